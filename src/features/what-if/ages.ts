/** How old what is unread is: by what was written until a moment, not by what is written then. */
import { indexNotAfter } from '@/core/shared/index-not-after'
import type { Simulation } from '@/core/simulation/simulation'

/** What was written to each topic until each of the simulation's moments. */
const totals = new WeakMap<Simulation, Map<string, readonly number[]>>()

function totalsOf(simulation: Simulation, topic: string): readonly number[] {
  const known = totals.get(simulation) ?? new Map<string, readonly number[]>()
  totals.set(simulation, known)
  const before = known.get(topic)
  if (before) return before
  const { seconds, topics } = simulation
  const written = topics[topic]?.written ?? []
  const sums: number[] = []
  let sum = 0
  for (const [index, at] of seconds.entries()) {
    if (index > 0) sum += (written[index - 1] ?? 0) * (at - (seconds[index - 1] ?? at))
    sums.push(sum)
  }
  known.set(topic, sums)
  return sums
}

/**
 * Seconds since the oldest of so many unread records of one partition was written, which has `share` of its topic's
 * records; what was written before the scenario at its first rate.
 */
export function ageOf(
  simulation: Simulation,
  { topic, share }: { readonly topic: string; readonly share: number },
  lag: number,
  at: number,
): number {
  if (!(lag > 0) || !(share > 0)) return 0
  const { seconds, topics } = simulation
  const written = topics[topic]?.written ?? []
  const sums = totalsOf(simulation, topic)
  const now = indexNotAfter(seconds, at)
  const until = (sums[now] ?? 0) + (written[now] ?? 0) * (at - (seconds[now] ?? at))
  const total = until - lag / share
  const index = indexNotAfter(sums, total)
  const rate = written[index] ?? 0
  const from = seconds[index] ?? 0
  const read = rate > 0 ? from + (total - (sums[index] ?? 0)) / rate : from
  return Math.max(0, at - read)
}
