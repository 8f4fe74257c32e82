import type { Design } from '../model/design'
import { LIST_OF_KIND, type NodeKind, type NodeOfKind } from '../model/node-id'
import { ID_REFERENCES, REFERENCES, type Reference, type Renaming } from '../model/references'

/** One node with the topics that it names replaced; the very same node where it names none of them. */
export function mendNode<Kind extends NodeKind>(
  kind: Kind,
  node: NodeOfKind<Kind>,
  rename: Renaming,
): NodeOfKind<Kind> {
  const references = REFERENCES[kind] as unknown as readonly Reference<Kind>[]
  return references.reduce((mended, reference) => reference.mend(mended, rename), node)
}

function mendKind<Kind extends NodeKind>(design: Design, kind: Kind, rename: Renaming): Design {
  const list = LIST_OF_KIND[kind]
  const before = design[list] as unknown as readonly NodeOfKind<Kind>[]
  let after: NodeOfKind<Kind>[] | undefined
  for (const [index, node] of before.entries()) {
    const mended = mendNode(kind, node, rename)
    if (mended === node) continue
    after ??= [...before]
    after[index] = mended
  }
  return after ? { ...design, [list]: after } : design
}

/** Replaces a topic's name wherever a node names it; undefined takes it out. Untouched nodes stay the same. */
export function mendTopicReferences(design: Design, rename: Renaming): Design {
  return (Object.keys(LIST_OF_KIND) as NodeKind[]).reduce(
    (mended, kind) => mendKind(mended, kind, rename),
    design,
  )
}

/** Replaces node ids, as `topic:orders`, in the layout and the suppressions; undefined takes them out. */
export function mendIdReferences(design: Design, rename: Renaming): Design {
  return ID_REFERENCES.reduce((mended, reference) => reference.mend(mended, rename), design)
}
