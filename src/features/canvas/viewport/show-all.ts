import { getViewportForBounds, type Viewport } from '@xyflow/react'
import { edgesOf } from '@/core/graph/edges'
import type { Design } from '@/core/model/design'
import { markIds } from '@/core/model/marks'
import { nodeIds } from '@/core/model/node-id'
import { documentStore } from '@/stores/document/document-store'
import { sessionStore } from '@/stores/session/session-store'
import { boxesOf } from '../flow/boxes'
import { type CanvasHandle, canvasHandle } from '../flow/canvas-handle'
import { type Bounds, boundsOf, overlaps } from '../flow/scene'

/** All that stands on the drawing. */
const itemIds = (design: Design): readonly string[] => [...nodeIds(design), ...markIds(design)]

const MOTION_MS = 150
const FARTHEST = 0.02
/** How far the drawing keeps from the borders, in pixels of the screen. */
const PADDING = '14px'
const AROUND = { top: PADDING, right: PADDING, bottom: PADDING } as const

/** How far from the left what is shown keeps: clear of the outline, where that is open and leaves room. */
function besideOutline(width: number): `${number}px` {
  const outline = canvasHandle()?.element.querySelector<HTMLElement>('[data-outline]')
  const end = outline ? outline.offsetLeft + outline.offsetWidth : 0
  return end > 0 && end < MOST_COVERED * width ? `${end + 14}px` : PADDING
}

/** Of a narrower drawing the outline is looked at alone. */
const MOST_COVERED = 0.6

/** What the zoom control and the name beside it cover in the lower left corner, in pixels of the screen. */
const CONTROL = { width: 266, height: 52 }

/** What the small map keeps from the border, and from what is shown whole. */
const BESIDE_MAP = 12

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

/** The view that shows some boxes whole, above what covers the foot, and above the zoom control where that would cover one. */
function viewportFor(boxes: readonly Bounds[], width: number, height: number): Viewport {
  const bounds = boundsOf(boxes)
  const { coveredFoot } = sessionStore.getState()
  const left = besideOutline(width)
  if (coveredFoot > 0) {
    const bottom = `${Math.min(coveredFoot, height / 2)}px` as const
    const above = { top: PADDING, bottom } as const
    const whole = getViewportForBounds(bounds, width, height, FARTHEST, 1, { ...above, left, right: PADDING })
    const map = canvasHandle()?.element.querySelector('[aria-label="Minimap"]')?.clientWidth ?? 0
    if (map === 0) return whole
    // Beside the small map, where that costs no size.
    const right = `${map + 2 * BESIDE_MAP}px` as const
    const beside = getViewportForBounds(bounds, width, height, FARTHEST, 1, {
      ...above,
      left,
      right,
    })
    return beside.zoom >= whole.zoom ? beside : whole
  }
  const viewport = getViewportForBounds(bounds, width, height, FARTHEST, 1, { ...AROUND, left })
  const covered = underControl(viewport, height)
  if (!boxes.some((box) => overlaps(box, covered))) return viewport
  const above = { ...AROUND, left, bottom: `${CONTROL.height}px` } as const
  return getViewportForBounds(bounds, width, height, FARTHEST, 1, above)
}

/** The view that showed everything last. */
let shown: Viewport | null = null

/** Whether the view is as it was when everything was shown: nobody has moved it since. */
export const isAsShown = ({ x, y, zoom }: Viewport): boolean =>
  shown !== null &&
  Math.abs(shown.x - x) < 1 &&
  Math.abs(shown.y - y) < 1 &&
  Math.abs(shown.zoom - zoom) < 0.001

/** Whether a view of a size, in pixels of the screen, holds the whole drawing. */
export function isAllIn({ x, y, zoom }: Viewport, width: number, height: number): boolean {
  const { design } = documentStore.getState()
  const bounds = boundsOf(itemIds(design).map(boxesOf(design)))
  const [left, top] = [bounds.x * zoom + x, bounds.y * zoom + y]
  return left >= 0 && top >= 0 && left + bounds.width * zoom <= width && top + bounds.height * zoom <= height
}

/** What Kafka makes by itself is no part of the document, and stands on the drawing while it is asked for. */
const internalBoxes = ({ getNodes }: CanvasHandle): readonly Bounds[] =>
  getNodes().flatMap(({ id, position, width = 0, height = 0 }) =>
    id.startsWith('internal:') ? [{ ...position, width, height }] : [],
  )

/** Shows the whole drawing, never larger than it is; an empty one at its natural size. Reckoned from the document: far nodes are no elements. */
export function showAll(isAnimated = true): void {
  const handle = canvasHandle()
  const { design } = documentStore.getState()
  const ids = itemIds(design)
  if (!handle) return
  if (ids.length === 0) {
    void handle.flow.setViewport({ x: 0, y: 0, zoom: 1 })
    return
  }
  const { clientWidth, clientHeight } = handle.element
  if (clientWidth === 0 || clientHeight === 0) return
  const { besides } = sessionStore.getState()
  const boxes = [...ids.map(boxesOf(design)), ...internalBoxes(handle.flow), ...besides]
  const viewport = viewportFor(boxes, clientWidth, clientHeight)
  shown = viewport
  void handle.flow.setViewport(viewport, isAnimated ? motion() : {})
}

/** Shows some nodes and edges as large as they fit, never larger than they are. */
export function showItems(ids: readonly string[]): void {
  const { design } = documentStore.getState()
  const boxOf = boxesOf(design)
  const chosen = new Set(ids)
  const ends = edgesOf(design).flatMap(({ id, from, to }) => (chosen.has(id) ? [from, to] : []))
  const boxes = [...nodeIds(design).filter((id) => chosen.has(id)), ...ends].map(boxOf)
  if (boxes.length > 0) showWhole(boxes)
}

/** Shows some boxes as large as they fit, never larger than they are. */
export function showWhole(boxes: readonly Bounds[], isAnimated = true): void {
  const handle = canvasHandle()
  if (!handle) return
  const { clientWidth, clientHeight } = handle.element
  void handle.flow.setViewport(viewportFor(boxes, clientWidth, clientHeight), isAnimated ? motion() : {})
}
