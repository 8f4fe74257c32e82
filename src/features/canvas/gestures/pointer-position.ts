import type { Position } from '@/core/model/design'

/** Where the pointer is on the drawing, in pixels of the page, and whether something was put there since it moved. */
let position: { readonly x: number; readonly y: number } | null = null

/** Notes where the pointer is; null where it is not over the drawing. */
export function notePointer(now: typeof position): void {
  position = now
}

/** Returns where the pointer is on the drawing, once for each move; null where it is elsewhere: two things that are added in a row do not lie on each other. */
export function takePointerPosition(): Position | null {
  const taken = position && ([position.x, position.y] as const)
  position = null
  return taken
}
