/** Folded areas: what stands in one is drawn as one box, and its edges to the outside as edges of that box. */
import { type Guarantee, join } from '@/core/delivery/guarantee'
import { KIND_WORDS } from '@/core/edits/kind-words'
import { hiddenByFolding } from '@/core/layout/folded-areas'
import type { Design } from '@/core/model/design'
import type { MarkId } from '@/core/model/marks'
import { NODE_KINDS, parseNodeId } from '@/core/model/node-id'
import { formatCountOf, formatRecordsPerSecond } from '@/core/shared/format'
import type { FlowEdge, FlowNode } from '../flow/flow-types'

/** What a folded area says of what it hides. */
export interface FoldedArea {
  /** `2 topics, 1 consumer group`. */
  readonly contents: string
  /** `4 k/s in, 200 /s out`, at the peak. */
  readonly traffic: string
}

export interface Folded {
  readonly nodes: readonly FlowNode[]
  readonly edges: FlowEdge[]
  readonly areas: ReadonlyMap<string, FoldedArea>
  readonly isHidden: (id: string) => boolean
}

const NOTHING: ReadonlyMap<string, FoldedArea> = new Map()

/** Takes out of a drawing what folded areas hide, and leads the edges that cross their frames to the boxes. */
export function fold(design: Design, nodes: FlowNode[], edges: FlowEdge[]): Folded {
  const hidden = hiddenByFolding(design)
  const isHidden = (id: string) => hidden.has(id)
  if (hidden.size === 0) return { nodes, edges, areas: NOTHING, isHidden }
  return {
    nodes: nodes.filter(({ id }) => !hidden.has(id)),
    edges: outside(edges, hidden),
    areas: describeAreas(hidden, edges),
    isHidden,
  }
}

const weakest = (one: Guarantee | null, other: Guarantee | null): Guarantee | null =>
  one && other ? join(one, other) : (one ?? other)

/** One edge for all between two things that are on the drawing: their traffic together, at the weakest guarantee. */
function outside(edges: readonly FlowEdge[], hidden: ReadonlyMap<string, MarkId>): FlowEdge[] {
  const kept: FlowEdge[] = []
  const joined = new Map<string, FlowEdge>()
  for (const edge of edges) {
    const source = hidden.get(edge.source) ?? edge.source
    const target = hidden.get(edge.target) ?? edge.target
    if (source === target) continue
    if (source === edge.source && target === edge.target) {
      kept.push(edge)
      continue
    }
    const id = `folded:${source}→${target}`
    const before = joined.get(id)
    joined.set(id, joinedEdge(id, source, target, edge, before))
  }
  return [...kept, ...joined.values()]
}

function joinedEdge(
  id: string,
  source: string,
  target: string,
  edge: FlowEdge,
  before: FlowEdge | undefined,
): FlowEdge {
  const { sourceHandle: _, targetHandle: __, ...rest } = edge
  const records = (before?.data?.records ?? 0) + (edge.data?.records ?? 0)
  const label = records > 0 ? formatRecordsPerSecond(records) : ''
  const guarantee = weakest(before?.data?.guarantee ?? null, edge.data?.guarantee ?? null)
  return {
    ...rest,
    id,
    source,
    target,
    selectable: false,
    ...(!source.startsWith('area:') && edge.sourceHandle != null && { sourceHandle: edge.sourceHandle }),
    ...(!target.startsWith('area:') && edge.targetHandle != null && { targetHandle: edge.targetHandle }),
    ariaLabel: label,
    ...(edge.data && {
      data: {
        ...edge.data,
        bytes: (before?.data?.bytes ?? 0) + edge.data.bytes,
        records,
        label,
        labelPosition: 'over' as const,
        guarantee,
        number: label,
      },
    }),
  }
}

function describeAreas(
  hidden: ReadonlyMap<string, MarkId>,
  edges: readonly FlowEdge[],
): ReadonlyMap<string, FoldedArea> {
  const counts = new Map<string, Map<string, number>>()
  const flows = new Map<string, { into: number; out: number }>()
  for (const [id, area] of hidden) {
    const known = counts.get(area) ?? new Map<string, number>()
    counts.set(area, known)
    const kind = parseNodeId(id)?.kind
    if (kind) known.set(kind, (known.get(kind) ?? 0) + 1)
    flows.set(area, flows.get(area) ?? { into: 0, out: 0 })
  }
  for (const { source, target, data } of edges) {
    const from = hidden.get(source)
    const to = hidden.get(target)
    if (from === to) continue
    const leaving = from && flows.get(from)
    const entering = to && flows.get(to)
    if (leaving) leaving.out += data?.records ?? 0
    if (entering) entering.into += data?.records ?? 0
  }
  return new Map(
    [...counts].map(([area, known]) => {
      const { into, out } = flows.get(area) ?? { into: 0, out: 0 }
      const contents = NODE_KINDS.flatMap((kind) => {
        const count = known.get(kind)
        return count === undefined ? [] : [formatCountOf(count, KIND_WORDS[kind])]
      })
      return [
        area,
        {
          contents: contents.length === 0 ? 'nothing in it' : contents.join(', '),
          traffic: `${formatRecordsPerSecond(into)} in, ${formatRecordsPerSecond(out)} out`,
        },
      ]
    }),
  )
}
