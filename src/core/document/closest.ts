/** A word that differs in more characters than this was not mistyped: another one was meant. */
const MOST_CHANGES = 6
/** So many candidates are looked at for one document, some twenty times the topics of the largest design. */
const LOOKED_AT = 200_000

/** The number of single-character changes from one word to the other, or `limit` where it is at least that. */
function distance(one: string, other: string, limit: number): number {
  if (Math.abs(one.length - other.length) >= limit) return limit
  let row = Array.from({ length: other.length + 1 }, (_, at) => at)
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i]
    let least = i
    for (let j = 1; j <= other.length; j += 1) {
      const change = one[i - 1] === other[j - 1] ? 0 : 1
      const steps = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + change)
      next.push(steps)
      if (steps < least) least = steps
    }
    if (least >= limit) return limit
    row = next
  }
  return Math.min(limit, row[other.length] ?? limit)
}

/** The candidate that was most likely meant by a mistyped word, or undefined where none is near. */
function closest(word: string, candidates: Iterable<string>): string | undefined {
  if (word.length > 100) return undefined
  const typed = word.toLowerCase()
  let best: string | undefined
  let least = Math.min(MOST_CHANGES, Math.max(2, Math.ceil(word.length / 3))) + 1
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

/**
 * Says what was meant by the mistyped words of one document. A hundred unknown names among a hundred thousand
 * topics would take minutes: once it has compared with 200,000 candidates it says nothing any more.
 */
export class Suggestions {
  #left = LOOKED_AT

  /** ` Did you mean …?` with a leading space, or nothing. */
  didYouMean(word: string, candidates: readonly string[] | ReadonlySet<string>): string {
    this.#left -= 'size' in candidates ? candidates.size : candidates.length
    if (this.#left < 0) return ''
    const meant = closest(word, candidates)
    return meant === undefined ? '' : ` Did you mean \`${meant}\`?`
  }
}
