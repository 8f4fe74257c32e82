import { type Edge, edgesOf } from '../graph/edges'
import { contentsOf } from '../layout/box-of'
import type { Design } from '../model/design'
import { hasNode } from '../model/has-node'
import { kindOf, type NodeOfKind, nodesOf, type PortOf } from '../model/kinds/index'
import { lockedIds } from '../model/locks'
import { MARKS, type MarkId, parseMarkId } from '../model/marks'
import {
  type EdgeId,
  LIST_OF_KIND,
  NODE_KINDS,
  type NodeId,
  type NodeKind,
  parseNodeId,
} from '../model/node-id'
import type { Edit } from './edit'
import { removeMarks } from './edit-marks'
import { openArea } from './fold-area'
import { renameIds, renameTopics } from './follow-names'

type ItemId = NodeId | EdgeId | MarkId

/** The names of nodes, kind by kind. */
type NamesByKind = ReadonlyMap<NodeKind, ReadonlySet<string>>

function namesByKind(nodes: Iterable<{ readonly kind: NodeKind; readonly name: string }>): NamesByKind {
  const names = new Map<NodeKind, Set<string>>()
  for (const { kind, name } of nodes) names.set(kind, (names.get(kind) ?? new Set()).add(name))
  return names
}

/** A node without some of its edges. */
const withoutEdges = <Kind extends NodeKind>(
  node: NodeOfKind<Kind>,
  ports: readonly PortOf<Kind>[],
  edges: readonly Edge[],
): NodeOfKind<Kind> =>
  ports.reduce((left, port) => {
    const lost = new Set(edges.flatMap(({ kind, topic }) => (kind === port.edge ? [topic] : [])))
    return lost.size === 0 ? left : port.rename(left, (name) => (lost.has(name) ? undefined : name))
  }, node)

function removeEdgesOfKind<Kind extends NodeKind>(design: Design, kind: Kind, gone: readonly Edge[]): Design {
  const byClient = new Map<string, Edge[]>()
  for (const edge of gone) {
    if (edge.clientKind === kind) byClient.set(edge.client, [...(byClient.get(edge.client) ?? []), edge])
  }
  if (byClient.size === 0) return design
  const { list, ports } = kindOf(kind)
  const left = nodesOf(design, kind).map((node) => {
    const edges = byClient.get(node.name)
    return edges ? withoutEdges(node, ports, edges) : node
  })
  return { ...design, [list]: left }
}

function removeNodes(design: Design, ids: readonly string[]): Design {
  if (ids.length === 0) return design
  const gone = namesByKind(ids.flatMap((id) => parseNodeId(id) ?? []))
  let left = design
  for (const [kind, names] of gone) {
    left = { ...left, [LIST_OF_KIND[kind]]: nodesOf(left, kind).filter(({ name }) => !names.has(name)) }
  }
  const topics = gone.get('topic')
  const followed = topics ? renameTopics(left, (name) => (topics.has(name) ? undefined : name)) : left
  const all = new Set(ids)
  return renameIds(followed, (id) => (all.has(id) ? undefined : id))
}

function labelOf(ids: readonly ItemId[]): string {
  const [only] = ids
  if (only !== undefined && ids.length === 1) {
    const mark = parseMarkId(only)
    return `Delete ${mark ? `the ${MARKS[mark.kind].word}` : (parseNodeId(only)?.name ?? 'connection')}`
  }
  return `Delete ${ids.length} items`
}

/**
 * Takes nodes out with every reference to them, and edges and marks by themselves. A list that is left empty leaves
 * its node. What a folded area holds stands where it did. Ids of nothing, and of what is locked, are passed over.
 */
export function removeItems(wantedIds: readonly ItemId[]): Edit {
  return {
    label: labelOf(wantedIds),
    apply(design) {
      const locked = lockedIds(design)
      const ids = wantedIds.filter((id) => !locked.has(id))
      const nodes = ids.filter((id) => hasNode(design, id))
      const wanted = new Set<string>(ids)
      const edges = nodes.length === ids.length ? [] : edgesOf(design).filter((edge) => wanted.has(edge.id))
      const open = ids.reduce((so, id) => {
        const mark = parseMarkId(id)
        if (mark?.kind !== 'area') return so
        const leavesAny = contentsOf(so, `area:${mark.key}`).some((held) => !wanted.has(held))
        return leavesAny ? openArea(so, mark.key) : so
      }, design)
      const left = NODE_KINDS.reduce((so, kind) => removeEdgesOfKind(so, kind, edges), open)
      return removeMarks(removeNodes(left, nodes), ids)
    },
  }
}
