import { edgesOf } from '../graph/edges'
import type { Design, Position } from '../model/design'
import { consumerGroupId, type NodeId, type NodeKind, producerId, topicId } from '../model/node-id'
import { connected } from './connected'
import { packBoxes } from './pack-boxes'
import { type Column, stackColumns } from './stack-columns'

/** Up to so many nodes in its longest column a drawing is one set of columns, whatever hangs together. */
const ONE_SET = 12
const BETWEEN_SETS = 120
/** As wide through high as a window. */
const SHAPE = 1.6
const SWEEPS = 6

interface Placed {
  readonly id: NodeId
  readonly kind: NodeKind
  readonly neighbours: number[]
}

interface Gathered {
  readonly nodes: readonly Placed[]
  /** Every line, dead letters too. */
  readonly links: readonly (readonly [number, number])[]
}

/**
 * Places every node: producers, topics and groups in columns, ordered so that edges cross little, and each
 * near the middle of its neighbours. Topics that only receive dead letters stand below the others. In a
 * large drawing what hangs together has columns of its own, and those sets lie in rows, about the shape of
 * a window. Linear but for the sorting; the same design always gives the same places; nothing overlaps.
 *
 * @see Sugiyama, Tagawa, Toda (1981): the barycentre heuristic, here with columns that are known beforehand
 */
export function arrange(design: Design): Readonly<Record<NodeId, Position>> {
  const { nodes, links } = gather(design)
  const longest = Math.max(design.producers.length, design.topics.length, design.consumerGroups.length)
  const isSmall = longest <= ONE_SET
  const sets = isSmall ? [nodes.map((_, at) => at)] : connected(nodes.length, links)
  const last = lastTopics(design, nodes)
  const rank = new Array<number>(nodes.length).fill(0)
  const stacks = sets.map((set) => {
    const columns = orderColumns(nodes, set, rank, last)
    return stackColumns(isSmall ? columns : columns.filter((column) => column.nodes.length > 0))
  })
  const corners = packBoxes(stacks, SHAPE, BETWEEN_SETS)
  const positions: Record<string, Position> = Object.create(null)
  for (const [at, { places }] of stacks.entries()) {
    const [left, top] = corners[at] ?? [0, 0]
    for (const [node, [x, y]] of places) {
      const id = nodes[node]?.id
      if (id !== undefined) positions[id] = [left + x, top + y]
    }
  }
  return positions
}

/** The three columns of a set, sorted sweep by sweep; `rank` holds each node's place in its column, 0 to 1. */
function orderColumns(
  nodes: readonly Placed[],
  set: readonly number[],
  rank: number[],
  last: ReadonlySet<number>,
): readonly Column[] {
  const of = (kind: NodeKind): number[] => set.filter((at) => nodes[at]?.kind === kind)
  const producers = of('producer')
  const topics = of('topic')
  const groups = of('consumerGroup')
  const number = (column: readonly number[]) => {
    for (const [place, at] of column.entries()) rank[at] = place / Math.max(1, column.length - 1)
  }
  const sort = (column: number[]) => {
    if (column.length < 2) return
    const centre = new Map(column.map((at) => [at, centreOf(nodes[at], rank, at)]))
    column.sort(
      (one, other) =>
        Number(last.has(one)) - Number(last.has(other)) || (centre.get(one) ?? 0) - (centre.get(other) ?? 0),
    )
    number(column)
  }
  for (const column of [producers, topics, groups]) number(column)
  for (let sweep = 0; sweep < SWEEPS; sweep += 1) {
    for (const column of [topics, groups, topics, producers]) sort(column)
  }
  return [
    { kind: 'producer', nodes: producers },
    { kind: 'topic', nodes: topics },
    { kind: 'consumerGroup', nodes: groups },
  ]
}

function gather(design: Design): Gathered {
  const nodes: Placed[] = [
    ...design.producers.map(({ name }) => place(producerId(name), 'producer')),
    ...design.topics.map(({ name }) => place(topicId(name), 'topic')),
    ...design.consumerGroups.map(({ name }) => place(consumerGroupId(name), 'consumerGroup')),
  ]
  const index = new Map(nodes.map(({ id }, at) => [id, at]))
  const links: (readonly [number, number])[] = []
  for (const { kind, from, to } of edgesOf(design)) {
    const one = index.get(from)
    const other = index.get(to)
    if (one === undefined || other === undefined) continue
    links.push([one, other])
    if (kind === 'deadLetter') continue
    nodes[one]?.neighbours.push(other)
    nodes[other]?.neighbours.push(one)
  }
  return { nodes, links }
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
