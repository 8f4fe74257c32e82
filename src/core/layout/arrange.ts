import { edgesOf } from '../graph/edges'
import type { Design, Position } from '../model/design'
import { consumerGroupId, type NodeId, type NodeKind, producerId, topicId } from '../model/node-id'
import { NODE_SIZE } from './node-size'

/** Where the columns stand, and how far nodes keep from each other in one. */
const COLUMN: Readonly<Record<NodeKind, number>> = { producer: 0, topic: 310, consumerGroup: 740 }
const GAP = 46
const SWEEPS = 6

interface Placed {
  readonly id: NodeId
  readonly kind: NodeKind
  readonly neighbours: number[]
}

/**
 * Places every node: producers, topics and groups in columns, ordered so that edges cross little, and each
 * near the middle of its neighbours. Topics that only receive dead letters stand below the others. Linear
 * but for the sorting; the same design always gives the same places; nothing overlaps.
 *
 * @see Sugiyama, Tagawa, Toda (1981): the barycentre heuristic, here with columns that are known beforehand
 */
export function arrange(design: Design): Readonly<Record<NodeId, Position>> {
  const nodes = gather(design)
  const columns = (['producer', 'topic', 'consumerGroup'] as const).map((kind) =>
    nodes.flatMap((node, at) => (node.kind === kind ? [at] : [])),
  )
  const [producers = [], topics = [], groups = []] = columns
  const rank = new Array<number>(nodes.length).fill(0)
  const number = (column: readonly number[]) => {
    for (const [place, at] of column.entries()) rank[at] = place / Math.max(1, column.length - 1)
  }
  const last = lastTopics(design, nodes)
  const sort = (column: number[]) => {
    const centre = new Map(column.map((at) => [at, centreOf(nodes[at], rank, at)]))
    column.sort(
      (one, other) =>
        Number(last.has(one)) - Number(last.has(other)) || (centre.get(one) ?? 0) - (centre.get(other) ?? 0),
    )
    number(column)
  }
  for (const column of columns) number(column)
  for (let sweep = 0; sweep < SWEEPS; sweep += 1) {
    for (const column of [topics, groups, topics, producers]) sort(column)
  }
  return stack(nodes, [producers, topics, groups])
}

function gather(design: Design): readonly Placed[] {
  const nodes: Placed[] = [
    ...design.producers.map(({ name }) => place(producerId(name), 'producer')),
    ...design.topics.map(({ name }) => place(topicId(name), 'topic')),
    ...design.consumerGroups.map(({ name }) => place(consumerGroupId(name), 'consumerGroup')),
  ]
  const index = new Map(nodes.map(({ id }, at) => [id, at]))
  for (const { kind, from, to } of edgesOf(design)) {
    if (kind === 'deadLetter') continue
    const one = index.get(from)
    const other = index.get(to)
    if (one === undefined || other === undefined) continue
    nodes[one]?.neighbours.push(other)
    nodes[other]?.neighbours.push(one)
  }
  return nodes
}

const place = (id: NodeId, kind: NodeKind): Placed => ({ id, kind, neighbours: [] })

/** Topics that only groups' dead letters lead to: the end of a path, not a step of it. */
function lastTopics(design: Design, nodes: readonly Placed[]): ReadonlySet<number> {
  const receivers = new Set(
    design.consumerGroups.flatMap(({ deadLetter }) => (deadLetter ? [deadLetter.topic] : [])),
  )
  if (receivers.size === 0) return new Set()
  const written = new Set(
    design.producers.flatMap(({ produces }) => produces?.map(({ topic }) => topic) ?? []),
  )
  return new Set(
    nodes.flatMap(({ id, kind }, at) => {
      const name = id.slice('topic:'.length)
      return kind === 'topic' && receivers.has(name) && !written.has(name) ? [at] : []
    }),
  )
}

function centreOf(node: Placed | undefined, rank: readonly number[], at: number): number {
  if (!node || node.neighbours.length === 0) return rank[at] ?? 0
  let sum = 0
  for (const neighbour of node.neighbours) sum += rank[neighbour] ?? 0
  return sum / node.neighbours.length
}

/** Puts the columns side by side, each centred against the longest. */
function stack(
  nodes: readonly Placed[],
  columns: readonly (readonly number[])[],
): Readonly<Record<NodeId, Position>> {
  const heightOf = (column: readonly number[]) =>
    column.reduce((sum, at) => sum + NODE_SIZE[nodes[at]?.kind ?? 'topic'].height + GAP, -GAP)
  const tallest = Math.max(0, ...columns.map(heightOf))
  const positions: Record<string, Position> = Object.create(null)
  for (const column of columns) {
    let y = Math.round(Math.max(0, tallest - heightOf(column)) / 2)
    for (const at of column) {
      const node = nodes[at]
      if (!node) continue
      positions[node.id] = [COLUMN[node.kind], y]
      y += NODE_SIZE[node.kind].height + GAP
    }
  }
  return positions
}
