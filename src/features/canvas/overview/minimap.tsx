import { useStoreApi } from '@xyflow/react'
import { memo, useEffect, useRef } from 'react'
import { sessionStore } from '@/stores/session/session-store'
import { canvasHandle } from '../flow/canvas-handle'
import { isInTheWay, type Scene } from '../flow/scene'
import { drawGrounds } from './draw-scene'
import { watchColours } from './theme-colours'

const WIDTH = 148
const HEIGHT = 92
const MARGIN = 8
const LARGEST_SCALE = 0.1
/** How far it stands from the corner of the canvas. */
const EDGE = 12
/** Of more boxes many are one pixel: it is painted once. */
const MANY = 5_000
const PIXEL_ROWS = 100_000

/** How the drawing lies in the minimap: scaled, then shifted to its middle. */
function fitOf({ bounds }: Scene) {
  const scale = Math.min(
    (WIDTH - 2 * MARGIN) / bounds.width,
    (HEIGHT - 2 * MARGIN) / bounds.height,
    LARGEST_SCALE,
  )
  return {
    scale,
    left: (WIDTH - bounds.width * scale) / 2 - bounds.x * scale,
    top: (HEIGHT - bounds.height * scale) / 2 - bounds.y * scale,
  }
}

/** How far the frame keeps from the border of the minimap, and the least that is left of it where nothing is shown. */
const AIR = 3
const LEAST = 6

/** The part of a span that the minimap has room for: its frame is whole, also where the view reaches beyond it. */
function within(from: number, length: number, room: number) {
  const start = Math.min(Math.max(from, AIR), room - AIR - LEAST)
  return { from: start, length: Math.max(LEAST, Math.min(from + length, room - AIR) - start) }
}

/** The whole drawing small in a corner, with the part that is shown; a drag on it moves the view, the wheel zooms. */
export const Minimap = memo(function Minimap({ scene }: { scene: Scene }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const part = useRef<HTMLDivElement>(null)
  const store = useStoreApi()

  useEffect(() => {
    const element = canvas.current
    const context = element?.getContext('2d')
    const frameOfPart = part.current
    if (!element || !context || !frameOfPart) return
    const ratio = window.devicePixelRatio
    element.width = WIDTH * ratio
    element.height = HEIGHT * ratio
    const { scale, left, top } = fitOf(scene)

    let frame = 0
    let shown = ''
    let isStale = true
    const colours = watchColours(() => paintAnew())
    const paintBoxes = () => {
      const { selection } = sessionStore.getState()
      context.setTransform(1, 0, 0, 1, 0, 0)
      context.clearRect(0, 0, element.width, element.height)
      context.setTransform(scale * ratio, 0, 0, scale * ratio, left * ratio, top * ratio)
      drawGrounds(context, scene.grounds, colours.now, scale)
      const least = 1 / scale
      const taken = scene.boxes.length > MANY ? new Set<number>() : null
      for (const { id, x, y, width, height } of scene.boxes) {
        if (taken && !selection.has(id)) {
          const pixel = Math.floor(x * scale * ratio) * PIXEL_ROWS + Math.floor(y * scale * ratio)
          if (taken.has(pixel)) continue
          taken.add(pixel)
        }
        context.fillStyle = colours.now(selection.has(id) ? 'ink' : 'ramp-3')
        context.fillRect(x, y, Math.max(width, least), Math.max(height, least))
      }
    }
    const paint = () => {
      frame = 0
      const { transform, width, height } = store.getState()
      const [x, y, zoom] = transform
      const now = `${x} ${y} ${zoom} ${width} ${height}`
      if (now === shown && !isStale) return
      if (isStale) paintBoxes()
      isStale = false
      shown = now
      const corner = {
        x: (width - WIDTH - EDGE - x) / zoom,
        y: (height - HEIGHT - EDGE - y) / zoom,
        width: WIDTH / zoom,
        height: HEIGHT / zoom,
      }
      const view = { x: -x / zoom, y: -y / zoom, width: width / zoom, height: height / zoom }
      const visibility = isInTheWay(scene, view, corner) ? 'hidden' : ''
      element.style.visibility = visibility
      frameOfPart.style.visibility = visibility
      const visible = scale / zoom
      const px = (length: number) => `${Math.round(length)}px`
      // Of a large drawing a pixel here is many there: the browser lays out what has changed alone.
      const across = within(left - x * visible, width * visible, WIDTH)
      const down = within(top - y * visible, height * visible, HEIGHT)
      frameOfPart.style.width = px(across.length)
      frameOfPart.style.height = px(down.length)
      frameOfPart.style.transform = `translate(${px(across.from)}, ${px(down.from)})`
    }
    const schedule = () => {
      if (frame === 0) frame = requestAnimationFrame(paint)
    }
    const paintAnew = () => {
      isStale = true
      schedule()
    }
    /** A drag that began on the drawing, of a node or of a line, may pass over the map: that moves nothing. */
    let isPressed = false
    const press = (event: PointerEvent) => {
      isPressed = event.button === 0
      if (isPressed) element.setPointerCapture(event.pointerId)
      go(event)
    }
    const go = (event: PointerEvent) => {
      isPressed &&= event.buttons === 1
      if (!isPressed) return
      const area = element.getBoundingClientRect()
      const x = (event.clientX - area.left - left) / scale
      const y = (event.clientY - area.top - top) / scale
      const handle = canvasHandle()
      void handle?.flow.setCenter(x, y, { zoom: handle.flow.getZoom() })
    }
    // A drag of a node changes the store in every frame, and nothing that is shown here.
    const unsubscribe = store.subscribe((now, before) => {
      const isSame =
        now.transform === before.transform && now.width === before.width && now.height === before.height
      if (!isSame) schedule()
    })
    const unsubscribeSession = sessionStore.subscribe((now, before) => {
      if (now.selection !== before.selection) paintAnew()
    })
    const zoomAt = (event: WheelEvent) => {
      event.preventDefault()
      event.stopPropagation()
      const flow = canvasHandle()?.flow
      if (!flow) return
      const area = element.getBoundingClientRect()
      const at = [
        (event.clientX - area.left - left) / scale,
        (event.clientY - area.top - top) / scale,
      ] as const
      const factor = 2 ** (-event.deltaY * (event.deltaMode === 1 ? 0.05 : 0.002))
      void flow.setCenter(...at, { zoom: Math.min(2, Math.max(0.02, flow.getZoom() * factor)) })
    }
    element.addEventListener('wheel', zoomAt, { passive: false })
    element.addEventListener('pointerdown', press)
    element.addEventListener('pointermove', go)
    schedule()
    return () => {
      cancelAnimationFrame(frame)
      colours.stop()
      unsubscribe()
      unsubscribeSession()
      element.removeEventListener('wheel', zoomAt)
      element.removeEventListener('pointerdown', press)
      element.removeEventListener('pointermove', go)
    }
  }, [scene, store])

  return (
    <div
      className="absolute right-3 bottom-3 overflow-hidden rounded-control max-md:hidden"
      style={{ width: WIDTH, height: HEIGHT }}
    >
      <canvas
        ref={canvas}
        aria-label="Minimap"
        role="img"
        data-minimap
        className="size-full rounded-control border border-line bg-raised"
      />
      {/* The part that is shown is an element: a pan moves it, and paints nothing. */}
      <div
        ref={part}
        className="pointer-events-none absolute top-0 left-0 border border-ink will-change-transform"
      />
    </div>
  )
})
