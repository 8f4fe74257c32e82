import type { Hop } from './guarantee'

interface Cached<Of> {
  readonly of: Of
  readonly hops: Map<string, Hop>
}

/** Returns a cache of hops by node, each valid while what else it follows from is the same: the cluster, or its release. */
export function cacheHops<Node extends object, Of>() {
  const cached = new WeakMap<Node, Cached<Of>>()
  return (node: Node, of: Of, name: string, make: () => Hop): Hop => {
    let known = cached.get(node)
    if (known === undefined || known.of !== of) {
      known = { of, hops: new Map() }
      cached.set(node, known)
    }
    const before = known.hops.get(name)
    if (before !== undefined) return before
    const hop = make()
    known.hops.set(name, hop)
    return hop
  }
}
