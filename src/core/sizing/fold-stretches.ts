import { keepStretches } from '../shared/keep-stretches'
import type { Pieces } from '../shared/pieces'

/**
 * Adds up a long list stretch by stretch: after an edit one stretch is added up again, and the sum is the same
 * to the last bit however it came about.
 */
export function foldStretches<Item extends object, Sum>(
  nothing: Sum,
  measure: (item: Item) => Sum,
  add: (one: Sum, other: Sum) => Sum,
): (items: readonly Item[]) => Pieces<Sum> {
  const sumsOf = keepStretches((items: readonly Item[]) =>
    items.reduce((total, item) => add(total, measure(item)), nothing),
  )
  return function* (items) {
    const sums = yield* sumsOf(items)
    return sums.reduce(add, nothing)
  }
}
