import type { NodeKind } from '../model/node-id'
import { stronglyConnected } from '../shared/strongly-connected'
import { FIRST_LAYER } from './columns'

/** An edge of the drawing, by the indices of the nodes that it joins. */
export interface LayoutEdge {
  readonly from: number
  readonly to: number
  /** Leads to where records end or come back from, as dead letters do: drawn back, to the column of what was read. */
  readonly returns: boolean
}

/**
 * Returns the layer of each node, 0 at the left: an edge leads one layer ahead at least, one that returns one
 * layer back at most. This is the longest path to the node; of a loop the edges that close it count for
 * nothing, as seen from where records enter it. What only feeds a later layer stands right before it.
 * Linear in nodes and edges.
 */
export function layersOf(kinds: readonly NodeKind[], edges: readonly LayoutEdge[]): readonly number[] {
  const out = gatherBy(edges, ({ from }) => from)
  const order = orderOf(out, kinds)
  const position = new Map(order.map((node, at) => [node, at]))
  const isAhead = ({ from, to }: LayoutEdge) => (position.get(from) ?? 0) < (position.get(to) ?? 0)
  const ahead = edges.filter(isAhead)
  const into = gatherBy(ahead, ({ to }) => to)
  const onwards = gatherBy(ahead, ({ from }) => from)
  const layers = kinds.map((kind) => FIRST_LAYER[kind])
  for (const node of order) {
    for (const edge of into.get(node) ?? NONE) {
      layers[node] = Math.max(layers[node] ?? 0, (layers[edge.from] ?? 0) + stepOf(edge))
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

const NONE: readonly LayoutEdge[] = []

const stepOf = ({ returns }: LayoutEdge): number => (returns ? -1 : 1)

type ByNode = ReadonlyMap<number, readonly LayoutEdge[]>

/** Whether nothing leads to a node but what leads nowhere else: moving it makes no edge longer. */
const onlyFeeds = (node: number, into: ByNode, onwards: ByNode): boolean =>
  (into.get(node) ?? NONE).every(
    ({ from, returns }) => !returns && !into.has(from) && onwards.get(from)?.length === 1,
  )

function gatherBy(
  edges: readonly LayoutEdge[],
  nodeOf: (edge: LayoutEdge) => number,
): Map<number, LayoutEdge[]> {
  const found = new Map<number, LayoutEdge[]>()
  for (const edge of edges) {
    const known = found.get(nodeOf(edge))
    if (known) known.push(edge)
    else found.set(nodeOf(edge), [edge])
  }
  return found
}

/**
 * Returns the nodes that have edges so that each stands before those that it leads to, but for the edges that
 * close a loop: component by component, and inside one depth first from where edges enter it.
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
      const edge = out.get(step.node)?.[step.next]
      step.next += 1
      if (edge === undefined) {
        finished.push(step.node)
        path.pop()
      } else if (inside.has(edge.to) && !seen.has(edge.to)) {
        seen.add(edge.to)
        path.push({ node: edge.to, next: 0 })
      }
    }
  }
  return finished.reverse()
}
