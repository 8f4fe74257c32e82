/** The number of neighbouring items that are added up together. */
const STRETCH = 256

interface Stretch<Item, Sum> {
  readonly items: readonly Item[]
  readonly sum: Sum
}

/**
 * Adds up a long list stretch by stretch, and keeps a stretch's sum for as long as its items are the very
 * same: after an edit one stretch is added up again. Always in the same order and the same stretches, so
 * the sum is the same to the last bit however it came about.
 */
export function foldStretches<Item extends object, Sum>(
  nothing: Sum,
  measure: (item: Item) => Sum,
  add: (one: Sum, other: Sum) => Sum,
): (items: readonly Item[]) => Sum {
  const kept = new WeakMap<Item, Stretch<Item, Sum>>()

  const sumOf = (items: readonly Item[], start: number, end: number): Sum => {
    const first = items[start]
    if (first === undefined) return nothing
    const before = kept.get(first)
    if (before && isSame(before.items, items, start, end)) return before.sum
    const own = items.slice(start, end)
    const sum = own.reduce((total, item) => add(total, measure(item)), nothing)
    kept.set(first, { items: own, sum })
    return sum
  }

  return (items) => {
    let total = nothing
    for (let start = 0; start < items.length; start += STRETCH) {
      total = add(total, sumOf(items, start, Math.min(start + STRETCH, items.length)))
    }
    return total
  }
}

function isSame<Item>(known: readonly Item[], items: readonly Item[], start: number, end: number): boolean {
  if (known.length !== end - start) return false
  for (let at = 0; at < known.length; at += 1) if (known[at] !== items[start + at]) return false
  return true
}
