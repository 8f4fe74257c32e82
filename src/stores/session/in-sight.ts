/** What of the drawing is in sight, for what is put there from outside of it: the canvas says it. */
import type { Sight } from '@/core/layout/clear-offset'

let look: (() => Sight | undefined) | undefined

/** Sets who says what is in sight; undefined where there is no drawing. */
export function setSight(now: typeof look): void {
  look = now
}

/** Returns what of the drawing is in sight, and what lies over it, in canvas pixels; undefined where that is not known. */
export const inSight = (): Sight | undefined => look?.()
