import { cachedPer } from './cached-per'
import type { Pieces } from './pieces'

/** An item of a long list, where it has a name of its own. */
export interface Named {
  readonly name: string
}

type Stretch<Item> = readonly Item[]

/** Up to so many items are one stretch. */
const SHORT = 256
/** Longer lists are cut after one item in so many, and at the latest after so many. */
const ONE_IN = 128
const LONGEST = 512

/** Whether a list is cut after an item: by its name alone, so that an item that comes or goes moves no other cut. */
function isLast({ name }: Named): boolean {
  let hash = 0x811c9dc5
  for (let at = 0; at < name.length; at += 1) hash = Math.imul(hash ^ name.charCodeAt(at), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d)
  return (hash ^ (hash >>> 13)) % ONE_IN === 0
}

/** The stretches that were cut, by their first item. */
const cut = new WeakMap<Named, Stretch<Named>>()

const cutList = cachedPer((items: readonly Named[]): readonly Stretch<Named>[] => {
  if (items.length <= SHORT) return items.length === 0 ? [] : [items]
  const stretches: Stretch<Named>[] = []
  for (let start = 0; start < items.length; ) {
    const stretch = stretchAt(items, start)
    stretches.push(stretch)
    start += stretch.length
  }
  return stretches
})

function stretchAt(items: readonly Named[], start: number): Stretch<Named> {
  const first = items[start] as Named
  const before = cut.get(first)
  if (before !== undefined && isAt(before, items, start)) return before
  const most = Math.min(items.length, start + LONGEST)
  let end = start + 1
  while (end < most && !isLast(items[end - 1] as Named)) end += 1
  const stretch = items.slice(start, end)
  cut.set(first, stretch)
  return stretch
}

/** Whether a stretch is what stands there, and would be cut there: at the end of a list it may be shorter than it would be. */
function isAt(known: Stretch<Named>, items: readonly Named[], start: number): boolean {
  const end = start + known.length
  if (end > items.length) return false
  for (let at = 0; at < known.length; at += 1) if (known[at] !== items[start + at]) return false
  return end === items.length || known.length === LONGEST || isLast(items[end - 1] as Named)
}

/**
 * Returns the stretches of neighbouring items of a long list. One whose items are the very same as before is the very
 * same stretch, so that what is cached of it holds on. They are cut by the items alone, whatever was cut before.
 */
const stretchesOf = <Item extends Named>(items: readonly Item[]): readonly Stretch<Item>[] =>
  cutList(items) as readonly Stretch<Item>[]

/**
 * Returns what computes something for a long list, stretch by stretch: after an edit one stretch is computed again.
 * One that is computed is a piece.
 */
export function keepStretches<Item extends Named, Result>(
  compute: (items: readonly Item[]) => Result,
): (items: readonly Item[]) => Pieces<readonly Result[]> {
  const known = new WeakMap<Stretch<Item>, Result>()
  const whole = new WeakMap<readonly Item[], readonly Result[]>()
  return function* (items) {
    const before = whole.get(items)
    if (before !== undefined) return before
    const results: Result[] = []
    for (const stretch of stretchesOf(items)) {
      let result = known.get(stretch)
      if (result === undefined) {
        result = compute(stretch)
        known.set(stretch, result)
        yield
      }
      results.push(result)
    }
    whole.set(items, results)
    return results
  }
}

/** Returns what lists something of the items of a long list, in their order: after an edit one stretch is listed again. */
export function listStretches<Item extends Named, Listed>(
  list: (items: readonly Item[]) => readonly Listed[],
): (items: readonly Item[]) => readonly Listed[] {
  const listed = cachedPer(list)
  return cachedPer((items: readonly Item[]) => {
    const all: Listed[] = []
    for (const stretch of stretchesOf(items)) for (const one of listed(stretch)) all.push(one)
    return all
  })
}

/** Returns a filter of long lists: after an edit one stretch is looked through again. */
export const filterStretches = <Item extends Named>(
  isWanted: (item: Item) => boolean,
): ((items: readonly Item[]) => readonly Item[]) => listStretches((items) => items.filter(isWanted))

/** Returns a search for the first item of a long list of which a number is largest, by stretches as well. */
export function largestInStretches<Item extends Named>(
  sizeOf: (item: Item) => number,
): (items: readonly Item[]) => Item | undefined {
  const largest = (items: readonly Item[]): readonly Item[] => {
    let found: Item | undefined
    let most = Number.NEGATIVE_INFINITY
    for (const item of items) {
      const size = sizeOf(item)
      if (found !== undefined && !(size > most)) continue
      found = item
      most = size
    }
    return found === undefined ? [] : [found]
  }
  const ofStretches = listStretches(largest)
  return (items) => largest(ofStretches(items))[0]
}
