import type { Design } from '../model/design'
import { nodesOf } from '../model/kinds/index'
import { LIST_OF_KIND, type NodeKind, type NodeOfKind } from '../model/node-id'
import { assert } from '../shared/assert'
import { isEqual } from '../shared/is-equal'
import type { Edit } from './edit'

/**
 * Changes several nodes of one kind as one step. A node that `change` leaves as it is, or makes equal, keeps its
 * identity; names that the design has not are passed over. The name itself is changed by `renameNode`.
 */
export function updateNodes<Kind extends NodeKind>(
  kind: Kind,
  names: Iterable<string>,
  change: (node: NodeOfKind<Kind>) => NodeOfKind<Kind>,
  label: string,
  mergeKey?: string,
): Edit {
  const wanted = new Set(names)
  return {
    label,
    ...(mergeKey !== undefined && { mergeKey }),
    apply(design) {
      let isChanged = false
      const nodes = nodesOf(design, kind).map((before) => {
        if (!wanted.has(before.name)) return before
        const after = change(before)
        assert(after.name === before.name, `an update of ${kind}:${before.name} must keep its name`)
        if (isEqual(before, after)) return before
        isChanged = true
        return after
      })
      return isChanged ? ({ ...design, [LIST_OF_KIND[kind]]: nodes } as Design) : design
    },
  }
}
