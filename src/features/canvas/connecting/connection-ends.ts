import type { NodeId } from '@/core/model/node-id'
import { canvasHandle } from '../flow/canvas-handle'
import { boxAt, type Scene } from '../flow/scene'

export interface Ends {
  readonly from: NodeId
  readonly to: NodeId
}

/** A line in the direction in which records go, whichever of its ends it was drawn from. */
export const endsOf = (start: NodeId, handle: 'source' | 'target', other: NodeId): Ends =>
  handle === 'source' ? { from: start, to: other } : { from: other, to: start }

/** The node at a point of the page, other than the one that a line starts at. */
export function nodeAt(scene: Scene, point: { x: number; y: number }, start: NodeId): NodeId | null {
  const at = canvasHandle()?.flow.screenToFlowPosition(point)
  const box = at && boxAt(scene.boxes, at.x, at.y)
  return box && box.id !== start ? (box.id as NodeId) : null
}
