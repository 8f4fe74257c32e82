import { keepStretches } from '../shared/keep-stretches'

/**
 * Adds up a long list stretch by stretch: after an edit one stretch is added up again, and the sum is the same
 * to the last bit however it came about.
 */
export function foldStretches<Item extends object, Sum>(
  nothing: Sum,
  measure: (item: Item) => Sum,
  add: (one: Sum, other: Sum) => Sum,
): (items: readonly Item[]) => Sum {
  const sumsOf = keepStretches((items: readonly Item[]) =>
    items.reduce((total, item) => add(total, measure(item)), nothing),
  )
  return (items) => sumsOf(items).reduce(add, nothing)
}
