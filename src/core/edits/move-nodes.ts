import { withContents } from '../layout/box-of'
import type { Position } from '../model/design'
import { hasNode } from '../model/has-node'
import { lockedIds } from '../model/locks'
import { hasMark, MARKS, type MarkId, parseMarkId } from '../model/marks'
import { type NodeId, parseNodeId } from '../model/node-id'
import { countItems } from './count-items'
import type { Edit } from './edit'
import { placeMarks } from './place-marks'
import { placeNodes } from './place-nodes'

const nameOf = (id: string): string => {
  const mark = parseMarkId(id)
  return mark ? `the ${MARKS[mark.kind].word}` : (parseNodeId(id)?.name ?? id)
}

/**
 * Puts nodes and marks at positions in canvas pixels, rounded to whole ones; the rest of the document keeps its
 * identity. An area takes along what stands in it. What is not in the design is left out, what is locked stays. One drag is one step; steps of the arrow keys with one
 * `mergeKey` are one as well.
 */
export function moveNodes(positions: Readonly<Record<NodeId | MarkId, Position>>, mergeKey?: string): Edit {
  const ids = Object.keys(positions)
  const [first = ''] = ids
  return {
    label: ids.length === 1 ? `Move ${nameOf(first)}` : `Move ${countItems(ids)}`,
    ...(mergeKey !== undefined && { mergeKey }),
    apply(design) {
      const locked = lockedIds(design)
      const free = Object.fromEntries(Object.entries(positions).filter(([id]) => !locked.has(id)))
      const moved = withContents(design, free)
      const drawn = Object.entries(moved).filter(([id]) => hasNode(design, id))
      const marks = Object.entries(moved).filter(([id]) => hasMark(design, id))
      return placeMarks(placeNodes(design, Object.fromEntries(drawn)), Object.fromEntries(marks))
    },
  }
}
