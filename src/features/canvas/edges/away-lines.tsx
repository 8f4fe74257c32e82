import { useStoreApi } from '@xyflow/react'
import { useEffect, useRef } from 'react'
import { toneOf } from '@/core/delivery/words'
import type { DrawnNumbers } from '../flow/drawn-numbers'
import type { AwayEdge } from '../flow/near'
import { type Box, boundsOf } from '../flow/scene'
import { edgeWidth } from '../flow/to-flow'
import { watchColours } from '../overview/theme-colours'
import { curveBetween } from './curve'
import { EDGE_LOOKS } from './edge-looks'

interface Strokes {
  readonly colour: string
  readonly width: number
  readonly isDashed: boolean
  readonly path: Path2D
}

/** The lines of one look as one path, in canvas coordinates. */
function strokesOf(
  away: readonly AwayEdge[],
  numbers: DrawnNumbers | undefined,
  placeOf: PlaceOf,
): Strokes[] {
  const byLook = new Map<string, Strokes>()
  for (const { edge, from, to } of away) {
    const traffic = numbers?.parts.trafficOn(edge, numbers.analysis.views)
    const { isAside: isDashed } = EDGE_LOOKS[edge.kind]
    const colour = traffic?.guarantee ? toneOf(traffic.guarantee) : 'ink-soft'
    const width = isDashed ? 1.2 : edgeWidth(traffic?.rate.peakBytes ?? 0)
    const look = `${colour} ${width} ${isDashed}`
    const strokes = byLook.get(look) ?? { colour, width, isDashed, path: new Path2D() }
    byLook.set(look, strokes)
    const [x1, y1] = placeOf(from)
    const [x2, y2] = placeOf(to)
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

type PlaceOf = (box: Box) => readonly [number, number]

const OPACITY = 0.85

/** The edges that are too many to be elements, painted under the nodes; they follow the view and what is dragged. */
export function AwayLines({
  away,
  numbers,
}: {
  readonly away: readonly AwayEdge[]
  readonly numbers: DrawnNumbers | undefined
}) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const store = useStoreApi()
  useEffect(() => {
    const element = canvas.current
    const context = element?.getContext('2d')
    if (!element || !context) return
    const colours = watchColours(() => schedule(true))
    const bounds = boundsOf(away.flatMap(({ from, to }) => [from, to]))
    let strokes: readonly Strokes[] | null = null
    let held = store.getState().nodes
    let frame = 0
    const placeOf: PlaceOf = (box) => {
      const at = store.getState().nodeLookup.get(box.id)?.internals.positionAbsolute
      return at ? [at.x, at.y] : [box.x, box.y]
    }
    const paint = () => {
      frame = 0
      const { transform, width, height } = store.getState()
      const [x, y, zoom] = transform
      const ratio = window.devicePixelRatio
      element.width = Math.round(width * ratio)
      element.height = Math.round(height * ratio)
      if (bounds.x * zoom + x > width || bounds.y * zoom + y > height) return
      strokes ??= strokesOf(away, numbers, placeOf)
      context.setTransform(zoom * ratio, 0, 0, zoom * ratio, x * ratio, y * ratio)
      context.globalAlpha = OPACITY
      for (const { colour, width: lineWidth, isDashed, path } of strokes) {
        context.strokeStyle = colours.now(colour)
        context.lineWidth = lineWidth
        context.setLineDash(isDashed ? [4, 3] : [])
        context.stroke(path)
      }
    }
    const schedule = (isStale = false) => {
      if (isStale) strokes = null
      if (frame === 0) frame = requestAnimationFrame(paint)
    }
    const unsubscribe = store.subscribe((state) => {
      const isMoved = state.nodes !== held
      held = state.nodes
      schedule(isMoved)
    })
    schedule()
    return () => {
      cancelAnimationFrame(frame)
      unsubscribe()
      colours.stop()
    }
  }, [away, numbers, store])
  return (
    <div aria-hidden="true" className="pointer-events-none absolute inset-0 z-0">
      <canvas ref={canvas} data-testid="away-lines" className="size-full" />
    </div>
  )
}
