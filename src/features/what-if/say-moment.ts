import { clock } from '@/core/shared/clock'

/** In runs this long nobody asks for seconds, and the model does not know them. */
const LONG_SECONDS = 6 * 3600

/** Returns a moment as exactly as it means something in a run of a length: `06:20`, and in a day `7 h 13 min`. */
export function sayMoment(seconds: number, lengthSeconds: number): string {
  if (lengthSeconds < LONG_SECONDS) return clock(seconds)
  const minutes = Math.round(seconds / 60)
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`
}
