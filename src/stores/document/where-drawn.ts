import type { Edit } from '@/core/edits/edit'
import { placeNodes } from '@/core/edits/place-nodes'
import type { Design } from '@/core/model/design'
import { nodeIds } from '@/core/model/node-id'
import { arranged } from './arranger'

/** Returns a design that says where each node is drawn; the very same where it does, or nothing is arranged yet. */
export function whereDrawn(design: Design): Design {
  const placed = design.layout?.positions ?? {}
  if (nodeIds(design).every((id) => placed[id] !== undefined)) return design
  const positions = arranged(design)
  return positions ? placeNodes(design, positions) : design
}

/**
 * Returns an edit that, where it puts anything somewhere, leaves all else where it is drawn: what a document places
 * nowhere is arranged, and would be arranged anew around it.
 */
export const staysAsDrawn = (edit: Edit): Edit => ({
  ...edit,
  apply(design) {
    const after = edit.apply(design)
    if (after.layout === design.layout) return after
    const drawn = whereDrawn(design)
    return drawn === design ? after : edit.apply(drawn)
  },
})
