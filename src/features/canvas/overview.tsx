import { useStoreApi } from '@xyflow/react'
import { type RefObject, useEffect, useRef, useState } from 'react'
import { moveNodes } from '@/core/edits/move-nodes'
import { parseNodeId } from '@/core/model/node-id'
import { dispatch } from '@/stores/document-store'
import { usePreferences } from '@/stores/preferences-store'
import { clearSelection, select, toggleSelected, useSession } from '@/stores/session-store'
import { type Drawing, drawDrawing, drawSelected, paletteOf, prepare } from './draw-scene'
import { type Box, boxAt, type Scene } from './scene'

interface Drag {
  readonly ids: ReadonlySet<string>
  readonly startX: number
  readonly startY: number
  readonly rest: Drawing
  readonly moving: Drawing
  dx: number
  dy: number
}

/**
 * The whole drawing on one 2D canvas, for when it is too far away to read: boxes by kind and worst finding,
 * lines by guarantee. It takes the pointer before React Flow does; the ground is still React Flow's to pan.
 */
export function Overview({ scene, wrapper }: { scene: Scene; wrapper: RefObject<HTMLDivElement | null> }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const store = useStoreApi()
  const selection = useSession((session) => session.selection)
  const theme = usePreferences((preferences) => preferences.theme)
  const [hovered, setHovered] = useState<{ box: Box; x: number; y: number } | null>(null)

  // biome-ignore lint/correctness/useExhaustiveDependencies: the theme changes the colours that are read
  useEffect(() => {
    const element = canvas.current
    const area = wrapper.current
    const context = element?.getContext('2d')
    if (!element || !area || !context) return
    const palette = paletteOf(document.documentElement)
    const everything = prepare(scene, () => true)
    let drag: Drag | null = null
    let frame = 0

    const draw = () => {
      frame = 0
      const [x, y, zoom] = store.getState().transform
      const ratio = window.devicePixelRatio
      const width = Math.round(area.clientWidth * ratio)
      const height = Math.round(area.clientHeight * ratio)
      if (element.width !== width) element.width = width
      if (element.height !== height) element.height = height
      context.setTransform(1, 0, 0, 1, 0, 0)
      context.clearRect(0, 0, width, height)
      context.setTransform(zoom * ratio, 0, 0, zoom * ratio, x * ratio, y * ratio)
      drawDrawing(context, drag?.rest ?? everything, palette, zoom)
      if (drag) {
        context.translate(drag.dx, drag.dy)
        drawDrawing(context, drag.moving, palette, zoom)
      }
      drawSelected(context, scene.boxes, selection, palette, zoom)
    }
    const schedule = () => {
      if (frame === 0) frame = requestAnimationFrame(draw)
    }
    const pointOf = (event: PointerEvent) => {
      const [x, y, zoom] = store.getState().transform
      const { left, top } = area.getBoundingClientRect()
      return { x: (event.clientX - left - x) / zoom, y: (event.clientY - top - y) / zoom, zoom }
    }
    const isOnGround = (event: PointerEvent) =>
      event.target instanceof Element && event.target.closest('.react-flow__pane') !== null

    const down = (event: PointerEvent) => {
      if (event.button !== 0 || !isOnGround(event)) return
      const { x, y, zoom } = pointOf(event)
      const box = boxAt(scene.boxes, x, y, 3 / zoom)
      if (!box) {
        if (!event.shiftKey) clearSelection()
        return
      }
      event.stopPropagation()
      event.preventDefault()
      if (event.shiftKey || event.ctrlKey || event.metaKey) return toggleSelected(box.id)
      const ids = selection.has(box.id) ? selection : new Set([box.id])
      select(ids)
      const isMoving = (id: string) => ids.has(id)
      drag = {
        ids,
        startX: x,
        startY: y,
        rest: prepare(scene, (id) => !isMoving(id)),
        moving: prepare(scene, isMoving),
        dx: 0,
        dy: 0,
      }
      area.setPointerCapture(event.pointerId)
    }
    const move = (event: PointerEvent) => {
      const { x, y, zoom } = pointOf(event)
      if (drag) {
        drag.dx = x - drag.startX
        drag.dy = y - drag.startY
        return schedule()
      }
      if (event.buttons !== 0) return setHovered(null)
      const box = isOnGround(event) ? boxAt(scene.boxes, x, y, 3 / zoom) : null
      const { left, top } = area.getBoundingClientRect()
      setHovered(box && { box, x: event.clientX - left, y: event.clientY - top })
    }
    const up = () => {
      if (!drag) return
      const { ids, dx, dy } = drag
      drag = null
      if (Math.abs(dx) + Math.abs(dy) === 0) return schedule()
      const moved = scene.boxes.filter(({ id }) => ids.has(id)).map(({ id, x, y }) => [id, [x + dx, y + dy]])
      dispatch(moveNodes(Object.fromEntries(moved)))
    }

    const unsubscribe = store.subscribe(schedule)
    const resized = new ResizeObserver(schedule)
    resized.observe(area)
    area.addEventListener('pointerdown', down, { capture: true })
    area.addEventListener('pointermove', move)
    area.addEventListener('pointerup', up)
    schedule()
    return () => {
      cancelAnimationFrame(frame)
      unsubscribe()
      resized.disconnect()
      area.removeEventListener('pointerdown', down, { capture: true })
      area.removeEventListener('pointermove', move)
      area.removeEventListener('pointerup', up)
    }
  }, [scene, selection, store, wrapper, theme])

  return (
    <>
      <canvas
        ref={canvas}
        data-testid="overview"
        className="pointer-events-none absolute inset-0 size-full"
      />
      {hovered && (
        <div
          className="pointer-events-none absolute z-10 rounded-control bg-ink px-2 py-1 font-mono text-ground text-small"
          style={{ left: hovered.x + 12, top: hovered.y + 12 }}
        >
          {parseNodeId(hovered.box.id)?.name}
        </div>
      )}
    </>
  )
}
