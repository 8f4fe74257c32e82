import { type TouchEvent, useRef } from 'react'
import { dropOnDrawing } from './drop-on-drawing'
import type { PaletteKind } from './palette-type'

/** How far a finger goes before it drags and no longer taps, in pixels of the screen. */
const LEAST = 12

/** Lets a finger pull something new out of the palette: browsers drag nothing by touch at once. */
export function useFingerDrag(kind: PaletteKind) {
  const began = useRef<{ readonly x: number; readonly y: number } | null>(null)
  return {
    onTouchStart: ({ touches }: TouchEvent) => {
      const touch = touches[0]
      began.current = touch && touches.length === 1 ? { x: touch.clientX, y: touch.clientY } : null
    },
    onTouchCancel: () => {
      began.current = null
    },
    onTouchEnd: (event: TouchEvent) => {
      const touch = event.changedTouches[0]
      const from = began.current
      began.current = null
      if (!touch || !from) return
      const { clientX: x, clientY: y } = touch
      if (Math.hypot(x - from.x, y - from.y) < LEAST) return
      const isOnDrawing = document.elementFromPoint(x, y)?.closest('[data-drawing]') != null
      if (!isOnDrawing) return
      if (event.cancelable) event.preventDefault()
      dropOnDrawing(kind, { x, y })
    },
  }
}
