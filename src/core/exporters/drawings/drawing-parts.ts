import { type Edge, edgesOf } from '../../graph/edges'
import type { Design } from '../../model/design'
import { KINDS, nodesOf } from '../../model/kinds/index'
import { NODE_KINDS, type NodeId, type NodeKind, nodeId } from '../../model/node-id'
import { notCarried } from '../carried'
import type { ExportLoss } from '../exporter'

/** A node as a drawing language has it. */
export interface DrawnNode {
  /** Letters and digits alone, as every such language takes them. */
  readonly key: string
  readonly kind: NodeKind
  readonly name: string
}

export interface DrawnParts {
  readonly nodes: readonly DrawnNode[]
  readonly edges: readonly { readonly from: DrawnNode; readonly to: DrawnNode; readonly kind: Edge['kind'] }[]
}

/** Returns the nodes of a design with a key each, and the edges between those that are drawn. */
export function drawingParts(design: Design): DrawnParts {
  const byId = new Map<NodeId, DrawnNode>()
  for (const kind of NODE_KINDS)
    for (const { name } of nodesOf(design, kind))
      byId.set(nodeId(kind, name), { key: `n${byId.size + 1}`, kind, name })
  const edges = edgesOf(design).flatMap(({ from, to, kind }) => {
    const [one, other] = [byId.get(from), byId.get(to)]
    return one && other ? [{ from: one, to: other, kind }] : []
  })
  return { nodes: [...byId.values()], edges }
}

/** Edges that are drawn dashed: what a group could not process. */
export const isDashed = (kind: Edge['kind']): boolean => kind !== 'produces' && kind !== 'consumes'

/** Returns what a drawing of names and lines does not carry. */
export const drawingLosses = (design: Design): ExportLoss[] => [
  ...notCarried(design, {
    nodes: Object.fromEntries(
      NODE_KINDS.map((kind) => [kind, KINDS[kind].ports.map(({ field }) => `${field}.topic`)]),
    ),
  }),
  ...((design.suppressions ?? []).length === 0
    ? []
    : [{ at: 'design', field: 'suppressions', sentence: 'Accepted findings are not in it.' } as const]),
]
