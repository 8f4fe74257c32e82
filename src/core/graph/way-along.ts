import type { Design } from '../model/design'
import { edgesOf } from './edges'
import type { Way } from './way-of'

/** Returns the nodes and edges that can be reached from a node against or along the records, the node among them. */
function reach(design: Design, from: string, isUpstream: boolean): ReadonlySet<string> {
  const next = new Map<string, { readonly edge: string; readonly node: string }[]>()
  for (const edge of edgesOf(design)) {
    const [start, end] = isUpstream ? [edge.to, edge.from] : [edge.from, edge.to]
    const known = next.get(start)
    if (known) known.push({ edge: edge.id, node: end })
    else next.set(start, [{ edge: edge.id, node: end }])
  }
  const found = new Set([from])
  const left = [from]
  for (let at = left.pop(); at !== undefined; at = left.pop()) {
    for (const { edge, node } of next.get(at) ?? []) {
      found.add(edge)
      if (found.has(node)) continue
      found.add(node)
      left.push(node)
    }
  }
  return found
}

/**
 * Returns what records pass that go through some nodes in their order: these nodes, and every node and edge on a way
 * from one to the next. Nodes that no way joins are lit alone.
 */
export function wayAlong(design: Design, nodes: readonly string[]): Way {
  const way = new Set(nodes)
  for (let at = 1; at < nodes.length; at += 1) {
    const below = reach(design, nodes[at - 1] ?? '', false)
    const above = reach(design, nodes[at] ?? '', true)
    for (const id of below) if (above.has(id)) way.add(id)
  }
  return way
}

/** Returns what records pass on their way to a node by one of the topics that it reads. */
export function wayInto(design: Design, topic: string, reader: string): Way {
  const way = new Set(reach(design, topic, true))
  for (const { id, from, to } of edgesOf(design)) if (from === topic && to === reader) way.add(id)
  return way.add(reader)
}
