import { edgesOf } from '../graph/edges'
import { type Box, boxFrom } from '../layout/box-of'
import { stepAside } from '../layout/make-room'
import { NODE_SIZE } from '../layout/node-size'
import { placeAll } from '../layout/place-all'
import type { Design, Position } from '../model/design'
import { type NodeId, nodeIds, parseNodeId } from '../model/node-id'
import type { Comparison } from './compare-designs'

/** Air under the drawing, for what has no neighbour in it, in canvas pixels. */
const BELOW = 40

const boxAt = (id: NodeId, at: Position): Box => {
  const { width, height } = NODE_SIZE[parseNodeId(id)?.kind ?? 'topic']
  return boxFrom(at, [width, height])
}

/**
 * Returns where the nodes that a later design no longer has can be shown in its drawing, as boxes in canvas pixels:
 * each as far from a neighbour that both have as it stood in the earlier one, and clear of all that is drawn; what has
 * no such neighbour stands under the drawing.
 */
export function placeRemoved(
  before: Design,
  after: Design,
  removed: Comparison['removed'],
): ReadonlyMap<NodeId, Box> {
  const placed = new Map<NodeId, Box>()
  if (removed.length === 0) return placed
  const [were, are] = [placeAll(before), placeAll(after)]
  const settled = nodeIds(after).map((id) => boxAt(id, are[id] ?? [0, 0]))
  const bottom = Math.max(0, ...settled.map(({ y, height }) => y + height)) + BELOW
  const left = Math.min(...settled.map(({ x }) => x), settled.length === 0 ? 0 : Number.POSITIVE_INFINITY)
  const firstOld = Math.min(...Object.values(were).map(([x]) => x))
  const edges = edgesOf(before)
  for (const { id } of removed) {
    const was = were[id] ?? [0, 0]
    const neighbour = edges
      .flatMap(({ from, to }) => (from === id ? [to] : to === id ? [from] : []))
      .find((other) => are[other] !== undefined && were[other] !== undefined)
    const [from, to] = neighbour ? [were[neighbour], are[neighbour]] : []
    const wanted: Position =
      from && to ? [to[0] + was[0] - from[0], to[1] + was[1] - from[1]] : [left + was[0] - firstOld, bottom]
    const box = stepAside(boxAt(id, wanted), settled, 1)
    settled.push(box)
    placed.set(id, box)
  }
  return placed
}
