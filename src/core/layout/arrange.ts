import { edgesOf } from '../graph/edges'
import type { Design, Position } from '../model/design'
import { consumerGroupId, type NodeId, type NodeKind, producerId, topicId } from '../model/node-id'
import type { Columns } from './columns'
import { connected } from './connected'
import { packSets } from './pack-sets'
import { type Joined, splitNet } from './split-net'
import { BETWEEN_SETS, sideBySide, stackColumns, WINDOW } from './stack-columns'

/** Up to so many nodes in its longest column a drawing is one set of columns, whatever hangs together. */
const ONE_SET = 8
/** What lies between two sets above each other. */
const UNDER_SETS = 80
const SWEEPS = 6

interface Placed extends Joined {
  readonly id: NodeId
  readonly kind: NodeKind
  readonly neighbours: number[]
  readonly letters: number[]
}

interface Gathered {
  readonly nodes: readonly Placed[]
  /** Every line, dead letters too. */
  readonly links: readonly (readonly [number, number])[]
}

/**
 * Places every node: producers, topics and groups in columns, ordered so that edges cross little, and each
 * near the middle of its neighbours. Topics that only receive dead letters stand below the others. In a
 * large drawing what hangs together has columns of its own, a long net is cut where few lines are, and those
 * sets lie like the columns of a newspaper, in about the shape of a window. The same design always gives the
 * same places; nothing overlaps.
 *
 * @see Sugiyama, Tagawa, Toda (1981): the barycentre heuristic, here with columns that are known beforehand
 */
export function arrange(design: Design): Readonly<Record<NodeId, Position>> {
  const { nodes, links } = gather(design)
  const longest = Math.max(design.producers.length, design.topics.length, design.consumerGroups.length)
  const isSmall = longest <= ONE_SET
  const sets = isSmall ? [nodes.map((_, at) => at)] : netsOf(nodes.length, links)
  const last = lastTopics(design, nodes)
  const rank = new Array<number>(nodes.length).fill(0)
  const joined = (at: number): Joined => nodes[at] ?? ALONE
  const stacks = sets.map((set) => {
    const columns = orderColumns(nodes, set, rank, last)
    const parts = isSmall ? [columns] : splitNet(columns, last, joined)
    return sideBySide(parts.map((part) => stackColumns(part, (at) => joined(at).neighbours)))
  })
  const corners = packSets(stacks, WINDOW, [BETWEEN_SETS, UNDER_SETS])
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

/** What hangs together, in the order of the document; what is joined to nothing is one set, the last. */
function netsOf(count: number, links: Gathered['links']): readonly (readonly number[])[] {
  const nets = connected(count, links)
  const alone = nets.flatMap((net) => (net.length === 1 ? net : []))
  return [...nets.filter((net) => net.length > 1), ...(alone.length > 0 ? [alone] : [])]
}

const ALONE: Joined = { neighbours: [], letters: [] }

/** The three columns of a set, sorted sweep by sweep; `rank` holds each node's place in its column, 0 to 1. */
function orderColumns(
  nodes: readonly Placed[],
  set: readonly number[],
  rank: number[],
  last: ReadonlySet<number>,
): Columns {
  const of = (wanted: NodeKind): number[] => set.filter((at) => nodes[at]?.kind === wanted)
  const columns = { producer: of('producer'), topic: of('topic'), consumerGroup: of('consumerGroup') }
  const { producer, topic, consumerGroup } = columns
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
  for (const column of [producer, topic, consumerGroup]) number(column)
  for (let sweep = 0; sweep < SWEEPS; sweep += 1) {
    for (const column of [topic, consumerGroup, topic, producer]) sort(column)
  }
  return columns
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
    if (kind === 'deadLetter') {
      nodes[other]?.letters.push(one)
      continue
    }
    nodes[one]?.neighbours.push(other)
    nodes[other]?.neighbours.push(one)
  }
  return { nodes, links }
}

const place = (id: NodeId, kind: NodeKind): Placed => ({ id, kind, neighbours: [], letters: [] })

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
