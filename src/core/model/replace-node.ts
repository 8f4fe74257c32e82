import type { Design } from './design'
import { nodesOf } from './kinds/index'
import { LIST_OF_KIND, type NodeKind, type NodeOfKind } from './node-id'

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
  const index = nodes.findIndex((node) => node.name === name)
  const before = nodes[index]
  if (before === undefined) return design
  const after = change(before)
  return after === before ? design : { ...design, [LIST_OF_KIND[kind]]: nodes.with(index, after) }
}
