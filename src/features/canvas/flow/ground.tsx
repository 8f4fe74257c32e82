import { useStoreApi } from '@xyflow/react'
import { memo, useEffect, useRef } from 'react'

const GAP = 20
/** Dots closer together than this, on screen, would be a grey veil: every other one is left out. */
const LEAST_GAP = 12

/**
 * The dots under the drawing. They are painted when the zoom changes; a pan only shifts what was painted,
 * by less than one gap, and costs the main thread one style.
 */
export const Ground = memo(function Ground() {
  const dots = useRef<HTMLDivElement>(null)
  const store = useStoreApi()
  useEffect(() => {
    const shown = { x: 0, y: 0, gap: 0 }
    const place = () => {
      const style = dots.current?.style
      const [x, y, zoom] = store.getState().transform
      let gap = GAP * zoom
      while (gap < LEAST_GAP) gap *= 2
      if (!style || (x === shown.x && y === shown.y && gap === shown.gap)) return
      if (gap !== shown.gap) style.backgroundSize = `${gap}px ${gap}px`
      style.transform = `translate(${(x % gap) - gap}px, ${(y % gap) - gap}px)`
      Object.assign(shown, { x, y, gap })
    }
    place()
    return store.subscribe(place)
  }, [store])
  return <div ref={dots} aria-hidden="true" className="ground-dots" />
})
