import { cachedPer } from '../shared/cached-per'
import type { Design } from './design'
import { nodesOf } from './kinds/index'
import { type NodeKind, parseNodeId } from './node-id'

const namesOf = cachedPer(
  (nodes: readonly { readonly name: string }[]): ReadonlySet<string> =>
    new Set(nodes.map((node) => node.name)),
)

/** The names of all nodes of a kind; read once per list. */
export const nodeNames = (design: Design, kind: NodeKind): ReadonlySet<string> =>
  namesOf(nodesOf(design, kind))

/** Whether the design has the node of an id, as `topic:orders`. */
export function hasNode(design: Design, id: string): boolean {
  const node = parseNodeId(id)
  return node !== null && nodeNames(design, node.kind).has(node.name)
}
