import { moveNodes } from '@/core/edits/move-nodes'
import type { Position } from '@/core/model/design'
import type { NodeId } from '@/core/model/node-id'
import { dispatch, documentStore } from '@/stores/document-store'
import { positionsOf } from './to-flow'

/** Puts nodes on one line: their left edges on the leftmost, or their top edges on the topmost. */
export function alignSelected(ids: readonly NodeId[], edge: 'left' | 'top'): void {
  const positionOf = positionsOf(documentStore.getState().design)
  const axis = edge === 'left' ? 0 : 1
  const least = Math.min(...ids.map((id) => positionOf(id)[axis]))
  const moved: Record<NodeId, Position> = {}
  for (const id of ids) {
    const [x, y] = positionOf(id)
    moved[id] = edge === 'left' ? [least, y] : [x, least]
  }
  dispatch({ ...moveNodes(moved), label: edge === 'left' ? 'Align left' : 'Align top' })
}
