/** What flows at a moment of a simulation, in records a second. */

import { indexNotAfter } from '@/core/shared/index-not-after'
import type { GroupRun, Simulation, TopicRun } from '@/core/simulation/simulation'
import { rateAt } from './at-moment'

/** Returns what reaches the log of a topic. */
export const loggedAt = ({ seconds }: Simulation, { written, untaken }: TopicRun, at: number): number =>
  untaken.reduce(
    (rest, { refused, waiting }) => rest - rateAt(seconds, refused, at) - rateAt(seconds, waiting, at),
    rateAt(seconds, written, at),
  )

/** Returns what one writes to a topic that is taken; undefined where that is not known of it. */
export function writtenAt(
  { seconds }: Simulation,
  { written, writers, untaken }: TopicRun,
  { node, isOnly }: { readonly node: string; readonly isOnly: boolean },
  at: number,
): number | undefined {
  const own = writers.find((writer) => writer.node === node)?.written ?? (isOnly ? written : undefined)
  if (!own) return undefined
  const held = untaken.find((one) => one.node === node)
  const less = held ? rateAt(seconds, held.refused, at) + rateAt(seconds, held.waiting, at) : 0
  return Math.max(0, rateAt(seconds, own, at) - less)
}

/**
 * Returns what a group reads of one topic: of several what is written to it less what its lag grows by, from one moment
 * at which partitions were written down to the next.
 */
export function readAt(simulation: Simulation, run: GroupRun, topic: string, at: number): number {
  const { seconds, partitionSeconds, topics } = simulation
  if (run.partitions.every((partition) => partition.topic === topic)) return rateAt(seconds, run.read, at)
  const index = Math.min(indexNotAfter(partitionSeconds, at), partitionSeconds.length - 2)
  const [from, to] = [partitionSeconds[index] ?? 0, partitionSeconds[index + 1] ?? 0]
  const written = topics[topic]
  if (!written || to <= from) return 0
  let grown = 0
  for (const { topic: of, lag } of run.partitions)
    if (of === topic) grown += (lag[index + 1] ?? 0) - (lag[index] ?? 0)
  return Math.max(0, loggedAt(simulation, written, at) - grown / (to - from))
}
