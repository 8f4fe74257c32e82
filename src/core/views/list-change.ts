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

/**
 * Carries a list of values over a change of the list that they belong to: values outside the stretch are
 * kept unless `isStale` says otherwise, the others are made anew. Returns the very same list where nothing
 * changed.
 */
export function carryOver<Item, Value>(
  values: readonly Value[],
  items: readonly Item[],
  { start, endBefore, endNow }: ListChange,
  isStale: ((item: Item, value: Value, at: number) => boolean) | null,
  make: (item: Item, at: number) => Value,
): readonly Value[] {
  const unchanged = start === items.length && values.length === items.length
  if (unchanged && isStale === null) return values
  const carried: Value[] = []
  let isSame = unchanged
  for (let at = 0; at < items.length; at += 1) {
    const item = items[at]
    if (item === undefined) continue
    const before = at < start ? values[at] : at >= endNow ? values[at - endNow + endBefore] : undefined
    const value = before !== undefined && !isStale?.(item, before, at) ? before : make(item, at)
    if (value !== before) isSame = false
    carried.push(value)
  }
  return isSame ? values : carried
}
