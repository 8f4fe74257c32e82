import type { Design } from '../model/design'
import { kindOf, nodesOf } from '../model/kinds/index'
import { NODE_KINDS, type NodeKind, type NodeOfKind } from '../model/node-id'
import { changedOf, listChange } from '../views/list-change'

function joinedWithChanged<Kind extends NodeKind>(
  before: Design,
  now: Design,
  kind: Kind,
): readonly string[] {
  const [nodesBefore, nodes] = [nodesOf(before, kind), nodesOf(now, kind)]
  if (nodesBefore === nodes) return []
  const { ports } = kindOf(kind)
  const changed = changedOf<NodeOfKind<Kind>>(listChange(nodesBefore, nodes), nodesBefore, nodes)
  return changed.flatMap((node) => ports.flatMap((port) => port.topics(node)))
}

/** Returns the topics that nodes were joined with, or are, which came, changed or went between two designs. */
export const touchedTopics = (before: Design, now: Design): ReadonlySet<string> =>
  new Set(NODE_KINDS.flatMap((kind) => joinedWithChanged(before, now, kind)))
