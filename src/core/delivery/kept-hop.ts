import type { Hop } from './guarantee'

interface Kept<Of> {
  readonly of: Of
  readonly hops: Map<string, Hop>
}

/** Keeps hops by a node, while what else they follow from is the same: the cluster, or its release. */
export function keepHops<Node extends object, Of>() {
  const kept = new WeakMap<Node, Kept<Of>>()
  return (node: Node, of: Of, name: string, make: () => Hop): Hop => {
    let known = kept.get(node)
    if (known === undefined || known.of !== of) {
      known = { of, hops: new Map() }
      kept.set(node, known)
    }
    const before = known.hops.get(name)
    if (before !== undefined) return before
    const hop = make()
    known.hops.set(name, hop)
    return hop
  }
}
