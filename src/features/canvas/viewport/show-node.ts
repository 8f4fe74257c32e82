import type { NodeId } from '@/core/model/node-id'
import { documentStore } from '@/stores/document/document-store'
import { boxesOf } from '../flow/boxes'
import { canvasHandle } from '../flow/canvas-handle'
import type { Bounds } from '../flow/scene'
import { motion } from './show-all'

/** How far from the border of the viewport a node comes to stand that was beyond it, in pixels of the screen. */
const MARGIN = 40

/** How far a span has to be moved to lie in a window; its middle goes to the middle where it is too long for that. */
function shiftInto(from: number, to: number, length: number): number {
  if (from >= 0 && to <= length) return 0
  if (to - from + 2 * MARGIN > length) return (length - from - to) / 2
  return from < 0 ? MARGIN - from : length - MARGIN - to
}

/** Moves the viewport just so far that a node is wholly in it, at the same zoom: the user keeps their position. */
export const showNode = (id: NodeId): void => showBounds(boxesOf(documentStore.getState().design)(id))

/** Moves the viewport just so far that a part of the drawing is wholly in it, beside the outline where that is open. */
export function showBounds(box: Bounds, isAnimated = true): void {
  const handle = canvasHandle()
  if (!handle) return
  const { flow, element } = handle
  const { x, y, zoom } = flow.getViewport()
  const outline = element.querySelector<HTMLElement>('[data-outline]')
  const covered = outline ? outline.offsetLeft + outline.offsetWidth : 0
  const left = box.x * zoom + x - covered
  const top = box.y * zoom + y
  const right = shiftInto(left, left + box.width * zoom, element.clientWidth - covered)
  const down = shiftInto(top, top + box.height * zoom, element.clientHeight)
  if (right === 0 && down === 0) return
  void flow.setViewport({ x: x + right, y: y + down, zoom }, isAnimated ? motion() : {})
}
