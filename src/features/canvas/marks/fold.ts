/** Folded areas: what stands in one is drawn as one box, and its edges to the outside as edges of that box. */
import { type Guarantee, join } from '@/core/delivery/guarantee'
import { KIND_WORDS } from '@/core/edits/kind-words'
import type { AreaSums } from '@/core/facts/area-sums'
import { edgesOf } from '@/core/graph/edges'
import { hiddenByFolding, shownFolded } from '@/core/layout/folded-areas'
import type { Design } from '@/core/model/design'
import { type MarkId, parseMarkId } from '@/core/model/marks'
import { NODE_KINDS, parseNodeId } from '@/core/model/node-id'
import { formatBytes, formatCountOf, formatRecordsPerSecond } from '@/core/shared/format'
import type { DrawnNumbers } from '../flow/drawn-numbers'
import type { FlowEdge, FlowNode } from '../flow/flow-types'

/** What a folded area says of what it hides. */
export interface FoldedArea {
  /** `2 topics, 1 consumer group, 1 note`. */
  readonly contents: string
  /** `4 k/s in, 200 /s out`, at the peak; empty until it is known. */
  readonly traffic: string
  /** `4 k/s written, 1.2 TB stored`; empty where no topic is hidden. */
  readonly topics: string
}

export interface Folded {
  readonly nodes: readonly FlowNode[]
  readonly edges: FlowEdge[]
  readonly areas: ReadonlyMap<string, FoldedArea>
  readonly isHidden: (id: string) => boolean
}

const NOTHING: ReadonlyMap<string, FoldedArea> = new Map()

/** Takes out of a drawing what folded areas hide, and leads the edges that cross their frames to the boxes. */
export function fold(
  design: Design,
  nodes: FlowNode[],
  edges: FlowEdge[],
  numbers: DrawnNumbers | undefined,
): Folded {
  const hidden = hiddenByFolding(design)
  const isHidden = (id: string) => hidden.has(id)
  if (hidden.size === 0) {
    const areas = shownFolded(design).length === 0 ? NOTHING : describeAreas(design, hidden, numbers)
    return { nodes, edges, areas, isHidden }
  }
  return {
    nodes: nodes.filter(({ id }) => !hidden.has(id)),
    edges: outside(edges, hidden),
    areas: describeAreas(design, hidden, numbers),
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
        says: label === '' ? '' : `${label} at peak, all that goes this way`,
      },
    }),
  }
}

function describeAreas(
  design: Design,
  hidden: ReadonlyMap<string, MarkId>,
  numbers: DrawnNumbers | undefined,
): ReadonlyMap<string, FoldedArea> {
  const counts = new Map<string, Map<string, number>>(shownFolded(design).map((id) => [id, new Map()]))
  for (const [id, area] of hidden) {
    const known = counts.get(area) ?? new Map<string, number>()
    counts.set(area, known)
    const kind = parseNodeId(id)?.kind ?? parseMarkId(id)?.kind
    if (kind) known.set(kind, (known.get(kind) ?? 0) + 1)
  }
  const sums = numbers?.parts.areaSums(design, edgesOf(design), numbers.analysis.views, hidden)
  return new Map(
    [...counts].map(([area, known]) => {
      const counted = (kind: string, word: string) => {
        const count = known.get(kind)
        return count === undefined ? [] : [formatCountOf(count, word)]
      }
      const nodes = NODE_KINDS.flatMap((kind) => counted(kind, KIND_WORDS[kind]))
      const contents = [...nodes, ...counted('note', 'note'), ...counted('area', 'area')]
      return [
        area,
        {
          contents: contents.length === 0 ? 'nothing in it' : contents.join(', '),
          ...trafficText(nodes.length === 0 ? undefined : sums?.get(area as MarkId)),
        },
      ]
    }),
  )
}

/** What flows in and out, and what its topics take and hold. */
function trafficText(sums: AreaSums | undefined): Pick<FoldedArea, 'traffic' | 'topics'> {
  if (!sums) return { traffic: '', topics: '' }
  const { into, out, written, storedBytes } = sums
  return {
    traffic: `${formatRecordsPerSecond(into)} in, ${formatRecordsPerSecond(out)} out`,
    topics:
      written === null || storedBytes === null
        ? ''
        : `${formatRecordsPerSecond(written)} written, ${formatBytes(storedBytes)} stored`,
  }
}
