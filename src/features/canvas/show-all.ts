import { getViewportForBounds, type Viewport } from '@xyflow/react'
import { nodeIds } from '@/core/model/node-id'
import { documentStore } from '@/stores/document-store'
import { canvasHandle } from './canvas-handle'
import { type Bounds, boundsOf, overlaps } from './scene'
import { boxesOf } from './to-flow'

const MOTION_MS = 150
const FARTHEST = 0.02
const PADDING = 0.06
/** What the zoom control covers in the lower left corner, in pixels of the screen. */
const CONTROL = { width: 190, height: 52 }

/** How long a move of the view takes, or nothing where motion is not wanted. */
export const motion = (): { duration?: number } =>
  window.matchMedia('(prefers-reduced-motion: reduce)').matches ? {} : { duration: MOTION_MS }

/** The part of the drawing that the zoom control would cover. */
const underControl = ({ x, y, zoom }: Viewport, height: number): Bounds => ({
  x: -x / zoom,
  y: (height - CONTROL.height - y) / zoom,
  width: CONTROL.width / zoom,
  height: CONTROL.height / zoom,
})

/** The view that shows some boxes whole, above the zoom control where that would cover one. */
function viewportFor(boxes: readonly Bounds[], width: number, height: number): Viewport {
  const bounds = boundsOf(boxes)
  const viewport = getViewportForBounds(bounds, width, height, FARTHEST, 1, PADDING)
  const covered = underControl(viewport, height)
  if (!boxes.some((box) => overlaps(box, covered))) return viewport
  const above = { x: PADDING, top: PADDING, bottom: `${CONTROL.height}px` as const }
  return getViewportForBounds(bounds, width, height, FARTHEST, 1, above)
}

/** Shows the whole drawing, never larger than it is; an empty one at its natural size. Reckoned from the document: far nodes are no elements. */
export function showAll(isAnimated = true): void {
  const handle = canvasHandle()
  const { design } = documentStore.getState()
  const ids = nodeIds(design)
  if (!handle) return
  if (ids.length === 0) {
    void handle.flow.setViewport({ x: 0, y: 0, zoom: 1 })
    return
  }
  const { clientWidth, clientHeight } = handle.element
  if (clientWidth === 0 || clientHeight === 0) return
  const viewport = viewportFor(ids.map(boxesOf(design)), clientWidth, clientHeight)
  void handle.flow.setViewport(viewport, isAnimated ? motion() : {})
}
