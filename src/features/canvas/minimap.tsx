import { useStoreApi } from '@xyflow/react'
import { useEffect, useRef } from 'react'
import { usePreferences } from '@/stores/preferences-store'
import { useSession } from '@/stores/session-store'
import { canvasHandle } from './canvas-handle'
import { paletteOf } from './draw-scene'
import type { Scene } from './scene'

const WIDTH = 148
const HEIGHT = 92
const MARGIN = 8

/** The whole drawing small in a corner, with the part that is shown; a drag on it moves the view. */
export function Minimap({ scene }: { scene: Scene }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const store = useStoreApi()
  const selection = useSession((session) => session.selection)
  const theme = usePreferences((preferences) => preferences.theme)

  // biome-ignore lint/correctness/useExhaustiveDependencies: the theme changes the colours that are read
  useEffect(() => {
    const element = canvas.current
    const context = element?.getContext('2d')
    if (!element || !context) return
    const ratio = window.devicePixelRatio
    element.width = WIDTH * ratio
    element.height = HEIGHT * ratio
    const palette = paletteOf(document.documentElement)
    const { bounds, boxes } = scene
    const scale = Math.min((WIDTH - 2 * MARGIN) / bounds.width, (HEIGHT - 2 * MARGIN) / bounds.height, 0.1)
    const left = (WIDTH - bounds.width * scale) / 2 - bounds.x * scale
    const top = (HEIGHT - bounds.height * scale) / 2 - bounds.y * scale

    const still = document.createElement('canvas')
    still.width = element.width
    still.height = element.height
    const stillContext = still.getContext('2d')
    if (!stillContext) return
    stillContext.setTransform(scale * ratio, 0, 0, scale * ratio, left * ratio, top * ratio)
    for (const box of boxes) {
      stillContext.fillStyle = palette(selection.has(box.id) ? 'accent' : 'ramp-3')
      stillContext.fillRect(box.x, box.y, Math.max(box.width, 1 / scale), Math.max(box.height, 1 / scale))
    }

    let frame = 0
    let shown = ''
    const draw = () => {
      frame = 0
      const { transform, width, height } = store.getState()
      const [x, y, zoom] = transform
      const now = `${x} ${y} ${zoom} ${width} ${height}`
      if (now === shown) return
      shown = now
      context.setTransform(1, 0, 0, 1, 0, 0)
      context.clearRect(0, 0, element.width, element.height)
      context.drawImage(still, 0, 0)
      context.setTransform(ratio, 0, 0, ratio, 0, 0)
      context.strokeStyle = palette('accent')
      context.lineWidth = 1
      context.strokeRect(
        left + (-x / zoom) * scale,
        top + (-y / zoom) * scale,
        (width / zoom) * scale,
        (height / zoom) * scale,
      )
    }
    const schedule = () => {
      if (frame === 0) frame = requestAnimationFrame(draw)
    }
    const unsubscribe = store.subscribe(schedule)
    const go = (event: PointerEvent) => {
      if (event.buttons !== 1) return
      const area = element.getBoundingClientRect()
      const x = (event.clientX - area.left - left) / scale
      const y = (event.clientY - area.top - top) / scale
      const handle = canvasHandle()
      handle?.flow.setCenter(x, y, { zoom: handle.flow.getZoom() })
    }
    element.addEventListener('pointerdown', go)
    element.addEventListener('pointermove', go)
    schedule()
    return () => {
      cancelAnimationFrame(frame)
      unsubscribe()
      element.removeEventListener('pointerdown', go)
      element.removeEventListener('pointermove', go)
    }
  }, [scene, selection, store, theme])

  return (
    <canvas
      ref={canvas}
      aria-label="Minimap"
      role="img"
      className="absolute right-3 bottom-3 rounded-control border border-line bg-raised"
      style={{ width: WIDTH, height: HEIGHT }}
    />
  )
}
