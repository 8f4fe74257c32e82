import { mapPieces, type Pieces } from '../shared/pieces'

/**
 * Where two lists differ, as one stretch: what stands before `start` and after `endBefore` and `endNow` is
 * the same, item by item. An edit of one node, an added or a removed one is a stretch of at most one item.
 */
export interface ListChange {
  readonly start: number
  readonly endBefore: number
  readonly endNow: number
}

export function listChange<Item>(before: readonly Item[], now: readonly Item[]): ListChange {
  if (before === now) return { start: now.length, endBefore: now.length, endNow: now.length }
  const shorter = Math.min(before.length, now.length)
  let start = 0
  while (start < shorter && before[start] === now[start]) start += 1
  let same = 0
  while (same < shorter - start && before[before.length - 1 - same] === now[now.length - 1 - same]) same += 1
  return { start, endBefore: before.length - same, endNow: now.length - same }
}

/** The items that came, changed or went: as they were, then as they are. */
export const changedOf = <Item>(
  { start, endBefore, endNow }: ListChange,
  before: readonly Item[],
  now: readonly Item[],
): readonly Item[] => [...before.slice(start, endBefore), ...now.slice(start, endNow)]

/**
 * Carries a list of values over a change of the list that they belong to. Values outside the stretch are kept,
 * but for those of the items whose indexes are in `stale`; the others are made anew. Returns the very same list
 * where nothing changed.
 */
export function* carryOver<Item, Value>(
  values: readonly Value[],
  items: readonly Item[],
  { start, endBefore, endNow }: ListChange,
  stale: readonly number[],
  make: (item: Item, at: number) => Value,
): Pieces<readonly Value[]> {
  const made = yield* mapPieces(items.slice(start, endNow), (item, offset) => make(item, start + offset))
  const carried = values.slice(0, start).concat(made, values.slice(endBefore))
  let isSame = start === items.length && values.length === items.length
  yield* mapPieces(stale, (at) => {
    const item = items[at]
    if (item === undefined || (at >= start && at < endNow)) return
    const value = make(item, at)
    if (value !== carried[at]) isSame = false
    carried[at] = value
  })
  return isSame ? values : carried
}

/** Up to so many items are looked up one by one; for more, one walk along the list is cheaper. */
const FEW = 32

/** The indexes of the items whose key is wanted. */
export function indexesOf<Item, Key>(
  items: readonly Item[],
  wanted: ReadonlySet<Key>,
  keyOf: (item: Item) => Key,
): readonly number[] {
  if (wanted.size <= FEW) {
    return [...wanted].map((key) => items.findIndex((item) => keyOf(item) === key)).filter((at) => at >= 0)
  }
  const indexes: number[] = []
  for (const [at, item] of items.entries()) if (wanted.has(keyOf(item))) indexes.push(at)
  return indexes
}
