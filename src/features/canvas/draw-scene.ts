import type { Box, Scene } from './scene'

/** Shapes that are drawn every frame, prepared once per scene: one path a colour. */
export interface Drawing {
  readonly lines: ReadonlyMap<string, Path2D>
  readonly boxes: ReadonlyMap<string, Path2D>
}

const FILL: Readonly<Record<Box['kind'], string>> = {
  producer: 'ramp-2',
  topic: 'ramp-4',
  consumerGroup: 'ramp-3',
}

const colourOf = ({ severity, kind }: Box): string => severity ?? FILL[kind]

function pathOf(paths: Map<string, Path2D>, colour: string): Path2D {
  const known = paths.get(colour)
  if (known) return known
  const path = new Path2D()
  paths.set(colour, path)
  return path
}

function addBox(path: Path2D, { kind, x, y, width, height }: Box): void {
  if (kind === 'consumerGroup') path.roundRect(x, y, width, height, 16)
  else path.rect(x, y, width, height)
}

/** Collects the scene into paths; `only` picks what is to be drawn. */
export function prepare(scene: Scene, only: (id: string) => boolean, touching = false): Drawing {
  const lines = new Map<string, Path2D>()
  const boxes = new Map<string, Path2D>()
  for (const { from, to, colour } of scene.lines) {
    const one = scene.boxes[from]
    const other = scene.boxes[to]
    if (!one || !other) continue
    const drawn = touching ? only(one.id) || only(other.id) : only(one.id) && only(other.id)
    if (!drawn) continue
    const path = pathOf(lines, colour)
    const forward = one.x < other.x
    path.moveTo(forward ? one.x + one.width : one.x, one.y + one.height / 2)
    path.lineTo(forward ? other.x : other.x + other.width, other.y + other.height / 2)
  }
  for (const box of scene.boxes) if (only(box.id)) addBox(pathOf(boxes, colourOf(box)), box)
  return { lines, boxes }
}

export type Palette = (name: string) => string

/** Reads the colours of the theme that is shown. */
export function paletteOf(element: Element): Palette {
  const style = getComputedStyle(element)
  const known = new Map<string, string>()
  return (name) => {
    const before = known.get(name)
    if (before !== undefined) return before
    const colour = style.getPropertyValue(`--${name}`).trim()
    known.set(name, colour)
    return colour
  }
}

export function drawDrawing(
  context: CanvasRenderingContext2D,
  { lines, boxes }: Drawing,
  palette: Palette,
  zoom: number,
): void {
  context.lineWidth = 1 / zoom
  context.globalAlpha = 0.45
  for (const [colour, path] of lines) {
    context.strokeStyle = palette(colour)
    context.stroke(path)
  }
  context.globalAlpha = 1
  for (const [colour, path] of boxes) {
    context.fillStyle = palette(colour)
    context.fill(path)
  }
}

/** Outlines what is selected. */
export function drawSelected(
  context: CanvasRenderingContext2D,
  boxes: readonly Box[],
  selection: ReadonlySet<string>,
  palette: Palette,
  zoom: number,
): void {
  if (selection.size === 0) return
  const path = new Path2D()
  for (const box of boxes) {
    if (!selection.has(box.id)) continue
    path.rect(box.x - 3 / zoom, box.y - 3 / zoom, box.width + 6 / zoom, box.height + 6 / zoom)
  }
  context.lineWidth = 2 / zoom
  context.strokeStyle = palette('accent')
  context.stroke(path)
}
