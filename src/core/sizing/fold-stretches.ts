import type { Pieces } from '../shared/pieces'
import { keepStretches, type Named } from '../shared/stretches'

/**
 * Adds up a long list stretch by stretch: after an edit one stretch is added up again, and the sum is the same
 * to the last bit however it came about. `add` may change the sum that it is given, and returns it.
 */
export function foldStretches<Item extends Named, Sum>(
  nothing: () => Sum,
  measure: (item: Item) => Sum,
  add: (sum: Sum, other: Sum) => Sum,
): (items: readonly Item[]) => Pieces<Sum> {
  const sumsOf = keepStretches((items: readonly Item[]) => {
    let sum = nothing()
    for (const item of items) sum = add(sum, measure(item))
    return sum
  })
  return function* (items) {
    let sum = nothing()
    for (const one of yield* sumsOf(items)) sum = add(sum, one)
    return sum
  }
}
