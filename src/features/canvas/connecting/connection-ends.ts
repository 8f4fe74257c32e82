import type { EdgeKind } from '@/core/model/kinds/index'
import { type NodeId, parseNodeId } from '@/core/model/node-id'
import { canvasHandle } from '../flow/canvas-handle'
import { boxAt, type Scene } from '../flow/scene'
import { canvasKind } from '../kinds/index'

export interface Ends {
  readonly from: NodeId
  readonly to: NodeId
}

/** The handle that an edge is drawn from. */
export interface HandleEnd {
  readonly type: 'source' | 'target'
  /** The kinds of edge that begin or end there; absent where any does. */
  readonly edges?: readonly EdgeKind[] | undefined
}

/** An edge in the direction in which records go, whichever of its ends it was drawn from. */
export const endsOf = (start: NodeId, handle: 'source' | 'target', other: NodeId): Ends =>
  handle === 'source' ? { from: start, to: other } : { from: other, to: start }

/** Returns the handle of a node by how React Flow names it. */
export function handleEnd(
  node: NodeId,
  handle: { readonly id?: string | null | undefined; readonly type: 'source' | 'target' } | null,
): HandleEnd {
  const type = handle?.type ?? 'source'
  const handles = canvasKind(parseNodeId(node)?.kind ?? 'topic').handles
  const known = handles.find((one) => one.type === type && one.id === (handle?.id ?? undefined))
  return { type, edges: known?.edges }
}

/** The node at a point of the page, other than the one that an edge starts at. */
export function nodeAt(scene: Scene, point: { x: number; y: number }, start: NodeId): NodeId | null {
  const at = canvasHandle()?.flow.screenToFlowPosition(point)
  const box = at && boxAt(scene.boxes, at.x, at.y)
  return box && box.kind !== 'area' && box.id !== start ? (box.id as NodeId) : null
}
