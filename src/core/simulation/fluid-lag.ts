/** For how long records arrive, and can be read, at constant rates. */
export interface FluidStep {
  readonly seconds: number
  /** Records that are written a second. */
  readonly arrival: number
  /** Records that the whole group could read a second. */
  readonly capacity: number
}

/** The lag at a moment. */
export interface LagPoint {
  readonly seconds: number
  readonly records: number
}

/**
 * The lag of a consumer group as a fluid: it grows by what arrives beyond the capacity, falls by the capacity
 * that arrivals leave over, and is never below none. One point at the beginning, one at the end of every step,
 * and one where the lag has just drained within a step; between two points the lag is a straight line.
 *
 * Takes no account of batches, fetches and rebalances: a real lag differs by what is in flight.
 *
 * @param steps one after the other; one of no or negative length is left out
 * @param lag the records behind at the beginning
 */
export function fluidLag(steps: readonly FluidStep[], lag = 0): readonly LagPoint[] {
  const points: LagPoint[] = [{ seconds: 0, records: Math.max(0, lag) }]
  let [at, records] = [0, Math.max(0, lag)]
  for (const { seconds, arrival, capacity } of steps) {
    if (!(seconds > 0)) continue
    const growth = arrival - capacity
    const drained = growth < 0 ? records / -growth : Number.POSITIVE_INFINITY
    if (drained > 0 && drained < seconds) points.push({ seconds: at + drained, records: 0 })
    at += seconds
    records = drained <= seconds ? 0 : records + growth * seconds
    points.push({ seconds: at, records })
  }
  return points
}

/** The lag at a moment between the points of `fluidLag`; before the first and after the last, theirs. */
export function lagAt(points: readonly LagPoint[], seconds: number): number {
  let before = points[0]
  if (before === undefined) return 0
  for (const point of points) {
    if (point.seconds >= seconds) {
      const length = point.seconds - before.seconds
      if (length <= 0 || seconds <= before.seconds) return before.records
      return before.records + ((point.records - before.records) * (seconds - before.seconds)) / length
    }
    before = point
  }
  return before.records
}
