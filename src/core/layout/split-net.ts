import { NODE_KINDS } from '../model/node-id'
import type { Column, Columns } from './columns'
import { windowFor } from './stack-columns'

/** What a node of a net is joined to, by the numbers of the nodes. */
export interface Joined {
  readonly neighbours: readonly number[]
  /** Of a topic the groups whose dead letters it takes. */
  readonly letters: readonly number[]
}

/** Fewer topics than this are no part of their own. */
const SMALLEST_PART = 3
const MOST_PARTS = 12
/** How far a cut may lie from where it would make equal parts, as a share of a part. */
const GIVE = 0.4
/** How much larger a window may get to save the lines that would be cut, all of them: its logarithm. */
const CUT_COST = 1.5

/**
 * Cuts ordered columns into parts that lie beside each other, each with columns of its own, so that a window
 * shows a long net larger: between topics where few lines are cut, and into as few parts as serve. A client lies where most of its topics lie, a topic of dead letters where most that send them lie.
 * More lines lead from left to right than back. Every node is in one part; the orders are kept.
 */
export function splitNet(columns: Columns, last: ReadonlySet<number>, joined: (node: number) => Joined) {
  const topics = columns.topic.filter((node) => !last.has(node))
  const costs = cutCosts(topics, columns, joined)
  let best: readonly Columns[] = [columns]
  let least = costOf(best, 0)
  for (let count = 2; count <= Math.min(MOST_PARTS, topics.length / SMALLEST_PART); count += 1) {
    const partOf = assign(columns, topics, last, cutsOf(costs, count), joined)
    const parts = partsOf(columns, partOf, count).filter((part) => sizeOf(part) > 0)
    const { cut, back } = crossings(columns, topics, partOf, joined)
    const cost = costOf(parts, cut)
    if (cost >= least) continue
    least = cost
    best = back > 0.5 ? parts.toReversed() : parts
  }
  return best
}

const sizeOf = ({ producer, topic, consumerGroup }: Columns): number =>
  producer.length + topic.length + consumerGroup.length

const costOf = (parts: readonly Columns[], cut: number): number => Math.log(windowFor(parts)) + CUT_COST * cut

/** What it costs to cut before each topic: the clients that have topics on both sides. */
function cutCosts(
  topics: Column,
  { producer, consumerGroup }: Columns,
  joined: (node: number) => Joined,
): readonly number[] {
  const placeOf = new Map(topics.map((node, place) => [node, place]))
  const change = new Array<number>(topics.length + 1).fill(0)
  for (const client of [...producer, ...consumerGroup]) {
    let first = topics.length
    let final = 0
    for (const topic of joined(client).neighbours) {
      const place = placeOf.get(topic)
      if (place === undefined) continue
      first = Math.min(first, place)
      final = Math.max(final, place)
    }
    if (first >= final) continue
    change[first + 1] = (change[first + 1] ?? 0) + 1
    change[final + 1] = (change[final + 1] ?? 0) - 1
  }
  let open = 0
  return topics.map((_, place) => {
    open += change[place] ?? 0
    return open
  })
}

/** The topics before which to cut, for so many parts: each the cheapest near where the parts would be equal. */
function cutsOf(costs: readonly number[], count: number): readonly number[] {
  const part = costs.length / count
  return Array.from({ length: count - 1 }, (_, at) => {
    const middle = (at + 1) * part
    let best = Math.round(middle)
    for (let place = Math.ceil(middle - GIVE * part); place <= middle + GIVE * part; place += 1) {
      const gain = (costs[best] ?? 0) - (costs[place] ?? 0)
      if (gain > 0 || (gain === 0 && Math.abs(place - middle) < Math.abs(best - middle))) best = place
    }
    return best
  })
}

function assign(
  columns: Columns,
  topics: Column,
  last: ReadonlySet<number>,
  cuts: readonly number[],
  joined: (node: number) => Joined,
): ReadonlyMap<number, number> {
  const partOf = new Map<number, number>()
  let part = 0
  for (const [place, topic] of topics.entries()) {
    while (part < cuts.length && place >= (cuts[part] ?? 0)) part += 1
    partOf.set(topic, part)
  }
  for (const clients of [columns.producer, columns.consumerGroup]) {
    let before = 0
    for (const client of clients) {
      before = mostOf(joined(client).neighbours, partOf) ?? before
      partOf.set(client, before)
    }
  }
  for (const topic of columns.topic) {
    if (last.has(topic)) partOf.set(topic, mostOf(joined(topic).letters, partOf) ?? cuts.length)
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
  const parts = Array.from({ length: count }, () => ({
    producer: [] as number[],
    topic: [] as number[],
    consumerGroup: [] as number[],
  }))
  for (const kind of NODE_KINDS) {
    for (const node of columns[kind]) parts[partOf.get(node) ?? 0]?.[kind].push(node)
  }
  return parts
}

/** The share of the lines that lead from one part to another, and the share of those that lead back. */
function crossings(
  { producer }: Columns,
  topics: Column,
  partOf: ReadonlyMap<number, number>,
  joined: (node: number) => Joined,
) {
  const writers = new Set(producer)
  let all = 0
  let cut = 0
  let back = 0
  for (const topic of topics) {
    for (const client of joined(topic).neighbours) {
      const ahead = (partOf.get(client) ?? 0) - (partOf.get(topic) ?? 0)
      all += 1
      cut += Number(ahead !== 0)
      back += Number(writers.has(client) ? ahead > 0 : ahead < 0)
    }
  }
  return { cut: cut / Math.max(1, all), back: back / Math.max(1, cut) }
}
