import { edgesOf } from '@/core/graph/edges'
import type { Design } from '@/core/model/design'
import { type NodeId, nodeIds } from '@/core/model/node-id'
import { positionsOf } from '../flow/boxes'

export type Direction = 'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown'

export const isDirection = (key: string): key is Direction => /^Arrow(Left|Right|Up|Down)$/.test(key)

/**
 * The node that the keyboard goes to from another: right and left along the edges, with and against the
 * records, the nearest first; up and down to the neighbours that stand in the same column.
 */
export function walk(design: Design, from: NodeId, direction: Direction): NodeId | null {
  const positionOf = positionsOf(design)
  const [x, y] = positionOf(from)
  const nearest = (ids: readonly NodeId[], distance: (id: NodeId) => number): NodeId | null =>
    ids.reduce<NodeId | null>(
      (best, id) => (best === null || distance(id) < distance(best) ? id : best),
      null,
    )

  if (direction === 'ArrowRight' || direction === 'ArrowLeft') {
    const next = edgesOf(design).flatMap(({ from: source, to }) =>
      direction === 'ArrowRight' ? (source === from ? [to] : []) : to === from ? [source] : [],
    )
    return nearest(next, (id) => Math.abs(positionOf(id)[1] - y))
  }
  const sign = direction === 'ArrowDown' ? 1 : -1
  const others = nodeIds(design).filter((id) => id !== from && sign * (positionOf(id)[1] - y) > 0)
  return nearest(others, (id) => Math.abs(positionOf(id)[1] - y) + 4 * Math.abs(positionOf(id)[0] - x))
}
