import { createSlot } from '../shared/node-slot'
import type { Hop } from './guarantee'

/** The hops of one node, one after the other: there are one or two. */
interface Cached<Of> {
  readonly of: Of
  readonly name: string
  readonly hop: Hop
  readonly next: Cached<Of> | undefined
}

/** Returns a cache of hops by node, each valid while what else it follows from is the same: the cluster, or its release. */
export function cacheHops<Node extends object, Of>() {
  const cached = createSlot<Node, Cached<Of>>()
  return (node: Node, of: Of, name: string, make: (node: Node, of: Of) => Hop): Hop => {
    const first = cached.get(node)
    const current = first?.of === of ? first : undefined
    for (let one = current; one !== undefined; one = one.next) if (one.name === name) return one.hop
    const hop = make(node, of)
    cached.set(node, { of, name, hop, next: current })
    return hop
  }
}
