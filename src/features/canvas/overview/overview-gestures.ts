import { moveNodes } from '@/core/edits/move-nodes'
import type { Position } from '@/core/model/design'
import { dispatch } from '@/stores/document/document-store'
import { setUnfinished } from '@/stores/document/unfinished'
import { clearSelection, reveal, select, sessionStore, toggleSelected } from '@/stores/session/session-store'
import { type Box, boundsBetween, boxAt, overlaps, type Scene } from '../flow/scene'
import { setDragCancel } from '../gestures/drag-help'
import type { OverviewPainter, Transform } from './overview-painter'

/** How far beside a node a click still means it, on screen: far nodes are small. */
const REACH = 3
/** A press that moves less than this, on screen, is a click. */
const CLICK = 3

interface Options {
  readonly area: HTMLElement
  readonly scene: Scene
  readonly painter: OverviewPainter
  readonly transformOf: () => Transform
  /** Told which node is under the pointer, and where the pointer is in the area. */
  readonly onHover: (box: Box | null, x: number, y: number) => void
}

type Gesture =
  | { readonly kind: 'drag'; readonly ids: ReadonlySet<string>; readonly x: number; readonly y: number }
  | { readonly kind: 'band'; readonly x: number; readonly y: number }

/** A captured pointer's events come to the area itself. */
const isOnGround = ({ target, currentTarget }: MouseEvent): boolean =>
  target === currentTarget || (target instanceof Element && target.closest('.react-flow__pane') !== null)

/**
 * The pointer on the overview: click and drag nodes, Shift and drag to select what lies in a rectangle, double
 * click to come near. It is asked before React Flow, which still pans and zooms where no node is meant.
 */
export function followPointer({ area, scene, painter, transformOf, onHover }: Options): () => void {
  let gesture: Gesture | null = null

  const pointOf = (event: MouseEvent) => {
    const [x, y, zoom] = transformOf()
    const { left, top } = area.getBoundingClientRect()
    return { x: (event.clientX - left - x) / zoom, y: (event.clientY - top - y) / zoom, zoom }
  }
  const boxUnder = (event: MouseEvent): Box | null => {
    const { x, y, zoom } = pointOf(event)
    return isOnGround(event) ? boxAt(scene.boxes, x, y, REACH / zoom) : null
  }
  const take = (event: PointerEvent, started: Gesture) => {
    event.stopPropagation()
    event.preventDefault()
    gesture = started
    area.setPointerCapture(event.pointerId)
  }

  const down = (event: PointerEvent) => {
    if (event.button !== 0 || !isOnGround(event)) return
    const { x, y } = pointOf(event)
    const box = boxUnder(event)
    if (!box) {
      if (event.shiftKey) take(event, { kind: 'band', x, y })
      else clearSelection()
      return
    }
    if (event.shiftKey || event.ctrlKey || event.metaKey) {
      event.stopPropagation()
      event.preventDefault()
      return toggleSelected(box.id)
    }
    const { selection } = sessionStore.getState()
    const ids = selection.has(box.id) ? selection : new Set([box.id])
    select(ids)
    take(event, { kind: 'drag', ids, x, y })
  }

  const hover = (event: PointerEvent) => {
    const { left, top } = area.getBoundingClientRect()
    onHover(event.buttons === 0 ? boxUnder(event) : null, event.clientX - left, event.clientY - top)
  }

  const move = (event: PointerEvent) => {
    if (!gesture) return hover(event)
    const { x, y, zoom } = pointOf(event)
    if (gesture.kind === 'band') return painter.showBand(boundsBetween(gesture.x, gesture.y, x, y))
    const far = Math.hypot(x - gesture.x, y - gesture.y) * zoom
    if (far < CLICK) return
    const { ids } = gesture
    const [dx, dy] = [x - gesture.x, y - gesture.y]
    painter.hold(ids, dx, dy)
    setUnfinished('drag', () => moveNodes(shifted(scene, ids, dx, dy)))
    setDragCancel(cancel)
  }

  const up = (event: PointerEvent) => {
    if (!gesture) return
    setDragCancel(null)
    const { x, y, zoom } = pointOf(event)
    const { kind, x: startX, y: startY } = gesture
    const ids = gesture.kind === 'drag' ? gesture.ids : null
    gesture = null
    painter.letGo()
    painter.showBand(null)
    if (kind === 'band') {
      const band = boundsBetween(startX, startY, x, y)
      const inside = scene.boxes.filter((box) => overlaps(box, band)).map(({ id }) => id)
      select([...sessionStore.getState().selection, ...inside])
    } else if (ids && Math.hypot(x - startX, y - startY) * zoom >= CLICK) {
      dispatch(moveNodes(shifted(scene, ids, x - startX, y - startY)))
    }
    setUnfinished('drag', null)
  }

  const cancel = () => {
    gesture = null
    setDragCancel(null)
    setUnfinished('drag', null)
    painter.letGo()
    painter.showBand(null)
  }
  const near = (event: MouseEvent) => {
    const box = boxUnder(event)
    if (box) reveal(box.id)
  }

  area.addEventListener('pointerdown', down, { capture: true })
  area.addEventListener('pointermove', move)
  area.addEventListener('pointerup', up)
  area.addEventListener('pointercancel', cancel)
  area.addEventListener('dblclick', near)
  return () => {
    area.removeEventListener('pointerdown', down, { capture: true })
    area.removeEventListener('pointermove', move)
    area.removeEventListener('pointerup', up)
    area.removeEventListener('pointercancel', cancel)
    area.removeEventListener('dblclick', near)
  }
}

/** Where nodes stand after a shift. */
function shifted(scene: Scene, ids: ReadonlySet<string>, dx: number, dy: number): Record<string, Position> {
  const moved: Record<string, Position> = {}
  for (const { id, x, y } of scene.boxes) if (ids.has(id)) moved[id] = [x + dx, y + dy]
  return moved
}
