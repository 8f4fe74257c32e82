import { type Bounds, type Box, type Ground, type Line, overlaps, type Scene } from '../flow/scene'
import { canvasKind } from '../kinds/index'
import type { Colours } from './theme-colours'

/** Shapes of one colour in one part of the drawing, prepared once and drawn every frame that shows the part. */
interface Chunk {
  readonly colour: string
  readonly path: Path2D
  left: number
  top: number
  right: number
  bottom: number
}

export interface Drawing {
  readonly lines: readonly Chunk[]
  readonly boxes: readonly Chunk[]
}

/** A drawing in two: what stands still and what is being moved, with the lines between the two. */
export interface Parted {
  readonly rest: Drawing
  readonly moving: Drawing
  readonly between: readonly Line[]
}

/** The size of a part, in canvas pixels: some hundred nodes each, so that what is out of view is left out. */
const PART = 6000

const colourOf = ({ severity, kind }: Box): string =>
  severity ?? (kind === 'area' ? 'line-strong' : canvasKind(kind).fill)

function chunkAt(chunks: Map<string, Chunk>, colour: string, x: number, y: number): Chunk {
  const key = `${colour} ${Math.floor(x / PART)} ${Math.floor(y / PART)}`
  const known = chunks.get(key)
  if (known) return known
  const chunk = { colour, path: new Path2D(), left: x, top: y, right: x, bottom: y }
  chunks.set(key, chunk)
  return chunk
}

function widen(chunk: Chunk, x: number, y: number): void {
  chunk.left = Math.min(chunk.left, x)
  chunk.top = Math.min(chunk.top, y)
  chunk.right = Math.max(chunk.right, x)
  chunk.bottom = Math.max(chunk.bottom, y)
}

/** Where a line leaves one box and meets the other: the sides that face each other. */
export function endsOf(one: Box, other: Box): readonly [number, number, number, number] {
  const forward = one.x < other.x
  return [
    forward ? one.x + one.width : one.x,
    one.y + one.height / 2,
    forward ? other.x : other.x + other.width,
    other.y + other.height / 2,
  ]
}

function addLine(chunks: Map<string, Chunk>, colour: string, one: Box, other: Box): void {
  const [x1, y1, x2, y2] = endsOf(one, other)
  const chunk = chunkAt(chunks, colour, x1, y1)
  chunk.path.moveTo(x1, y1)
  chunk.path.lineTo(x2, y2)
  widen(chunk, x1, y1)
  widen(chunk, x2, y2)
}

function addBox(chunks: Map<string, Chunk>, box: Box): void {
  const { kind, x, y, width, height } = box
  const chunk = chunkAt(chunks, colourOf(box), x, y)
  if (kind !== 'area' && canvasKind(kind).shape.left === 'round')
    chunk.path.roundRect(x, y, width, height, 24)
  else chunk.path.rect(x, y, width, height)
  widen(chunk, x, y)
  widen(chunk, x + width, y + height)
}

/** Collects a scene into paths, apart for what is being moved. */
export function prepare(scene: Scene, isMoving: (id: string) => boolean): Parted {
  const layers = [0, 1].map(() => ({ lines: new Map<string, Chunk>(), boxes: new Map<string, Chunk>() }))
  const between: Line[] = []
  for (const line of scene.lines) {
    const one = scene.boxes[line.from]
    const other = scene.boxes[line.to]
    if (!one || !other) continue
    const moves = isMoving(one.id)
    const layer = layers[moves ? 1 : 0]
    if (moves !== isMoving(other.id)) between.push(line)
    else if (layer) addLine(layer.lines, line.colour, one, other)
  }
  for (const box of scene.boxes) {
    const layer = layers[isMoving(box.id) ? 1 : 0]
    if (layer) addBox(layer.boxes, box)
  }
  const [rest, moving] = layers.map(({ lines, boxes }) => ({
    lines: [...lines.values()],
    boxes: [...boxes.values()],
  }))
  return { rest: rest ?? NOTHING, moving: moving ?? NOTHING, between }
}

const NOTHING: Drawing = { lines: [], boxes: [] }

const isShown = ({ left, top, right, bottom }: Chunk, view: Bounds): boolean =>
  overlaps({ x: left, y: top, width: right - left, height: bottom - top }, view)

const LINE_OPACITY = 0.5

/** Draws notes and open areas, under all else. */
export function drawGrounds(
  context: CanvasRenderingContext2D,
  grounds: readonly Ground[],
  colours: Colours,
  zoom: number,
): void {
  context.lineWidth = 1 / zoom
  context.fillStyle = colours('sunk')
  context.strokeStyle = colours('line-strong')
  for (const { x, y, width, height } of grounds) {
    context.fillRect(x, y, width, height)
    context.strokeRect(x, y, width, height)
  }
}

/** Draws what the view shows of a drawing: lines first, boxes over them. */
export function drawDrawing(
  context: CanvasRenderingContext2D,
  { lines, boxes }: Drawing,
  colours: Colours,
  zoom: number,
  view: Bounds,
): void {
  context.lineWidth = 1 / zoom
  context.globalAlpha = LINE_OPACITY
  for (const chunk of lines) {
    if (!isShown(chunk, view)) continue
    context.strokeStyle = colours(chunk.colour)
    context.stroke(chunk.path)
  }
  context.globalAlpha = 1
  for (const chunk of boxes) {
    if (!isShown(chunk, view)) continue
    context.fillStyle = colours(chunk.colour)
    context.fill(chunk.path)
  }
}

/** Draws the lines that hang between what stands still and what has been moved by some way. */
export function drawBetween(
  context: CanvasRenderingContext2D,
  { boxes }: Scene,
  lines: readonly Line[],
  shifted: (box: Box) => Box,
  colours: Colours,
  zoom: number,
): void {
  context.lineWidth = 1 / zoom
  context.globalAlpha = LINE_OPACITY
  for (const { from, to, colour } of lines) {
    const one = boxes[from]
    const other = boxes[to]
    if (!one || !other) continue
    const [x1, y1, x2, y2] = endsOf(shifted(one), shifted(other))
    context.strokeStyle = colours(colour)
    context.beginPath()
    context.moveTo(x1, y1)
    context.lineTo(x2, y2)
    context.stroke()
  }
  context.globalAlpha = 1
}
