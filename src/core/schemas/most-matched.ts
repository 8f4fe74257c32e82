/**
 * Returns the entries of as many pairs as there can be at once where each row and each column is in one pair at most;
 * `pairs[row][column]` is what a pair is worth, or undefined where it is none.
 */
export function mostMatched<Entry>(pairs: readonly (readonly (Entry | undefined)[])[]): Entry[] {
  const rowOf = new Map<number, number>()
  const take = (row: number, tried: Set<number>): boolean => {
    for (const [column, entry] of (pairs[row] ?? []).entries()) {
      if (entry === undefined || tried.has(column)) continue
      tried.add(column)
      const taken = rowOf.get(column)
      if (taken !== undefined && !take(taken, tried)) continue
      rowOf.set(column, row)
      return true
    }
    return false
  }
  for (const row of pairs.keys()) take(row, new Set())
  return [...rowOf].map(([column, row]) => pairs[row]?.[column]).filter((entry) => entry !== undefined)
}
