/** The number of single-character changes from one word to the other, or `limit` where it is at least that. */
function distance(one: string, other: string, limit: number): number {
  if (Math.abs(one.length - other.length) >= limit) return limit
  let row = Array.from({ length: other.length + 1 }, (_, at) => at)
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i]
    for (let j = 1; j <= other.length; j += 1) {
      const change = one[i - 1] === other[j - 1] ? 0 : 1
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + change))
    }
    row = next
  }
  return Math.min(limit, row[other.length] ?? limit)
}

/** The candidate that was most likely meant by a mistyped word, or undefined where none is near. */
export function closest(word: string, candidates: Iterable<string>): string | undefined {
  if (word.length > 100) return undefined
  const typed = word.toLowerCase()
  let best: string | undefined
  let least = Math.max(2, Math.ceil(word.length / 3)) + 1
  for (const candidate of candidates) {
    if (candidate === word) continue
    const steps = distance(typed, candidate.toLowerCase(), least)
    if (steps < least) {
      best = candidate
      least = steps
    }
  }
  return best
}

/** ` Did you mean …?` with a leading space, or nothing. */
export function didYouMean(word: string, candidates: Iterable<string>): string {
  const meant = closest(word, candidates)
  return meant === undefined ? '' : ` Did you mean \`${meant}\`?`
}
