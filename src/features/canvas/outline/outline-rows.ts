/** The drawing as the rows of a tree: kinds, their nodes, and under each node the lines that begin or end there. */
import { verbFrom } from '@/core/graph/edge-words'
import { type Edge, edgesOf } from '@/core/graph/edges'
import type { Design } from '@/core/model/design'
import { type EdgeId, LIST_OF_KIND, NODE_KINDS, type NodeId, type NodeKind } from '@/core/model/node-id'

interface TreePosition {
  /** One for a kind, two for a node, three for a line. */
  readonly level: 1 | 2 | 3
  /** Counted from one among its siblings. */
  readonly position: number
  readonly siblings: number
  /** Null for what has nothing under it. */
  readonly isOpen: boolean | null
}

export type OutlineRow = TreePosition &
  (
    | { readonly type: 'kind'; readonly id: NodeKind; readonly count: number }
    | { readonly type: 'node'; readonly id: NodeId; readonly name: string; readonly kind: NodeKind }
    | {
        readonly type: 'edge'
        /** An edge stands under both of its nodes, so the row's id names the node as well. */
        readonly id: string
        readonly edge: EdgeId
        readonly node: NodeId
        readonly name: string
        readonly verb: string
      }
  )

const nameAtOtherEnd = ({ client, topic }: Edge, kind: NodeKind): string =>
  kind === 'topic' ? client : topic

function edgesByNode(design: Design): ReadonlyMap<NodeId, readonly Edge[]> {
  const byNode = new Map<NodeId, Edge[]>()
  for (const edge of edgesOf(design)) {
    for (const end of [edge.from, edge.to]) {
      const known = byNode.get(end)
      if (known) known.push(edge)
      else byNode.set(end, [edge])
    }
  }
  return byNode
}

/**
 * The rows that are to be seen, top down: producers, topics, groups. Kinds are open until they are in
 * `toggled`, nodes are closed until they are. A kind without nodes has no row.
 */
export function outlineRows(design: Design, toggled: ReadonlySet<string>): readonly OutlineRow[] {
  const edges = edgesByNode(design)
  const kinds = NODE_KINDS.map((kind) => [kind, design[LIST_OF_KIND[kind]]] as const).filter(
    ([, nodes]) => nodes.length > 0,
  )
  const rows: OutlineRow[] = []
  kinds.forEach(([kind, nodes], kindAt) => {
    const isOpen = !toggled.has(kind)
    const kindPosition = { level: 1, position: kindAt + 1, siblings: kinds.length } as const
    rows.push({ type: 'kind', id: kind, count: nodes.length, isOpen, ...kindPosition })
    if (!isOpen) return
    nodes.forEach(({ name }, at) => {
      const id: NodeId = `${kind}:${name}`
      const own = edges.get(id) ?? []
      const opened = own.length === 0 ? null : toggled.has(id)
      const nodePosition = { level: 2, position: at + 1, siblings: nodes.length, isOpen: opened } as const
      rows.push({ type: 'node', id, name, kind, ...nodePosition })
      if (!opened) return
      own.forEach((edge, edgeAt) => {
        rows.push({
          type: 'edge',
          id: `${id} ${edge.id}`,
          edge: edge.id,
          node: id,
          name: nameAtOtherEnd(edge, kind),
          verb: verbFrom(edge, id),
          level: 3,
          position: edgeAt + 1,
          siblings: own.length,
          isOpen: null,
        })
      })
    })
  })
  return rows
}

/** What a key does in the tree: another row becomes the current one, or a row opens or closes. */
export type TreeMove = { readonly to: number } | { readonly toggle: string } | null

/** Moves as the tree pattern of WAI-ARIA has them; null for a key that is not one of its moves. */
export function treeMove(rows: readonly OutlineRow[], at: number, key: string): TreeMove {
  const row = rows[at]
  if (!row) return null
  if (key === 'ArrowDown') return { to: Math.min(at + 1, rows.length - 1) }
  if (key === 'ArrowUp') return { to: Math.max(at - 1, 0) }
  if (key === 'Home') return { to: 0 }
  if (key === 'End') return { to: rows.length - 1 }
  if (key === 'ArrowRight') {
    if (row.isOpen === null) return { to: at }
    return row.isOpen ? { to: at + 1 } : { toggle: row.id }
  }
  if (key === 'ArrowLeft') {
    if (row.isOpen) return { toggle: row.id }
    for (let above = at - 1; above >= 0; above -= 1) {
      if ((rows[above]?.level ?? 0) < row.level) return { to: above }
    }
    return { to: at }
  }
  return null
}

/** The next row whose name begins with what was typed, from the current one on and around; -1 where none does. */
export function typeAhead(rows: readonly OutlineRow[], at: number, typed: string): number {
  const start = typed.length === 1 ? at + 1 : at
  const wanted = typed.toLowerCase()
  for (let step = 0; step < rows.length; step += 1) {
    const index = (start + step) % rows.length
    const row = rows[index]
    if (row && row.type !== 'kind' && row.name.toLowerCase().startsWith(wanted)) return index
  }
  return -1
}
