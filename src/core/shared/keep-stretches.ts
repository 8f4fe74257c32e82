import type { Pieces } from './pieces'

/** The number of neighbouring items that are computed and kept together. */
const STRETCH = 256

interface Stretch<Item, Result> {
  readonly items: readonly Item[]
  readonly result: Result
}

/**
 * Computes something for a long list, stretch by stretch, and keeps what came out for as long as the stretch's
 * items are the very same: after an edit one stretch is computed again. The stretches are always cut in the
 * same places, so that the results do not depend on what was computed before. One that is computed is a piece.
 */
export function keepStretches<Item extends object, Result>(
  compute: (items: readonly Item[]) => Result,
): (items: readonly Item[]) => Pieces<readonly Result[]> {
  const kept = new WeakMap<Item, Stretch<Item, Result>>()

  let last: { readonly items: readonly Item[]; readonly results: readonly Result[] } | undefined

  return function* (items) {
    if (last?.items === items) return last.results
    const results: Result[] = []
    for (let start = 0; start < items.length; start += STRETCH) {
      const first = items[start]
      if (!first) continue
      const end = Math.min(start + STRETCH, items.length)
      const before = kept.get(first)
      if (before && isSame(before.items, items, start, end)) {
        results.push(before.result)
        continue
      }
      const own = items.slice(start, end)
      const result = compute(own)
      kept.set(first, { items: own, result })
      results.push(result)
      yield
    }
    last = { items, results }
    return results
  }
}

function isSame<Item>(known: readonly Item[], items: readonly Item[], start: number, end: number): boolean {
  if (known.length !== end - start) return false
  for (let at = 0; at < known.length; at += 1) if (known[at] !== items[start + at]) return false
  return true
}
