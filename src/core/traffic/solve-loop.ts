import { NO_RATE, type Rate } from './traffic'

/** A share of a topic's records that goes on to another topic. */
export interface Relay {
  readonly to: number
  readonly share: number
  /** The size that a record takes on there; undefined where it keeps its own. */
  readonly bytesPerRecord: number | undefined
  /** Bytes that are added to a record that keeps its own size; on a loop they are left out of account. */
  readonly more?: number | undefined
  /** Records a second at most; on a loop it is left out of account. */
  readonly most?: number | undefined
}

/** Loops over more topics than this are named as growing rather than solved: elimination is cubic. */
const LONGEST_LOOP = 300

/**
 * Replaces the rates of one strongly connected component, which hold what flows in from outside, by their
 * fixed point x = outside + share · x. Returns false, and leaves the rates alone, where there is none: the
 * loop passes on at least what it takes in. A component without an inner edge is left as it is.
 */
export function solveLoop(
  component: readonly number[],
  relays: ReadonlyMap<number, readonly Relay[]>,
  rates: Rate[],
): boolean {
  const position = new Map(component.map((node, at) => [node, at]))
  const inner = component.flatMap((from) =>
    (relays.get(from) ?? []).flatMap((relay) => {
      const to = position.get(relay.to)
      return to === undefined ? [] : [{ from: position.get(from) ?? 0, to, relay }]
    }),
  )
  if (inner.length === 0) return true
  if (component.length > LONGEST_LOOP) return false

  const solve = (outside: (rate: Rate) => number, extra?: readonly number[], bytes = false) => {
    const matrix = component.map((node, row) => [
      ...component.map((_, column) => (row === column ? 1 : 0)),
      outside(rates[node] ?? NO_RATE) + (extra?.[row] ?? 0),
    ])
    for (const { from, to, relay } of inner) {
      const row = matrix[to]
      if (row && !(bytes && relay.bytesPerRecord !== undefined)) row[from] = (row[from] ?? 0) - relay.share
    }
    return eliminate(matrix)
  }
  /** Bytes that arrive on relays where records take on a new size, which follow from the records alone. */
  const resized = (records: readonly number[]) =>
    component.map((_, row) =>
      inner.reduce(
        (sum, { from, to, relay }) =>
          to === row && relay.bytesPerRecord !== undefined
            ? sum + (records[from] ?? 0) * relay.share * relay.bytesPerRecord
            : sum,
        0,
      ),
    )

  const averageRecords = solve((rate) => rate.averageRecords)
  const peakRecords = solve((rate) => rate.peakRecords)
  if (!averageRecords || !peakRecords) return false
  const averageBytes = solve((rate) => rate.averageBytes, resized(averageRecords), true)
  const peakBytes = solve((rate) => rate.peakBytes, resized(peakRecords), true)
  if (!averageBytes || !peakBytes) return false
  component.forEach((node, at) => {
    rates[node] = {
      averageRecords: averageRecords[at] ?? 0,
      peakRecords: peakRecords[at] ?? 0,
      averageBytes: averageBytes[at] ?? 0,
      peakBytes: peakBytes[at] ?? 0,
    }
  })
  return true
}

/**
 * Gauss-Jordan elimination of an augmented matrix. Null where a pivot is not positive: I − A with A ≥ 0 has
 * only positive pivots exactly when A's spectral radius is below 1, which is when the loop settles.
 */
function eliminate(matrix: number[][]): number[] | null {
  const size = matrix.length
  for (let pivot = 0; pivot < size; pivot += 1) {
    const row = matrix[pivot]
    const divisor = row?.[pivot] ?? 0
    if (!row || divisor <= 1e-12) return null
    for (let column = pivot; column <= size; column += 1) row[column] = (row[column] ?? 0) / divisor
    for (let other = 0; other < size; other += 1) {
      const target = matrix[other]
      const factor = target?.[pivot] ?? 0
      if (!target || other === pivot || factor === 0) continue
      for (let column = pivot; column <= size; column += 1) {
        target[column] = (target[column] ?? 0) - factor * (row[column] ?? 0)
      }
    }
  }
  return matrix.map((row) => row[size] ?? 0)
}
