/**
 * What of a large drawing is near the view. React Flow walks along all that it is given at every edit and every
 * selection, so it is given the nodes near the view and the edges that can be seen of them.
 */
import { type Edge, edgesOf } from '@/core/graph/edges'
import { NODE_SIZE } from '@/core/layout/node-size'
import type { Design, Position } from '@/core/model/design'
import { type NodeLists, nodesOf } from '@/core/model/kinds/index'
import {
  NODE_KINDS,
  type NodeId,
  type NodeKind,
  type NodeOfKind,
  nodeCount,
  nodeId,
} from '@/core/model/node-id'
import { cachedPer } from '@/core/shared/cached-per'
import { createSlot } from '@/core/shared/node-slot'
import { knownPositionsOf } from './boxes'
import { type Bounds, type Box, overlaps } from './scene'

/** A node of the document with what it covers. */
export interface PlacedBox extends Box {
  readonly kind: NodeKind
  readonly node: NodeOfKind<NodeKind>
}

const placed = createSlot<object, PlacedBox>()

function boxOfNode(
  kind: NodeKind,
  node: NodeOfKind<NodeKind>,
  positionOf: (id: NodeId) => Position | null,
): PlacedBox | null {
  const before = placed.get(node)
  const id = before?.kind === kind ? (before.id as NodeId) : nodeId(kind, node.name)
  const position = positionOf(id)
  if (!position) return null
  const [x, y] = position
  if (before?.kind === kind && before.x === x && before.y === y) return before
  const box = { id, kind, node, x, y, ...NODE_SIZE[kind], severity: null }
  placed.set(node, box)
  return box
}

const listed = new WeakMap<Design, readonly PlacedBox[]>()

/** The boxes of all nodes that have a position, in the order of the document; the same box while its node stays where it is. */
export function boxesOfAll(design: Design): readonly PlacedBox[] {
  const before = listed.get(design)
  if (before !== undefined) return before
  const positionOf = knownPositionsOf(design)
  const boxes: PlacedBox[] = []
  for (const kind of NODE_KINDS) {
    for (const node of nodesOf(design as NodeLists, kind)) {
      const box = boxOfNode(kind, node, positionOf)
      if (box) boxes.push(box)
    }
  }
  // A node without a position gets one when arranging is loaded.
  if (boxes.length === nodeCount(design)) listed.set(design, boxes)
  return boxes
}

export const boxById = cachedPer(
  (boxes: readonly PlacedBox[]): ReadonlyMap<string, PlacedBox> => new Map(boxes.map((box) => [box.id, box])),
)

/** An edge of which React Flow knows nothing, with the boxes that it joins. */
export interface AwayEdge {
  readonly edge: Edge
  readonly from: Box
  readonly to: Box
}

export interface Near {
  readonly ids: ReadonlySet<string>
  readonly boxes: readonly PlacedBox[]
  readonly edges: readonly Edge[]
  /** What crosses the view besides: painted, and no element. */
  readonly away: readonly AwayEdge[]
}

export const NOTHING_NEAR: Near = { ids: new Set(), boxes: [], edges: [], away: [] }

/** So many edges of one node that lead out of sight are elements; of a hub of thousands the others are painted. */
const MOST_LEADING_AWAY = 60

const around = (one: Box, other: Box): Bounds => {
  const [x, y] = [Math.min(one.x, other.x), Math.min(one.y, other.y)]
  return {
    x,
    y,
    width: Math.max(one.x + one.width, other.x + other.width) - x,
    height: Math.max(one.y + one.height, other.y + other.height) - y,
  }
}

/** Finds what is in or near a part of the drawing, and what is `wanted` wherever it stands. */
export function nearOf(
  design: Design,
  all: readonly PlacedBox[],
  area: Bounds,
  wanted: ReadonlySet<string>,
): Near {
  const byId = boxById(all)
  const boxes = all.filter((box) => wanted.has(box.id) || overlaps(box, area))
  const ids = new Set(boxes.map(({ id }) => id))
  const outside = new Set<string>()
  const leading = new Map<string, number>()
  const edges: Edge[] = []
  const away: AwayEdge[] = []
  const isOneOfMany = (node: string): boolean => {
    const count = (leading.get(node) ?? 0) + 1
    leading.set(node, count)
    return count > MOST_LEADING_AWAY
  }
  for (const edge of edgesOf(design)) {
    const [starts, ends] = [ids.has(edge.from), ids.has(edge.to)]
    if (starts && ends) {
      edges.push(edge)
      continue
    }
    const [from, to] = [byId.get(edge.from), byId.get(edge.to)]
    if (!from || !to) continue
    const isWanted = wanted.has(edge.id)
    if (isWanted || ((starts || ends) && !isOneOfMany(starts ? edge.from : edge.to))) {
      edges.push(edge)
      if (!starts) outside.add(edge.from)
      if (!ends) outside.add(edge.to)
    } else if (starts || ends || overlaps(around(from, to), area)) away.push({ edge, from, to })
  }
  for (const id of outside) {
    const box = byId.get(id)
    if (box) boxes.push(box)
  }
  return { ids, boxes, edges, away }
}
