import type { Design } from '@/core/model/design'
import { hasNode, nodeNames } from '@/core/model/has-node'
import { LIST_OF_KIND, type NodeKind, type NodeOfKind } from '@/core/model/node-id'
import { ID_REFERENCES, REFERENCES, type Reference } from '@/core/model/references'

function danglingIn<Kind extends NodeKind>(design: Design, kind: Kind): string[] {
  const topics = nodeNames(design, 'topic')
  const nodes = design[LIST_OF_KIND[kind]] as unknown as readonly NodeOfKind<Kind>[]
  const references = REFERENCES[kind] as unknown as readonly Reference<Kind>[]
  return nodes.flatMap((node) =>
    references.flatMap((reference) =>
      reference
        .names(node)
        .filter((name) => !topics.has(name))
        .map((name) => `${kind}:${node.name}.${reference.field} → ${name}`),
    ),
  )
}

/** Every reference of a design that leads nowhere, for tests of integrity. */
export function danglingReferences(design: Design): readonly string[] {
  return [
    ...danglingIn(design, 'producer'),
    ...danglingIn(design, 'topic'),
    ...danglingIn(design, 'consumerGroup'),
    ...ID_REFERENCES.flatMap((reference) =>
      reference
        .ids(design)
        .filter((id) => id !== 'cluster' && !hasNode(design, id))
        .map((id) => `${reference.field} → ${id}`),
    ),
  ]
}
