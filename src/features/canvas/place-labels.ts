import { curveBetween, type LabelPlace, labelBox, labelOn, SHARES } from './curve'
import type { FlowEdge, FlowNode } from './flow-types'
import { type Bounds, overlaps } from './scene'
import { edgeWidth } from './to-flow'

/** In larger drawings too few labels are on the screen at once for their neighbours to matter. */
const MOST_LINES = 600

/** The line with its label elsewhere; the same object each time. */
const moved = new WeakMap<FlowEdge, Map<number, FlowEdge>>()

function withLabelAt(edge: FlowEdge, share: number): FlowEdge {
  if (!edge.data) return edge
  const known = moved.get(edge) ?? new Map<number, FlowEdge>()
  moved.set(edge, known)
  const before = known.get(share)
  if (before) return before
  const made: FlowEdge = { ...edge, data: { ...edge.data, labelShare: share } }
  known.set(share, made)
  return made
}

/**
 * Lines whose labels keep off each other: each stands where it would best, or as near to there along its
 * line as is free; where nothing is free, where it would best. The widest lines choose first.
 */
export function placeLabels(edges: FlowEdge[], nodes: readonly FlowNode[]): FlowEdge[] {
  if (edges.length > MOST_LINES) return edges
  const nodeOf = new Map(nodes.map((node) => [node.id, node]))
  const taken: Bounds[] = []
  const shares = new Map<string, number>()
  const byWidth = edges.toSorted((one, other) => (other.data?.bytes ?? 0) - (one.data?.bytes ?? 0))
  for (const edge of byWidth) {
    const boxes = labelBoxesAlong(edge, nodeOf.get(edge.source), nodeOf.get(edge.target))
    const free = boxes.find(({ box }) => !taken.some((other) => overlaps(box, other))) ?? boxes[0]
    if (!free) continue
    taken.push(free.box)
    if (free !== boxes[0]) shares.set(edge.id, free.share)
  }
  return edges.map((edge) => {
    const share = shares.get(edge.id)
    return share === undefined ? edge : withLabelAt(edge, share)
  })
}

interface Placed {
  readonly share: number
  readonly box: Bounds
}

/** Where along its line a label could stand, the best place first. */
export function labelBoxesAlong(
  { data, sourceHandle, targetHandle }: FlowEdge,
  from: FlowNode | undefined,
  to: FlowNode | undefined,
): readonly Placed[] {
  const start = from && handleOf(from, 'source', sourceHandle)
  const end = to && handleOf(to, 'target', targetHandle)
  if (!data || !start || !end) return []
  const curve = curveBetween(start.at, start.side, end.at, end.side)
  const width = edgeWidth(data.bytes)
  const place: LabelPlace = data.labelPlace
  return SHARES[place].flatMap((share) => {
    const label = labelOn(curve, data.label, width, place, share)
    return label ? [{ share, box: labelBox(label, data.label) }] : []
  })
}

/** Where a line leaves or enters a node. */
function handleOf({ position, handles }: FlowNode, type: 'source' | 'target', id: string | null | undefined) {
  const handle = handles?.find((one) => one.type === type && (one.id ?? null) === (id ?? null))
  if (!handle) return null
  const side = handle.position === 'left' ? ('left' as const) : ('right' as const)
  const { x, y, width = 0, height = 0 } = handle
  const at = [position.x + x + (side === 'right' ? width : 0), position.y + y + height / 2] as const
  return { at, side }
}
