import type { Edit } from '@/core/edits/edit'
import { copyAhead, placeNodes } from '@/core/edits/place-nodes'
import type { Design } from '@/core/model/design'
import { nodesOf } from '@/core/model/kinds/index'
import { NODE_KINDS, nodeId } from '@/core/model/node-id'
import { finish, type Pieces } from '@/core/shared/pieces'
import { arranged } from './arranger'

/** Designs of which it is known whether they say where each node is drawn. */
const known = new WeakMap<Design, boolean>()

/** So many nodes are looked at in one piece. */
const PIECE = 1024

function* lookAhead(design: Design): Pieces<boolean> {
  const before = known.get(design)
  if (before !== undefined) return before
  const placed = design.layout?.positions ?? {}
  let saysAll = true
  for (const kind of NODE_KINDS) {
    const nodes = nodesOf(design, kind)
    for (let at = 0; at < nodes.length && saysAll; at += 1) {
      saysAll = placed[nodeId(kind, nodes[at]?.name ?? '')] !== undefined
      if (at % PIECE === PIECE - 1) yield
    }
  }
  known.set(design, saysAll)
  return saysAll
}

/** Looks through a large design ahead, piece by piece, as the next edit that moves something would have to. */
export function* readyForEdit(design: Design): Pieces<void> {
  yield* lookAhead(design)
  yield* copyAhead(design)
}

/** Returns a design that says where each node is drawn; the very same where it does, or nothing is arranged yet. */
export function whereDrawn(design: Design): Design {
  if (finish(lookAhead(design))) return design
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
