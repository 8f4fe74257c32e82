import type { Design } from '@/core/model/design'
import { LIST_OF_KIND, type NodeId, type NodeKind } from '@/core/model/node-id'

/** What became of the nodes of one design in another. */
export interface NodeChanges {
  /** New, changed and renamed nodes, by their ids afterwards. */
  readonly touched: readonly NodeId[]
  /** The id before to the id afterwards, of nodes that were renamed in their place. */
  readonly renamed: ReadonlyMap<string, NodeId>
  /** The ids before of nodes that are gone. */
  readonly removed: ReadonlySet<string>
}

type Nodes = readonly { readonly name: string }[]

const namesOf = (nodes: Nodes): ReadonlySet<string> => new Set(nodes.map(({ name }) => name))

/** The nodes that changed in their place; null where any came, went, moved or was renamed. */
function changedInPlace(ones: Nodes, others: Nodes): Nodes | null {
  if (ones.length !== others.length) return null
  const changed = others.filter((node, at) => node !== ones[at])
  return others.every((node, at) => node === ones[at] || node.name === ones[at]?.name) ? changed : null
}

/**
 * Compares two designs by the identity of their nodes, list by list; a list that is the same object is not
 * looked into. A node that gives way to a new name at the same index of a list of the same length counts as
 * renamed.
 */
export function compareDesigns(before: Design, after: Design): NodeChanges {
  const touched: NodeId[] = []
  const renamed = new Map<string, NodeId>()
  const removed = new Set<string>()
  const touch = (kind: NodeKind, nodes: Nodes) => {
    for (const { name } of nodes) touched.push(`${kind}:${name}`)
  }
  for (const kind of Object.keys(LIST_OF_KIND) as NodeKind[]) {
    const ones: Nodes = before[LIST_OF_KIND[kind]]
    const others: Nodes = after[LIST_OF_KIND[kind]]
    if (ones === others) continue
    const changed = changedInPlace(ones, others)
    if (changed) {
      touch(kind, changed)
      continue
    }
    const known = new Set<object>(ones)
    touch(
      kind,
      others.filter((node) => !known.has(node)),
    )
    const [namesBefore, namesAfter] = [namesOf(ones), namesOf(others)]
    for (const [at, { name }] of ones.entries()) {
      if (namesAfter.has(name)) continue
      const heir = ones.length === others.length ? others[at] : undefined
      if (heir && !namesBefore.has(heir.name)) renamed.set(`${kind}:${name}`, `${kind}:${heir.name}`)
      else removed.add(`${kind}:${name}`)
    }
  }
  return { touched, renamed, removed }
}
