/**
 * The table by which a producer chooses its next partition for records without a key, adapted to the queues:
 * cumulative weights, the longest queue + 1 − the own queue, so that short queues are chosen more often. A
 * random number below the last entry chooses the first partition whose entry is above it.
 *
 * `null` where the choice is even: one partition, or all queues alike while none is left out. The queues are
 * those of the partitions with a leader whose broker is not behind `partitioner.availability.timeout.ms`;
 * `partitions` counts all.
 *
 * @see BuiltInPartitioner.updatePartitionLoadStats, KIP-794
 */
export function adaptivePartitionTable(
  queuedBatches: readonly number[],
  partitions: number = queuedBatches.length,
): readonly number[] | null {
  if (partitions < 2 || queuedBatches.length === 0) return null
  const longest = Math.max(...queuedBatches)
  const allAlike = queuedBatches.every((queued) => queued === longest)
  if (allAlike && queuedBatches.length === partitions) return null
  let total = 0
  return queuedBatches.map((queued) => {
    total += longest + 1 - queued
    return total
  })
}

/**
 * How likely each partition is to be the next one for records without a key; adds up to 1. Batches, not
 * records, are spread by it: a rate well below `batch.size` per `linger.ms` fills one partition at a time.
 */
export function keylessPartitionShares(
  queuedBatches: readonly number[],
  partitions: number = queuedBatches.length,
): readonly number[] {
  const table = adaptivePartitionTable(queuedBatches, partitions)
  const total = table?.at(-1)
  if (table === null || total === undefined) return queuedBatches.map(() => 1 / queuedBatches.length)
  return table.map((entry, index) => (entry - (table[index - 1] ?? 0)) / total)
}
