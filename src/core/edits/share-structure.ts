import type { Design } from '../model/design'
import { nodesOf } from '../model/kinds/index'
import { LIST_OF_KIND, NODE_KINDS } from '../model/node-id'
import { isEqual } from '../shared/is-equal'

type Nodes = readonly { readonly name: string }[]

function shareList<List extends Nodes>(before: List, after: List): List {
  const known = new Map(before.map((node) => [node.name, node]))
  const shared = after.map((node) => {
    const earlier = known.get(node.name)
    return earlier !== undefined && isEqual(earlier, node) ? earlier : node
  })
  const isSame = shared.length === before.length && shared.every((node, at) => node === before[at])
  return isSame ? before : (shared as unknown as List)
}

/**
 * A design that reads like `after` and is made of the parts of `before` wherever they say the same, so that
 * what is cached by a node's identity stays good. The very same design where all of it says the same.
 */
export function shareStructure(before: Design, after: Design): Design {
  const kept = Object.fromEntries(
    Object.entries(after).map(([field, value]) => {
      const earlier = before[field as keyof Design]
      return [field, isEqual(earlier, value) ? earlier : value]
    }),
  ) as Design
  const shared: Design = {
    ...kept,
    ...Object.fromEntries(
      NODE_KINDS.map((kind) => [
        LIST_OF_KIND[kind],
        shareList<Nodes>(nodesOf(before, kind), nodesOf(after, kind)),
      ]),
    ),
  }
  const fields = Object.keys(shared) as (keyof Design)[]
  const isSame =
    fields.length === Object.keys(before).length && fields.every((field) => shared[field] === before[field])
  return isSame ? before : shared
}
