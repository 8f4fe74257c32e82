/** Where nodes stand and what they cover, drawn or not: reckoned from the document, since far nodes are no elements. */
import { boxOf } from '@/core/layout/box-of'
import { NODE_SIZE } from '@/core/layout/node-size'
import type { Design, Position } from '@/core/model/design'
import { hasMark } from '@/core/model/marks'
import { type NodeId, parseNodeId } from '@/core/model/node-id'
import { arranged } from '@/stores/document/arranger'
import type { Bounds } from './scene'

/** Where nodes stand; one that the document does not place is put where arranging would put it, once that is loaded. */
export function knownPositionsOf(design: Design): (id: NodeId) => Position | null {
  const placed = design.layout?.positions
  let others: Readonly<Record<string, Position>> | null | undefined
  return (id) => {
    const position = placed?.[id]
    if (position) return position
    others ??= arranged(design)
    return others?.[id] ?? null
  }
}

/** Where nodes stand; the origin for one that has no position. */
export function positionsOf(design: Design): (id: NodeId) => Position {
  const positionOf = knownPositionsOf(design)
  return (id) => positionOf(id) ?? [0, 0]
}

const boxOfMark = (design: Design, id: string) => (hasMark(design, id) ? boxOf(design, id) : undefined)

/** What each node or mark covers, wherever it is drawn or not. */
export function boxesOf(design: Design): (id: string) => Bounds {
  const positionOf = positionsOf(design)
  return (id) => {
    const mark = boxOfMark(design, id)
    if (mark) return mark
    const [x, y] = positionOf(id as NodeId)
    return { x, y, ...NODE_SIZE[parseNodeId(id)?.kind ?? 'topic'] }
  }
}
