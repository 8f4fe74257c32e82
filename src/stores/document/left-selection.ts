import type { Design } from '@/core/model/design'
import { select, sessionStore } from '../session/session-store'

/** What was selected when a design was left for another one, by an edit, an undo or a redo. */
const left = new WeakMap<Design, ReadonlySet<string>>()

/** Notes what is selected in a design that is about to be left. */
export const noteSelection = (design: Design): void => {
  left.set(design, sessionStore.getState().selection)
}

/** Selects what was selected when the design was left. What it had selected that is not noted stays as it is. */
export function bringSelectionBack(design: Design): void {
  const selection = left.get(design)
  if (selection) select(selection)
}
