import { edgesOf } from '@/core/graph/edges'
import { goesDown } from '@/core/layout/direction'
import type { Design } from '@/core/model/design'
import { type NodeId, nodeIds } from '@/core/model/node-id'
import { positionsOf } from '../flow/boxes'

export type Direction = 'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown'

export const isDirection = (key: string): key is Direction => /^Arrow(Left|Right|Up|Down)$/.test(key)

const TURNED: Readonly<Record<Direction, Direction>> = {
  ArrowDown: 'ArrowRight',
  ArrowUp: 'ArrowLeft',
  ArrowRight: 'ArrowDown',
  ArrowLeft: 'ArrowUp',
}

/** Returns which arrow a key is where records would go to the right: down is on where they go down. */
export const along = (design: Design, key: Direction): Direction => (goesDown(design) ? TURNED[key] : key)

/** Where nodes stand, turned where records go down. */
function turnedPositions(design: Design): (id: NodeId) => readonly [number, number] {
  const positionOf = positionsOf(design)
  if (!goesDown(design)) return positionOf
  return (id) => {
    const [x, y] = positionOf(id)
    return [y, x]
  }
}

/**
 * The node that the keyboard goes to from another: right and left along the edges, with and against the
 * records, the nearest first; up and down to the neighbours that stand in the same column.
 */
export function walk(design: Design, from: NodeId, key: Direction): NodeId | null {
  const [positionOf, direction] = [turnedPositions(design), along(design, key)]
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

/**
 * Returns the node or edge that the focus goes on to from another: right and left from a node to its edge, and from an
 * edge to the node at that end, the nearest in height first; up and down to the neighbours in the column, or to the
 * edge beside one at the same node. Null where there is nothing that way.
 */
export function stepOn(design: Design, from: string, key: Direction): string | null {
  const direction = along(design, key)
  const edges = edgesOf(design)
  const at = edges.find(({ id }) => id === from)
  const isAcross = direction === 'ArrowRight' || direction === 'ArrowLeft'
  if (at) {
    if (isAcross) return direction === 'ArrowRight' ? at.to : at.from
    const positionOf = turnedPositions(design)
    const beside = edges
      .filter((edge) => edge.from === at.from)
      .toSorted((one, other) => positionOf(one.to)[1] - positionOf(other.to)[1])
    return beside[beside.indexOf(at) + (direction === 'ArrowDown' ? 1 : -1)]?.id ?? null
  }
  if (!isAcross) return walk(design, from as NodeId, key)
  const to = walk(design, from as NodeId, key)
  const edge = edges.find((one) =>
    direction === 'ArrowRight' ? one.from === from && one.to === to : one.to === from && one.from === to,
  )
  return edge?.id ?? null
}
