import { type DesignChange, withChange } from '../model/design-change'
import type { Edit } from './edit'

/** Makes changes that were proposed as data, as one step. */
export const applyChanges = (label: string, changes: readonly DesignChange[]): Edit => ({
  label,
  apply: (design) => changes.reduce(withChange, design),
})
