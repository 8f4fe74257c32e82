import { normalRandom, seededRandom } from '../shared/random'
import type { GroupSeries } from './samples'

/** Random steps that one group may cost, and all groups together. */
const MOST_STEPS = 400_000
const MOST_STEPS_IN_ALL = 3_200_000
/** Fewer runs than the second tell no percentile; the first where there is room for them. */
const LEAST_RUNS = 60
const FEWEST_RUNS = 24

export interface Band {
  readonly low: readonly number[]
  readonly high: readonly number[]
}

interface BandWish {
  /** Runs, where there is room for them. */
  readonly wanted: number
  readonly seed: number
  /** Groups that there is room for all together. */
  readonly groups: number
}

/**
 * The 5th and the 95th percentile of a group's lag over many runs in which records arrive and are worked on at random:
 * each consumer as a queue of Poisson arrivals and exponential service times in heavy traffic (a reflected Brownian
 * motion, exact over a step of any length), laid over the fluid lag. Where there are too many consumers to follow,
 * every n-th stands for n. The same seed gives the same band.
 *
 * @see Harrison, Brownian Motion and Stochastic Flow Systems (1985), on the regulated Brownian motion
 */
export function bandOf(
  seconds: readonly number[],
  series: GroupSeries,
  { wanted, seed, groups }: BandWish,
): Band {
  const points = seconds.length
  const mostSteps = Math.min(MOST_STEPS, MOST_STEPS_IN_ALL / groups)
  const servers = series.behind.width
  if (wanted <= 0 || points === 0) return { low: [], high: [] }
  const runs = Math.max(
    Math.min(wanted, Math.max(FEWEST_RUNS, Math.min(LEAST_RUNS, Math.floor(mostSteps / points)))),
    Math.min(wanted, Math.floor(mostSteps / points / servers)),
  )
  const stride = Math.max(1, Math.ceil((servers * runs * points) / mostSteps))
  const followed: number[] = []
  for (let server = 0; server < servers; server += stride) followed.push(server)
  const even = seededRandom(seed)
  const normal = normalRandom(even)
  const lags = followed.map(() => new Float64Array(runs))
  const low: number[] = []
  const high: number[] = []
  const totals = new Float64Array(runs)
  /** The shortest step after which the point before was in balance; without one where it was not. */
  let enough = Number.POSITIVE_INFINITY
  for (let point = 0; point < points; point += 1) {
    const length = point === 0 ? 0 : (seconds[point] ?? 0) - (seconds[point - 1] ?? 0)
    const goesOn = length >= enough && isAsBefore(series, point)
    if (goesOn || followed.every((server) => isInBalance(series, point, server, length))) {
      if (!goesOn) enough = length
      low.push(low.at(-1) ?? 0)
      high.push(high.at(-1) ?? 0)
      continue
    }
    enough = Number.POSITIVE_INFINITY
    totals.fill(0)
    const fluid = series.lag[point] ?? 0
    let covered = 0
    for (const [at, server] of followed.entries()) {
      const weight = Math.min(stride, servers - server)
      const lag = lags[at]
      if (!lag) continue
      const now = series.behind.get(point, server)
      const [arrival, capacity] = flowOf(series, Math.max(0, point - 1), server)
      if (point === 0) begin(lag, { fluid: now, arrival, capacity, length: seconds.at(-1) ?? 0 }, even)
      else
        step(
          lag,
          { from: series.behind.get(point - 1, server), to: now, arrival, capacity, length },
          even,
          normal,
        )
      covered += weight * now
      addTo(totals, lag, weight)
    }
    totals.sort()
    // What the followed ones do not stand for exactly.
    const rest = fluid - covered
    low.push(Math.max(0, rest + quantile(totals, 0.05)))
    high.push(Math.max(0, rest + quantile(totals, 0.95)))
  }
  return { low, high }
}

function flowOf(series: GroupSeries, point: number, server: number): readonly [number, number] {
  return [series.arrivals.get(point, server), series.capacities.get(point, server)]
}

/** A queue has forgotten how it began after so many of its times of relaxation. */
const FORGOTTEN = 20

/**
 * Whether a queue stays as it was: nothing is behind, its rates are those of the step before, and that was long enough
 * for it to come into balance. What is random about it is then the same at both points.
 */
function isInBalance(
  { behind, arrivals, capacities }: GroupSeries,
  point: number,
  server: number,
  length: number,
) {
  if (point < 2) return false
  for (let back = 0; back <= 2; back += 1) if (behind.get(point - back, server) !== 0) return false
  const arrival = arrivals.get(point - 1, server)
  const capacity = capacities.get(point - 1, server)
  if (arrival !== arrivals.get(point - 2, server) || capacity !== capacities.get(point - 2, server))
    return false
  if (arrival === 0) return true
  const spare = capacity - arrival
  return spare > 0 && length * spare * spare >= FORGOTTEN * 2 * arrival
}

/** Whether a group stands at a point as at the one before, and its rates are those of the step before. */
const isAsBefore = ({ behind, arrivals, capacities }: GroupSeries, point: number): boolean =>
  behind.isRepeated(point) && arrivals.isRepeated(point - 1) && capacities.isRepeated(point - 1)

interface Beginning {
  readonly fluid: number
  readonly arrival: number
  readonly capacity: number
  readonly length: number
}

/**
 * The lag of a queue in balance is exponential. One that has nearly no room to spare takes longer to come into balance
 * than anybody watches: it has no more than what it gathers within the scenario by chance.
 */
function begin(lag: Float64Array, { fluid, arrival, capacity, length }: Beginning, even: () => number): void {
  const spare = capacity - arrival
  const byChance = Math.sqrt((4 * arrival * length) / Math.PI)
  const isQueue = fluid === 0 && spare > 0 && Number.isFinite(capacity)
  const mean = isQueue ? Math.min(arrival / spare, byChance) : 0
  for (let run = 0; run < lag.length; run += 1) lag[run] = fluid - mean * Math.log(1 - even())
}

interface Step {
  readonly from: number
  readonly to: number
  readonly arrival: number
  readonly capacity: number
  readonly length: number
}

function step(
  lag: Float64Array,
  { from, to, arrival, capacity, length }: Step,
  even: () => number,
  normal: () => number,
): void {
  if (length <= 0 || !Number.isFinite(capacity)) {
    for (let run = 0; run < lag.length; run += 1)
      lag[run] = Number.isFinite(capacity) ? Math.max(0, (lag[run] ?? 0) + to - from) : to
    return
  }
  const drift = (arrival - capacity) * length
  const variance = (arrival + (capacity === 0 ? 0 : Math.min(arrival, capacity))) * length
  // What rates do not explain: partitions that came or went, records that were flushed, deleted or stood still.
  const jump = to - Math.max(0, from + drift)
  const deviation = Math.sqrt(variance)
  for (let run = 0; run < lag.length; run += 1) {
    const moved = drift + deviation * normal()
    const least = (moved - Math.sqrt(moved * moved - 2 * variance * Math.log(1 - even()))) / 2
    lag[run] = Math.max(0, moved + Math.max(lag[run] ?? 0, -least) + jump)
  }
}

/** Adds what one queue stands for: so many alike, each by itself. */
function addTo(totals: Float64Array, lag: Float64Array, weight: number): void {
  let mean = 0
  for (const value of lag) mean += value
  mean /= lag.length
  const spread = Math.sqrt(weight)
  for (let run = 0; run < totals.length; run += 1)
    totals[run] = (totals[run] ?? 0) + weight * mean + spread * ((lag[run] ?? 0) - mean)
}

const quantile = (sorted: Float64Array, share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0
