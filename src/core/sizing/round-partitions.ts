import { MOST_COUNT } from './figures'

/** Counts that many group sizes divide evenly, each at most half as large again as the one before. */
const DIVISIBLE = [
  1, 2, 3, 4, 6, 8, 12, 16, 24, 30, 36, 48, 60, 72, 96, 120, 144, 180, 192, 240, 288, 360, 480, 576, 720, 960,
  1200, 1440, 1920, 2400,
] as const

const LAST = 2400
const STEP = 240

/**
 * Rounds a lower bound of partitions up: not at all, to a count that many group sizes divide evenly, or to
 * a multiple of the brokers so that every broker leads as many as the next. Never past what Kafka can count.
 */
export function roundPartitions(
  lowerBound: number,
  rounding: 'none' | 'divisible' | 'brokers',
  brokers: number,
): number {
  const least = Math.max(1, lowerBound)
  const multipleOf = (step: number) => Math.min(MOST_COUNT, Math.ceil(least / step) * step)
  switch (rounding) {
    case 'none':
      return least
    case 'brokers':
      return multipleOf(brokers)
    case 'divisible':
      return least > LAST ? multipleOf(STEP) : (DIVISIBLE.find((count) => count >= least) ?? LAST)
  }
}

/** The largest count below another that the same rounding leads to; 0 where there is none. */
export function countBelow(
  count: number,
  rounding: 'none' | 'divisible' | 'brokers',
  brokers: number,
): number {
  switch (rounding) {
    case 'none':
      return count - 1
    case 'brokers':
      return Math.max(0, Math.ceil(count / brokers) - 1) * brokers
    case 'divisible':
      return count > LAST
        ? Math.max(LAST, (Math.ceil(count / STEP) - 1) * STEP)
        : (DIVISIBLE.findLast((known) => known < count) ?? 0)
  }
}

/** A lower bound rounded up, but not past the number of distinct keys where the bound itself is within it: a partition more would stay empty. */
export function roundWithin(
  keys: number,
  lowerBound: number,
  rounding: 'none' | 'divisible' | 'brokers',
  brokers: number,
): number {
  const rounded = roundPartitions(lowerBound, rounding, brokers)
  return rounded > keys && lowerBound <= keys ? Math.max(1, lowerBound) : rounded
}
