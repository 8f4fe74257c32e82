import type { NodeKind } from '../model/node-id'
import { stronglyConnected } from '../shared/strongly-connected'
import { FIRST_LAYER } from './columns'

/** A line of the drawing, by the indices of the nodes that it joins. */
export interface Line {
  readonly from: number
  readonly to: number
  /** Leads to where records end or come back from, as dead letters do: drawn back, to the column of what was read. */
  readonly returns: boolean
}

/**
 * Returns the layer of each node, 0 at the left: a line leads one layer ahead at least, one that returns one
 * layer back at most. This is the longest path to the node; of a loop the lines that close it count for
 * nothing, as seen from where records enter it. What only feeds a later layer stands right before it.
 * Linear in nodes and lines.
 */
export function layersOf(kinds: readonly NodeKind[], lines: readonly Line[]): readonly number[] {
  const out = gatherBy(lines, ({ from }) => from)
  const order = orderOf(out, kinds)
  const position = new Map(order.map((node, at) => [node, at]))
  const isAhead = ({ from, to }: Line) => (position.get(from) ?? 0) < (position.get(to) ?? 0)
  const ahead = lines.filter(isAhead)
  const into = gatherBy(ahead, ({ to }) => to)
  const onwards = gatherBy(ahead, ({ from }) => from)
  const layers = kinds.map((kind) => FIRST_LAYER[kind])
  for (const node of order) {
    for (const line of into.get(node) ?? NONE) {
      layers[node] = Math.max(layers[node] ?? 0, (layers[line.from] ?? 0) + stepOf(line))
    }
  }
  for (const node of order.toReversed()) {
    const next = (onwards.get(node) ?? NONE).filter(({ returns }) => !returns)
    if (next.length === 0 || !onlyFeeds(node, into, onwards)) continue
    const latest = Math.min(...next.map(({ to }) => (layers[to] ?? 0) - 1))
    layers[node] = Math.max(layers[node] ?? 0, latest)
  }
  return layers
}

const NONE: readonly Line[] = []

const stepOf = ({ returns }: Line): number => (returns ? -1 : 1)

type ByNode = ReadonlyMap<number, readonly Line[]>

/** Whether nothing leads to a node but what leads nowhere else: moving it makes no line longer. */
const onlyFeeds = (node: number, into: ByNode, onwards: ByNode): boolean =>
  (into.get(node) ?? NONE).every(
    ({ from, returns }) => !returns && !into.has(from) && onwards.get(from)?.length === 1,
  )

function gatherBy(lines: readonly Line[], nodeOf: (line: Line) => number): Map<number, Line[]> {
  const found = new Map<number, Line[]>()
  for (const line of lines) {
    const known = found.get(nodeOf(line))
    if (known) known.push(line)
    else found.set(nodeOf(line), [line])
  }
  return found
}

/**
 * Returns the nodes that have lines so that each stands before those that it leads to, but for the lines that
 * close a loop: component by component, and inside one depth first from where lines enter it.
 */
function orderOf(out: ByNode, kinds: readonly NodeKind[]): readonly number[] {
  const order: number[] = []
  const entered = new Set<number>()
  for (const component of stronglyConnected(out)) {
    if (component.length === 1) order.push(...component)
    else order.push(...unrolled(component, out, entered, kinds))
    for (const node of component) for (const { to } of out.get(node) ?? NONE) entered.add(to)
  }
  return order
}

function unrolled(
  component: readonly number[],
  out: ByNode,
  entered: ReadonlySet<number>,
  kinds: readonly NodeKind[],
): readonly number[] {
  const inside = new Set(component)
  const rank = (node: number) => (entered.has(node) ? 0 : kinds[node] === 'topic' ? 1 : 2)
  const starts = component.toSorted((one, other) => rank(one) - rank(other) || one - other)
  const seen = new Set<number>()
  const finished: number[] = []
  for (const start of starts) {
    if (seen.has(start)) continue
    seen.add(start)
    const path = [{ node: start, next: 0 }]
    for (let step = path.at(-1); step; step = path.at(-1)) {
      const line = out.get(step.node)?.[step.next]
      step.next += 1
      if (line === undefined) {
        finished.push(step.node)
        path.pop()
      } else if (inside.has(line.to) && !seen.has(line.to)) {
        seen.add(line.to)
        path.push({ node: line.to, next: 0 })
      }
    }
  }
  return finished.reverse()
}
