import { parseNodeId } from '@/core/model/node-id'
import type { Bounds, Box } from '../flow/scene'
import type { Colours } from './theme-colours'

/** So many chosen nodes are named beside their boxes; more names would lie over each other. */
const NAMED = 12

/** Outlines what is selected, and names it while it is only a few. */
export function drawSelected(
  context: CanvasRenderingContext2D,
  boxes: readonly Box[],
  colours: Colours,
  zoom: number,
): void {
  if (boxes.length === 0) return
  const path = new Path2D()
  for (const box of boxes)
    path.rect(box.x - 3 / zoom, box.y - 3 / zoom, box.width + 6 / zoom, box.height + 6 / zoom)
  context.lineWidth = 2 / zoom
  context.strokeStyle = colours('ink')
  context.stroke(path)
  if (boxes.length > NAMED) return
  context.font = `600 ${11 / zoom}px "JetBrains Mono", monospace`
  context.textBaseline = 'bottom'
  context.lineJoin = 'round'
  context.lineWidth = 4 / zoom
  context.strokeStyle = colours('ground')
  context.fillStyle = colours('ink')
  for (const { id, title, x, y } of boxes) {
    const name = title ?? parseNodeId(id)?.name ?? ''
    context.strokeText(name, x, y - 5 / zoom)
    context.fillText(name, x, y - 5 / zoom)
  }
}

/** The rectangle that is being pulled open to select what lies in it. */
export function drawBand(
  context: CanvasRenderingContext2D,
  { x, y, width, height }: Bounds,
  colours: Colours,
  zoom: number,
): void {
  context.globalAlpha = 0.08
  context.fillStyle = colours('ink')
  context.fillRect(x, y, width, height)
  context.globalAlpha = 1
  context.lineWidth = 1 / zoom
  context.setLineDash([4 / zoom, 3 / zoom])
  context.strokeStyle = colours('ink')
  context.strokeRect(x, y, width, height)
  context.setLineDash([])
}
