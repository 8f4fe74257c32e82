import { sessionStore } from '@/stores/session/session-store'
import type { Bounds, Box, Scene } from '../flow/scene'
import { drawBand, drawSelected } from './draw-marks'
import { drawBetween, drawDrawing, drawGrounds, type Parted, prepare } from './draw-scene'
import { watchColours } from './theme-colours'

/** Where the drawing is on screen: shifted by x and y, then larger by zoom. */
export type Transform = readonly [number, number, number]

interface Held {
  readonly ids: ReadonlySet<string>
  readonly parted: Parted
  dx: number
  dy: number
}

const STILL = () => false

/** Paints a scene on a canvas over some area, at most once a frame, and only when something changed. */
export class OverviewPainter {
  readonly stop: () => void
  private readonly scene: Scene
  private readonly paint: () => void
  private frame = 0
  private whole: Parted | null = null
  private held: Held | null = null
  private band: Bounds | null = null

  constructor(canvas: HTMLCanvasElement, area: HTMLElement, scene: Scene, transformOf: () => Transform) {
    this.scene = scene
    const colours = watchColours(() => this.schedule())
    const unsubscribe = sessionStore.subscribe((now, before) => {
      if (now.selection !== before.selection) this.schedule()
    })
    const resized = new ResizeObserver(() => this.schedule())
    resized.observe(area)
    const context = canvas.getContext('2d')
    this.paint = () => {
      this.frame = 0
      if (!context) return
      const [x, y, zoom] = transformOf()
      const ratio = window.devicePixelRatio
      const width = Math.round(area.clientWidth * ratio)
      const height = Math.round(area.clientHeight * ratio)
      if (canvas.width !== width) canvas.width = width
      if (canvas.height !== height) canvas.height = height
      context.setTransform(1, 0, 0, 1, 0, 0)
      context.clearRect(0, 0, width, height)
      context.setTransform(zoom * ratio, 0, 0, zoom * ratio, x * ratio, y * ratio)
      const view = {
        x: -x / zoom,
        y: -y / zoom,
        width: width / ratio / zoom,
        height: height / ratio / zoom,
      }
      this.draw(context, colours.now, zoom, view)
    }
    this.stop = () => {
      cancelAnimationFrame(this.frame)
      colours.stop()
      unsubscribe()
      resized.disconnect()
    }
    this.schedule()
  }

  schedule(): void {
    if (this.frame === 0) this.frame = requestAnimationFrame(this.paint)
  }

  /** Shows some nodes shifted, until they are let go. */
  hold(ids: ReadonlySet<string>, dx: number, dy: number): void {
    this.held ??= { ids, parted: prepare(this.scene, (id) => ids.has(id)), dx, dy }
    this.held.dx = dx
    this.held.dy = dy
    this.schedule()
  }

  letGo(): void {
    this.held = null
    this.schedule()
  }

  showBand(band: Bounds | null): void {
    this.band = band
    this.schedule()
  }

  private draw(
    context: CanvasRenderingContext2D,
    colours: (name: string) => string,
    zoom: number,
    view: Bounds,
  ): void {
    const { held, scene } = this
    const shifted = (box: Box): Box =>
      held?.ids.has(box.id) ? { ...box, x: box.x + held.dx, y: box.y + held.dy } : box
    drawGrounds(context, scene.grounds, colours, zoom)
    if (held) {
      drawBetween(context, scene, held.parted.between, shifted, colours, zoom)
      drawDrawing(context, held.parted.rest, colours, zoom, view)
      context.save()
      context.translate(held.dx, held.dy)
      const moved = { ...view, x: view.x - held.dx, y: view.y - held.dy }
      drawDrawing(context, held.parted.moving, colours, zoom, moved)
      context.restore()
    } else {
      this.whole ??= prepare(scene, STILL)
      drawDrawing(context, this.whole.rest, colours, zoom, view)
    }
    const { selection } = sessionStore.getState()
    if (selection.size > 0) {
      const chosen = scene.boxes.filter(({ id }) => selection.has(id))
      drawSelected(context, chosen.map(shifted), colours, zoom)
    }
    if (this.band) drawBand(context, this.band, colours, zoom)
  }
}
