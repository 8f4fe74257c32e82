import type { FlowEdge, FlowNode } from '../flow/flow-types'
import type { Shift } from './curve'
import { reckoned } from './turn'

/** In larger drawings it would be felt at the end of a drag. */
const MOST = 600
/** From line to line where several meet one side of a node, in canvas pixels: one distance whatever they carry, so that no number moves an end. */
const APART = 9
/** Ends keep so far from the corners of their node. */
const CORNER = 14
/** A line that falls or rises less than this is led straight. */
const NEARLY_STRAIGHT = 22

interface End {
  readonly edge: FlowEdge
  readonly isSource: boolean
  /** The height of the handle, and of the one at the other end. */
  readonly y: number
  readonly otherY: number
}

const shifted = new WeakMap<FlowEdge, Map<string, FlowEdge>>()

/** The line with its ends elsewhere; the same object each time. */
function withShift(edge: FlowEdge, shift: Shift | undefined): FlowEdge {
  if (!edge.data || !shift || (shift[0] === 0 && shift[1] === 0)) return edge
  const key = `${shift[0]} ${shift[1]}`
  const known = shifted.get(edge) ?? new Map<string, FlowEdge>()
  shifted.set(edge, known)
  const before = known.get(key)
  if (before) return before
  const made: FlowEdge = { ...edge, data: { ...edge.data, shift } }
  known.set(key, made)
  return made
}

const handleY = (node: FlowNode, type: 'source' | 'target', id: string | null | undefined): number => {
  const handle = node.handles?.find((one) => one.type === type && (one.id ?? null) === (id ?? null))
  return node.position.y + (handle ? handle.y + (handle.height ?? 0) / 2 : (node.height ?? 0) / 2)
}

const ahead = new WeakMap<FlowEdge, FlowEdge>()

/** A line that is drawn aside as it runs where its topic stands farther on: out of one node and into the next. */
function runAhead(edge: FlowEdge): FlowEdge {
  const before = ahead.get(edge)
  if (before) return before
  const { sourceHandle, targetHandle, data } = edge
  const made: FlowEdge = {
    ...edge,
    sourceHandle: `${sourceHandle}-ahead`,
    targetHandle: `${targetHandle}-ahead`,
    ...(data && { data: { ...data, labelPosition: 'beside' as const } }),
  }
  ahead.set(edge, made)
  return made
}

/**
 * Returns the lines that are drawn aside as they lead where their topic stands: back to what the group has read, or on
 * to what stands behind it, where going back would run through both nodes.
 */
function faceTopics(edges: FlowEdge[], nodeOf: ReadonlyMap<string, FlowNode>): FlowEdge[] {
  return edges.map((edge) => {
    const [from, to] = [nodeOf.get(edge.source), nodeOf.get(edge.target)]
    if (!from || !to || edge.sourceHandle == null || edge.targetHandle == null) return edge
    return to.position.x >= from.position.x + (from.width ?? 0) ? runAhead(edge) : edge
  })
}

/**
 * Returns the lines with ports of their own: those that meet one handle stand side by side in the order of where they
 * lead, so that none hides another, and one that is nearly straight is straight.
 */
export function spreadEnds(all: FlowEdge[], nodes: readonly FlowNode[]): FlowEdge[] {
  if (all.length > MOST) return all
  const nodeOf = new Map(reckoned(nodes).map((node) => [node.id, node]))
  const edges = faceTopics(all, nodeOf)
  const groups = new Map<string, End[]>()
  const add = (key: string, end: End) => {
    const known = groups.get(key)
    if (known) known.push(end)
    else groups.set(key, [end])
  }
  for (const edge of edges) {
    const [from, to] = [nodeOf.get(edge.source), nodeOf.get(edge.target)]
    if (!from || !to) continue
    const [y1, y2] = [handleY(from, 'source', edge.sourceHandle), handleY(to, 'target', edge.targetHandle)]
    add(`${edge.source} out ${edge.sourceHandle}`, { edge, isSource: true, y: y1, otherY: y2 })
    add(`${edge.target} in ${edge.targetHandle}`, { edge, isSource: false, y: y2, otherY: y1 })
  }
  const ends = new Map<FlowEdge, [number, number]>()
  const set = (edge: FlowEdge, isSource: boolean, by: number) => {
    const known = ends.get(edge) ?? [0, 0]
    known[isSource ? 0 : 1] = by
    ends.set(edge, known)
  }
  for (const group of groups.values()) {
    const node = nodeOf.get(group[0]?.isSource ? group[0].edge.source : (group[0]?.edge.target ?? ''))
    if (group.length < 2 || !node) continue
    const inOrder = group.toSorted((one, other) => one.otherY - other.otherY)
    const room = (node.height ?? 0) - 2 * CORNER
    const apart = Math.min(APART, room / (group.length - 1))
    for (const [at, { edge, isSource }] of inOrder.entries())
      set(edge, isSource, Math.round((at - (group.length - 1) / 2) * apart * 2) / 2)
  }
  const sizeOf = (edge: FlowEdge, isSource: boolean) =>
    groups.get(
      isSource ? `${edge.source} out ${edge.sourceHandle}` : `${edge.target} in ${edge.targetHandle}`,
    )?.length ?? 1
  for (const [key, [first]] of groups) {
    if (!first?.isSource || !key.includes(' out ')) continue
    for (const end of groups.get(key) ?? []) straighten(end)
  }
  function straighten({ edge, y, otherY }: End): void {
    const [out, into] = ends.get(edge) ?? [0, 0]
    const fall = otherY + into - (y + out)
    if (fall === 0 || Math.abs(fall) > NEARLY_STRAIGHT) return
    const [from, to] = [nodeOf.get(edge.source), nodeOf.get(edge.target)]
    if (!from || !to) return
    const fits = (node: FlowNode, by: number) => Math.abs(by) <= (node.height ?? 0) / 2 - CORNER
    if (sizeOf(edge, false) === 1 && fits(to, into - fall)) set(edge, false, into - fall)
    else if (sizeOf(edge, true) === 1 && fits(from, out + fall)) set(edge, true, out + fall)
  }
  return edges.map((edge) => withShift(edge, ends.get(edge)))
}
