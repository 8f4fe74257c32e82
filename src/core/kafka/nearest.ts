/**
 * The known name that a misspelled one probably means, or undefined where none is near: at most a fifth of
 * its letters changed, with camel case, underscores and hyphens read as Kafka's dots, or the only one that begins
 * with it and a dot. Farther names are other settings: `retention.hours` must not become `retention.bytes`.
 */
export function nearest(name: string, known: readonly string[]): string | undefined {
  return nearestWithin(name, known, Number.POSITIVE_INFINITY) ?? onlyLonger(normalise(name), known)
}

/** The one known name that goes on where a name ends, as `linger.ms` does from `linger`; undefined where there are several. */
function onlyLonger(name: string, known: readonly string[]): string | undefined {
  const longer = known.filter((candidate) => normalise(candidate).startsWith(`${name}.`))
  return longer.length === 1 ? longer[0] : undefined
}

const normalise = (name: string): string =>
  name
    .trim()
    .replace(/([a-z])([A-Z])/g, '$1.$2')
    .toLowerCase()
    .replace(/[_\s-]/g, '.')

/** Returns the known name that a misspelled one is at most so many letters from, and a fifth of its own; undefined where none is as near. */
export function nearestWithin(name: string, known: readonly string[], letters: number): string | undefined {
  const normal = normalise(name)
  let best: string | undefined
  let least = Math.min(letters, Math.max(1, Math.floor(normal.length / 5))) + 1
  for (const candidate of known) {
    const distance = editDistance(normal, normalise(candidate), least)
    if (distance < least) {
      least = distance
      best = candidate
    }
  }
  return best
}

/** Letters inserted, deleted, replaced or swapped with their neighbour; gives up at `limit`. */
function editDistance(one: string, other: string, limit: number): number {
  if (Math.abs(one.length - other.length) >= limit) return limit
  let beforeLast: number[] = []
  let last = Array.from({ length: other.length + 1 }, (_, index) => index)
  for (let row = 1; row <= one.length; row++) {
    const current = [row]
    let smallest = row
    for (let column = 1; column <= other.length; column++) {
      const same = one[row - 1] === other[column - 1]
      let cost = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1),
      )
      if (row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1])
        cost = Math.min(cost, (beforeLast[column - 2] ?? 0) + 1)
      current.push(cost)
      smallest = Math.min(smallest, cost)
    }
    if (smallest >= limit) return limit
    beforeLast = last
    last = current
  }
  return last[other.length] ?? limit
}
