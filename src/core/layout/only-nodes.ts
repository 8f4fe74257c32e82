import type { Design } from '../model/design'
import { LIST_OF_KIND, NODE_KINDS, nodeId } from '../model/node-id'

/** Returns the design with some of its nodes alone, in the document's order. */
export function onlyNodes(design: Design, ids: ReadonlySet<string>): Design {
  const lists = NODE_KINDS.map((kind) => [
    LIST_OF_KIND[kind],
    design[LIST_OF_KIND[kind]].filter(({ name }) => ids.has(nodeId(kind, name))),
  ])
  return { ...design, ...Object.fromEntries(lists) } as Design
}
