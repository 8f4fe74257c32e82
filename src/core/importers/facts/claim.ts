import type { Place } from '../source'

/**
 * How a fact is known: a file states what should be, a listing shows what is, or it follows from something else.
 * In this order one value is taken before another.
 */
export type How = 'stated' | 'seen' | 'guessed'

export type FactValue = string | number | boolean

/** One value of one field, and who says so. */
export interface Claim {
  readonly value: FactValue
  readonly place: Place
  readonly how: How
}

const RANK: Readonly<Record<How, number>> = { stated: 0, seen: 1, guessed: 2 }

/** The claim that counts: the surest, and of those the first; of numbers that are counted, the largest. */
export function surest(claims: readonly Claim[]): Claim | undefined {
  let best: Claim | undefined
  for (const claim of claims) {
    const isMore =
      best?.how === 'guessed' && claim.how === 'guessed' && Number(claim.value) > Number(best.value)
    if (!best || RANK[claim.how] < RANK[best.how] || isMore) best = claim
  }
  return best
}
