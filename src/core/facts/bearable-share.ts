import { workMs } from '../model/retrying'
import { consumersOf } from '../sizing/partition-bounds'
import type { TopicView } from '../views/views'

/**
 * Returns the largest share of a topic's peak that one partition bears: what a partition is taken to write, and what
 * the slowest of its readers processes with the one consumer that reads it. Infinity where neither is known, or
 * nothing is written.
 */
export function bearableShare({ rate, readers, assumptions: { values } }: TopicView): number {
  const bytes = rate.peakBytes * values.growth
  let most =
    bytes > 0 ? (values.partitionWriteBytesPerSecond * values.headroom) / bytes : Number.POSITIVE_INFINITY
  for (const { group, rate: read } of readers) {
    const ms = workMs(group)
    const records = read.peakRecords * values.growth
    if (ms > 0 && records > 0 && consumersOf(group) > 0) most = Math.min(most, 1000 / ms / records)
  }
  return most
}
