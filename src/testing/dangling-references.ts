import type { Design } from '@/core/model/design'
import { hasNode, nodeNames } from '@/core/model/has-node'
import { nodesOf } from '@/core/model/kinds/index'
import { NODE_KINDS, type NodeKind } from '@/core/model/node-id'
import { ID_REFERENCES, referencesOf } from '@/core/model/references'

function danglingIn<Kind extends NodeKind>(design: Design, kind: Kind): string[] {
  const topics = nodeNames(design, 'topic')
  return nodesOf(design, kind).flatMap((node) =>
    referencesOf(kind).flatMap((reference) =>
      reference
        .topics(node)
        .filter((name) => !topics.has(name))
        .map((name) => `${kind}:${node.name}.${reference.field} → ${name}`),
    ),
  )
}

/** Every reference of a design that leads nowhere, for tests of integrity. */
export function danglingReferences(design: Design): readonly string[] {
  return [
    ...NODE_KINDS.flatMap((kind) => danglingIn(design, kind)),
    ...ID_REFERENCES.flatMap((reference) =>
      reference
        .ids(design)
        .filter((id) => id !== 'cluster' && !hasNode(design, id))
        .map((id) => `${reference.field} → ${id}`),
    ),
  ]
}
