import type { Design, Position } from '../model/design'
import { marksOf } from '../model/marks'
import { type NodeId, nodeIds, parseNodeId } from '../model/node-id'
import { arrange } from './arrange'
import { type Box, boxFrom, nodeBox } from './box-of'
import { stepAside } from './make-room'

type Positions = Readonly<Record<NodeId, Position>>

/**
 * Returns a position for every node, in canvas pixels: the document's own, or else where arranging would put the node,
 * farther down where something that the document places stands there. What has no position of its own covers neither a
 * node that has one, nor a note, nor another node.
 */
export function placeAll(design: Design): Positions {
  const known: Readonly<Record<string, Position>> = design.layout?.positions ?? {}
  const ids = nodeIds(design)
  const missing = ids.filter((id) => known[id] === undefined)
  const positions: Record<NodeId, Position> = {}
  const settled: Box[] = []
  const settle = (id: NodeId, box: Box) => {
    positions[id] = [box.x, box.y]
    settled.push(box)
  }
  for (const id of ids) {
    const at = known[id]
    if (at) settle(id, boxAt(id, at))
  }
  if (missing.length === 0) return positions
  for (const { at, size } of Object.values(marksOf(design, 'note'))) settled.push(boxFrom(at, size))
  const arranged = arrange(design)
  if (settled.length === 0) return arranged
  const boxes = missing.map((id) => [id, boxAt(id, arranged[id] ?? [0, 0])] as const)
  for (const [id, box] of boxes.toSorted(([, one], [, other]) => one.y - other.y))
    settle(id, settled.some((other) => overlap(box, other)) ? stepAside(box, settled, 1) : box)
  return positions
}

const boxAt = (id: NodeId, at: Position): Box => nodeBox(parseNodeId(id)?.kind ?? 'topic', at)

/** Whether two rectangles cover a point in common; those that only touch do not. */
export const overlap = (one: Box, other: Box): boolean =>
  one.x < other.x + other.width &&
  other.x < one.x + one.width &&
  one.y < other.y + other.height &&
  other.y < one.y + one.height
