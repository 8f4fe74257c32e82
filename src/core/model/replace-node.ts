import type { Design } from './design'
import { nodesOf } from './kinds/index'
import { LIST_OF_KIND, type NodeKind, type NodeOfKind } from './node-id'

/** Where the last node was found: whoever changes thousands goes along the list, and looks a few nodes further. */
let found = 0

function indexOf(nodes: readonly { readonly name: string }[], name: string): number {
  const start = found < nodes.length ? found : 0
  for (let step = 0; step < nodes.length; step += 1) {
    const at = start + step < nodes.length ? start + step : start + step - nodes.length
    if (nodes[at]?.name !== name) continue
    found = at
    return at
  }
  return -1
}

/**
 * The design with one node changed; every other node keeps its identity. The very same design comes back
 * where no node has that name or where `change` returns the node that it was given.
 */
export function replaceNode<Kind extends NodeKind>(
  design: Design,
  kind: Kind,
  name: string,
  change: (node: NodeOfKind<Kind>) => NodeOfKind<Kind>,
): Design {
  const nodes = nodesOf(design, kind)
  const index = indexOf(nodes, name)
  const before = nodes[index]
  if (before === undefined) return design
  const after = change(before)
  return after === before ? design : { ...design, [LIST_OF_KIND[kind]]: nodes.with(index, after) }
}
