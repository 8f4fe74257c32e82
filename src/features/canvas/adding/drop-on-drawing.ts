import { canvasHandle } from '../flow/canvas-handle'
import { beginMark } from '../marks/begin-mark'
import { addToDrawing } from './add-to-drawing'
import { isMarkKind, type PaletteKind } from './palette-type'

/** Adds what was dragged out of the palette around the point of the page where it was let go. */
export function dropOnDrawing(kind: PaletteKind, point: { readonly x: number; readonly y: number }): void {
  const at = canvasHandle()?.flow.screenToFlowPosition({ ...point })
  if (!at) return
  if (isMarkKind(kind)) void beginMark(kind, [at.x, at.y])
  else addToDrawing(kind, [at.x, at.y])
}
