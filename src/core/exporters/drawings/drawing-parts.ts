import { type Edge, edgesOf } from '../../graph/edges'
import type { About } from '../../model/about'
import type { Design } from '../../model/design'
import { KINDS, nodesOf } from '../../model/kinds/index'
import { NODE_KINDS, type NodeId, type NodeKind, nodeId } from '../../model/node-id'
import { ABOUT_CARRIED, aboutLine } from '../about'
import { notCarried } from '../carried'
import type { ExportLoss } from '../exporter'
import { failingOf, failingText, RETRIES_CARRIED } from './failing-records'

/** A node as a drawing language has it. */
export interface DrawnNode {
  /** Letters and digits alone, as every such language takes them. */
  readonly key: string
  readonly kind: NodeKind
  readonly name: string
  /** What it is for, whose it is and what data it holds, in one line; empty where it says nothing. */
  readonly about: string
}

export interface DrawnEdge {
  readonly from: DrawnNode
  readonly to: DrawnNode
  /** Drawn dashed: what a node could not process, or tries again. */
  readonly isDashed: boolean
  /** What stands at it; undefined where the arrow says all. */
  readonly label?: string
}

export interface DrawnParts {
  readonly nodes: readonly DrawnNode[]
  readonly edges: readonly DrawnEdge[]
}

/** Returns the nodes of a design with a key each, and the edges between those that are drawn. */
export function drawingParts(design: Design): DrawnParts {
  const byId = new Map<NodeId, DrawnNode>()
  for (const kind of NODE_KINDS)
    for (const node of nodesOf(design, kind)) {
      const { name } = node
      byId.set(nodeId(kind, name), { key: `n${byId.size + 1}`, kind, name, about: aboutLine(node as About) })
    }
  const edges = edgesOf(design).flatMap((edge): DrawnEdge[] => {
    const [from, to] = [byId.get(edge.from), byId.get(edge.to)]
    const label = labelOf(design, edge)
    return from && to
      ? [{ from, to, isDashed: label !== undefined, ...(label !== undefined && { label }) }]
      : []
  })
  return { nodes: [...byId.values()], edges }
}

function labelOf(design: Design, edge: Edge): string | undefined {
  const { kind } = edge
  if (kind === 'produces' || kind === 'consumes') return undefined
  return failingText(kind, failingOf(design, edge))
}

/** Returns what a drawing of names and lines does not carry. */
export const drawingLosses = (design: Design): ExportLoss[] => [
  ...notCarried(design, {
    nodes: Object.fromEntries(
      NODE_KINDS.map((kind) => [
        kind,
        [...ABOUT_CARRIED, ...KINDS[kind].ports.map(({ field }) => `${field}.topic`), ...RETRIES_CARRIED],
      ]),
    ),
  }),
  ...((design.suppressions ?? []).length === 0
    ? []
    : [{ at: 'design', field: 'suppressions', sentence: 'Accepted findings are not in it.' } as const]),
]
