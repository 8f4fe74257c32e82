/** Returns what each of those who ask gets at most, so that all together get what there is; infinite where all have room. */
export function fairShare(asked: readonly number[], available: number): number {
  const ascending = asked.toSorted((one, other) => one - other)
  let rest = available
  for (const [index, value] of ascending.entries()) {
    const fair = rest / (ascending.length - index)
    if (value > fair) return fair
    rest -= value
  }
  return Number.POSITIVE_INFINITY
}
