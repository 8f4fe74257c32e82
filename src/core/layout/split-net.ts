import { type Column, type Columns, clientColumns, topicColumns } from './columns'
import type { LayoutShape } from './direction'
import type { Placed } from './gather'
import { windowFor } from './stack-columns'

/** What is known of a net beside its columns. */
interface Net {
  /** Topics that only retries and dead letters lead to. */
  readonly last: ReadonlySet<number>
  /** Each node's position in its column, 0 to 1. */
  readonly rank: readonly number[]
  readonly nodeAt: (node: number) => Placed
  readonly shape: LayoutShape
}

/** Fewer topics than this are no part of their own. */
const SMALLEST_PART = 3
const MOST_PARTS = 12
/** How far a cut may lie from where it would make equal parts, as a share of a part. */
const GIVE = 0.4
/** How much larger a window may get to save the edges that would be cut, all of them: its logarithm. */
const CUT_COST = 1.5

/**
 * Cuts ordered columns into parts that lie beside each other, each with columns of its own, so that a window
 * shows a long net larger: between topics where few edges are cut, and into as few parts as serve. A client
 * lies where most of its topics lie, a topic of dead letters where most that send them lie. More edges lead
 * from left to right than back. Every node is in one part; the orders are kept.
 */
export function splitNet(columns: Columns, net: Net): readonly Columns[] {
  const topics = topicColumns(columns)
    .flat()
    .filter((node) => !net.last.has(node))
    .sort((one, other) => (net.rank[one] ?? 0) - (net.rank[other] ?? 0))
  const costs = cutCosts(topics, columns, net)
  let best: readonly Columns[] = [columns]
  let least = costOf(best, 0, net)
  for (let count = 2; count <= Math.min(MOST_PARTS, topics.length / SMALLEST_PART); count += 1) {
    const partOf = assign(columns, topics, cutsOf(costs, count), net)
    const parts = partsOf(columns, partOf, count).filter((part) => part.some((column) => column.length > 0))
    const { cut, back } = crossings(columns, partOf, net)
    const cost = costOf(parts, cut, net)
    if (cost >= least) continue
    least = cost
    best = back > 0.5 ? parts.toReversed() : parts
  }
  return best
}

const costOf = (parts: readonly Columns[], cut: number, { nodeAt, shape }: Net): number =>
  Math.log(windowFor(parts, nodeAt, shape)) + CUT_COST * cut

/** What it costs to cut before each topic: the clients that have topics on both sides. */
function cutCosts(topics: Column, columns: Columns, { nodeAt }: Net): readonly number[] {
  const indexOf = new Map(topics.map((node, index) => [node, index]))
  const change = new Array<number>(topics.length + 1).fill(0)
  for (const client of clientColumns(columns).flat()) {
    let first = topics.length
    let final = 0
    for (const topic of nodeAt(client).neighbours) {
      const index = indexOf.get(topic)
      if (index === undefined) continue
      first = Math.min(first, index)
      final = Math.max(final, index)
    }
    if (first >= final) continue
    change[first + 1] = (change[first + 1] ?? 0) + 1
    change[final + 1] = (change[final + 1] ?? 0) - 1
  }
  let open = 0
  return topics.map((_, index) => {
    open += change[index] ?? 0
    return open
  })
}

/** The topics before which to cut, for so many parts: each the cheapest near where the parts would be equal. */
function cutsOf(costs: readonly number[], count: number): readonly number[] {
  const part = costs.length / count
  return Array.from({ length: count - 1 }, (_, at) => {
    const middle = (at + 1) * part
    let best = Math.round(middle)
    for (let index = Math.ceil(middle - GIVE * part); index <= middle + GIVE * part; index += 1) {
      const gain = (costs[best] ?? 0) - (costs[index] ?? 0)
      if (gain > 0 || (gain === 0 && Math.abs(index - middle) < Math.abs(best - middle))) best = index
    }
    return best
  })
}

function assign(
  columns: Columns,
  topics: Column,
  cuts: readonly number[],
  { last, nodeAt }: Net,
): ReadonlyMap<number, number> {
  const partOf = new Map<number, number>()
  let part = 0
  for (const [index, topic] of topics.entries()) {
    while (part < cuts.length && index >= (cuts[part] ?? 0)) part += 1
    partOf.set(topic, part)
  }
  for (const clients of clientColumns(columns)) {
    let before = 0
    for (const client of clients) {
      before = mostOf(nodeAt(client).neighbours, partOf) ?? before
      partOf.set(client, before)
    }
  }
  for (const topic of topicColumns(columns).flat()) {
    if (last.has(topic)) partOf.set(topic, mostOf(nodeAt(topic).letters, partOf) ?? cuts.length)
  }
  return partOf
}

/** The part in which most of some nodes lie, the first of several. */
function mostOf(nodes: readonly number[], partOf: ReadonlyMap<number, number>): number | undefined {
  const counts = new Map<number, number>()
  for (const node of nodes) {
    const part = partOf.get(node)
    if (part !== undefined) counts.set(part, (counts.get(part) ?? 0) + 1)
  }
  return [...counts].sort(([one, ones], [other, others]) => others - ones || one - other)[0]?.[0]
}

function partsOf(columns: Columns, partOf: ReadonlyMap<number, number>, count: number): readonly Columns[] {
  const parts = Array.from({ length: count }, () => columns.map((): number[] => []))
  for (const [layer, column] of columns.entries()) {
    for (const node of column) parts[partOf.get(node) ?? 0]?.[layer]?.push(node)
  }
  return parts.map(fromFirst)
}

/** A part of a chain leaves no room for what stands in the parts before it. */
function fromFirst(columns: Columns): Columns {
  const first = columns.findIndex((column) => column.length > 0)
  return columns.slice(Math.max(0, first - (first % 2)))
}

/** The share of the edges that lead from one part to another, and the share of those that lead back. */
function crossings(columns: Columns, partOf: ReadonlyMap<number, number>, { last, nodeAt }: Net) {
  let all = 0
  let cut = 0
  let back = 0
  for (const from of columns.flat()) {
    if (last.has(from)) continue
    for (const to of nodeAt(from).targets) {
      const ahead = (partOf.get(to) ?? 0) - (partOf.get(from) ?? 0)
      all += 1
      cut += Number(ahead !== 0)
      back += Number(ahead < 0)
    }
  }
  return { cut: cut / Math.max(1, all), back: back / Math.max(1, cut) }
}
