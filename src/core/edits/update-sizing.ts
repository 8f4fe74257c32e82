import type { SizingSettings } from '../model/design'
import { isEqual } from '../shared/is-equal'
import type { Edit } from './edit'

const NOTHING_SET: SizingSettings = {}

/** Changes what sizing assumes; settings that are all left out leave the document, too. */
export function updateSizing(
  change: (sizing: SizingSettings) => SizingSettings,
  label: string,
  mergeKey?: string,
): Edit {
  return {
    label,
    ...(mergeKey !== undefined && { mergeKey }),
    apply(design) {
      const { sizing: before = NOTHING_SET, ...rest } = design
      const sizing = change(before)
      if (isEqual(before, sizing)) return design
      return Object.keys(sizing).length === 0 ? rest : { ...design, sizing }
    },
  }
}
