import type { Design } from '../model/design'
import { nodesOf } from '../model/kinds/index'
import type { Renaming } from '../model/kinds/kind'
import { LIST_OF_KIND, NODE_KINDS, type NodeKind, type NodeOfKind } from '../model/node-id'
import { ID_REFERENCES, referencesOf } from '../model/references'

/** One node with the topics that it names replaced; the very same node where it names none of them. */
export const renameTopicsOf = <Kind extends NodeKind>(
  kind: Kind,
  node: NodeOfKind<Kind>,
  renaming: Renaming,
): NodeOfKind<Kind> =>
  referencesOf(kind).reduce((renamed, reference) => reference.rename(renamed, renaming), node)

/** Replaces names of topics in the nodes of one kind; an untouched node stays the same object. */
function renameInKind<Kind extends NodeKind>(design: Design, kind: Kind, renaming: Renaming): Design {
  const before = nodesOf(design, kind)
  let after: NodeOfKind<Kind>[] | undefined
  for (const [index, node] of before.entries()) {
    const renamed = renameTopicsOf(kind, node, renaming)
    if (renamed === node) continue
    after ??= [...before]
    after[index] = renamed
  }
  return after ? { ...design, [LIST_OF_KIND[kind]]: after } : design
}

/** Replaces a topic's name wherever a node names it; undefined takes it out. Untouched nodes stay the same. */
export const renameTopics = (design: Design, renaming: Renaming): Design =>
  NODE_KINDS.reduce((renamed, kind) => renameInKind(renamed, kind, renaming), design)

/** Replaces node ids, as `topic:orders`, in the layout and the suppressions; undefined takes them out. */
export const renameIds = (design: Design, renaming: Renaming): Design =>
  ID_REFERENCES.reduce((renamed, reference) => reference.rename(renamed, renaming), design)
