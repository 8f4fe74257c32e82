/**
 * Returns the names of two lists in one order, by the list that both grew out of: as the side has them that alone
 * changed the order, else as mine has them, and what only theirs has after what stands before it there.
 */
export function mergeOrder(
  base: readonly string[],
  mine: readonly string[],
  theirs: readonly string[],
): readonly string[] {
  const isSame = mine.length === base.length && mine.every((name, at) => name === base[at])
  const [first, second] = isSame ? [theirs, mine] : [mine, theirs]
  const order = [...first]
  const there = new Set(first)
  for (const [at, name] of second.entries()) {
    if (there.has(name)) continue
    there.add(name)
    const before = second.slice(0, at).findLast((other) => there.has(other))
    order.splice(before === undefined ? 0 : order.indexOf(before) + 1, 0, name)
  }
  return order
}
