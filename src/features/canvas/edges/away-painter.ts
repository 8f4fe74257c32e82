import type { useStoreApi } from '@xyflow/react'
import { toneOf } from '@/core/delivery/words'
import type { DrawnNumbers } from '../flow/drawn-numbers'
import type { AwayEdge } from '../flow/near'
import { type Bounds, type Box, boundsOf } from '../flow/scene'
import { watchColours } from '../overview/theme-colours'
import { curveBetween } from './curve'
import { EDGE_LOOKS } from './edge-looks'
import { edgeWidth } from './edge-width'

type Store = ReturnType<typeof useStoreApi>

/** One edge as it is painted. */
interface Line {
  readonly from: Box
  readonly to: Box
  readonly colour: string
  readonly width: number
  readonly isDashed: boolean
}

/** The lines of one look as one path, in canvas coordinates. */
interface Strokes extends Pick<Line, 'colour' | 'width' | 'isDashed'> {
  readonly path: Path2D
}

function lineOf({ edge, from, to }: AwayEdge, numbers: DrawnNumbers | undefined): Line {
  const traffic = numbers?.parts.trafficOn(edge, numbers.analysis.views)
  const { isAside: isDashed } = EDGE_LOOKS[edge.kind]
  const colour = traffic?.guarantee ? toneOf(traffic.guarantee) : 'ink-soft'
  return { from, to, colour, width: isDashed ? 1.2 : edgeWidth(traffic?.rate.peakBytes ?? 0), isDashed }
}

const isSameBox = (one: Box, other: Box): boolean =>
  one === other || (one.id === other.id && one.x === other.x && one.y === other.y)

const isSameLine = (one: Line, other: Line | undefined): boolean =>
  other !== undefined &&
  one.colour === other.colour &&
  one.width === other.width &&
  one.isDashed === other.isDashed &&
  isSameBox(one.from, other.from) &&
  isSameBox(one.to, other.to)

type PositionOf = (box: Box) => readonly [number, number]

function strokesOf(lines: readonly Line[], positionOf: PositionOf): readonly Strokes[] {
  const byLook = new Map<string, Strokes>()
  for (const { from, to, colour, width, isDashed } of lines) {
    const look = `${colour} ${width} ${isDashed}`
    const strokes = byLook.get(look) ?? { colour, width, isDashed, path: new Path2D() }
    byLook.set(look, strokes)
    const [x1, y1] = positionOf(from)
    const [x2, y2] = positionOf(to)
    const start = [x1 + from.width, y1 + from.height / 2] as const
    const [fromX, fromY, a, b, c, d, toX, toY] = curveBetween(
      start,
      'right',
      [x2, y2 + to.height / 2],
      'left',
    )
    strokes.path.moveTo(fromX, fromY)
    strokes.path.bezierCurveTo(a, b, c, d, toX, toY)
  }
  return [...byLook.values()]
}

const OPACITY = 0.85

/**
 * More lines than these are painted one pixel of the screen wide: browsers paint such curves about five times as fast as
 * wider ones, and of so many at one node nobody can tell the widths.
 */
const MOST_WITH_WIDTH = 400

export interface AwayPainter {
  /** Shows some edges; what would look as it does is not painted again. */
  show(away: readonly AwayEdge[], numbers: DrawnNumbers | undefined): void
  stop(): void
}

/**
 * Returns what paints edges that are too many to be elements; they follow the view and what is dragged. To paint
 * thousands of curves takes the browser a tenth of a second: a selection, or an edit that moves none of them, must not.
 */
export function awayPainter(
  element: HTMLCanvasElement,
  context: CanvasRenderingContext2D,
  store: Store,
): AwayPainter {
  let lines: readonly Line[] = []
  let ends: ReadonlyMap<string, Box> = new Map()
  let bounds: Bounds = boundsOf([])
  let strokes: readonly Strokes[] | null = null
  let dragged = ''
  let frame = 0
  const colours = watchColours(() => schedule(true))

  const positionOf: PositionOf = (box) => {
    const at = store.getState().nodeLookup.get(box.id)?.internals.positionAbsolute
    return at ? [at.x, at.y] : [box.x, box.y]
  }
  /** Where ends stand that are being dragged, as one text. */
  const draggedNow = () => {
    let dragged = ''
    for (const { id, position } of store.getState().nodes) {
      const end = ends.get(id)
      if (end && (end.x !== position.x || end.y !== position.y))
        dragged += `${id} ${position.x} ${position.y}\n`
    }
    return dragged
  }
  const paint = () => {
    frame = 0
    const { transform, width, height } = store.getState()
    const [x, y, zoom] = transform
    const ratio = window.devicePixelRatio
    element.width = Math.round(width * ratio)
    element.height = Math.round(height * ratio)
    if (bounds.x * zoom + x > width || bounds.y * zoom + y > height) return
    strokes ??= strokesOf(lines, positionOf)
    context.setTransform(zoom * ratio, 0, 0, zoom * ratio, x * ratio, y * ratio)
    context.globalAlpha = OPACITY
    const pixel = lines.length > MOST_WITH_WIDTH ? 1 / (zoom * ratio) : undefined
    for (const { colour, width: lineWidth, isDashed, path } of strokes) {
      context.strokeStyle = colours.now(colour)
      context.lineWidth = pixel ?? lineWidth
      context.setLineDash(isDashed ? [4, 3] : [])
      context.stroke(path)
    }
  }
  function schedule(isStale: boolean): void {
    if (isStale) strokes = null
    if (frame === 0) frame = requestAnimationFrame(paint)
  }
  const unsubscribe = store.subscribe((now, before) => {
    const isSameView =
      now.transform === before.transform && now.width === before.width && now.height === before.height
    const moved = now.nodes === before.nodes ? dragged : draggedNow()
    if (isSameView && moved === dragged) return
    schedule(moved !== dragged)
    dragged = moved
  })
  return {
    show(away, numbers) {
      const now = away.map((one) => lineOf(one, numbers))
      if (now.length === lines.length && now.every((line, at) => isSameLine(line, lines[at]))) return
      lines = now
      ends = new Map(now.flatMap(({ from, to }) => [[from.id, from] as const, [to.id, to] as const]))
      bounds = boundsOf(now.flatMap(({ from, to }) => [from, to]))
      dragged = draggedNow()
      schedule(true)
    },
    stop() {
      cancelAnimationFrame(frame)
      unsubscribe()
      colours.stop()
    },
  }
}
