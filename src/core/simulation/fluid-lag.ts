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
  /** Since the beginning. */
  readonly seconds: number
  /** Behind, the whole group over all its partitions. */
  readonly records: number
}

/**
 * The lag of a consumer group as a fluid: it grows by what arrives beyond the capacity, falls by the capacity
 * that arrivals leave over, and is never below none. One point at the beginning, one at the end of every step,
 * and one where the lag has just drained within a step; between two points the lag is a straight line.
 *
 * Assumes that every member has work as long as there is a lag, as with keys that spread evenly. Takes no account
 * of batches, fetches, commits and rebalances: a real lag differs by what is under way, as a run of
 * `npm run test:kafka -- burst` shows beside it.
 *
 * @param steps one after the other; one of no length changes nothing and has no point
 * @param lag the records behind at the beginning
 * @throws RangeError for a length, a rate or a lag that is negative or not finite
 */
export function fluidLag(steps: readonly FluidStep[], lag = 0): readonly LagPoint[] {
  demandQuantity(lag, 'lag')
  const points: LagPoint[] = [{ seconds: 0, records: lag }]
  let [at, records] = [0, lag]
  for (const { seconds, arrival, capacity } of steps) {
    demandQuantity(seconds, 'length of a step')
    demandQuantity(arrival, 'arrival')
    demandQuantity(capacity, 'capacity')
    if (seconds === 0) continue
    const growth = arrival - capacity
    const drained = growth < 0 ? records / -growth : Number.POSITIVE_INFINITY
    if (drained > 0 && drained < seconds) points.push({ seconds: at + drained, records: 0 })
    at += seconds
    records = drained <= seconds ? 0 : records + growth * seconds
    points.push({ seconds: at, records })
  }
  return points
}

function demandQuantity(value: number, name: string): void {
  if (!(value >= 0 && Number.isFinite(value))) throw new RangeError(`The ${name} cannot be ${value}.`)
}

/**
 * The records behind at a moment, by the straight lines between the points of `fluidLag`. Before the first point
 * and after the last it is theirs; without points it is none.
 */
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
