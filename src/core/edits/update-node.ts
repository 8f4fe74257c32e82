import type { NodeKind, NodeOfKind } from '../model/node-id'
import { replaceNode } from '../model/replace-node'
import { assert } from '../shared/assert'
import { isEqual } from '../shared/is-equal'
import type { Edit } from './edit'

/**
 * Changes fields of one node. A change to equal values is none. The name is not a field like others: it is
 * changed by `renameNode`, which follows the references.
 */
export function updateNode<Kind extends NodeKind>(
  kind: Kind,
  name: string,
  change: (node: NodeOfKind<Kind>) => NodeOfKind<Kind>,
  label: string,
  mergeKey?: string,
): Edit {
  return {
    label,
    ...(mergeKey !== undefined && { mergeKey }),
    apply: (design) =>
      replaceNode(design, kind, name, (before) => {
        const after = change(before)
        assert(after.name === name, `an update of ${kind}:${name} must keep its name`)
        return isEqual(before, after) ? before : after
      }),
  }
}
