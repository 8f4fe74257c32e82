import type { PartitionReading, PartitionState } from './diagnosis'
import type { GroupObservation, OffsetRow } from './observations'

/** What the group may be behind with the work of a poll in hand: max.poll.records. */
export const IN_HAND = 500

/**
 * What the offsets of each partition do, by Burrow's sense: between two listings a commit that stands while there is a
 * lag is stalled, or stopped where nobody owns the partition; one that goes back is rewinding; one that moves while the
 * lag grows is falling behind; a lag of none at either end is no trouble. A single listing shows owners and a lag, no more.
 *
 * @see Burrow, core/internal/evaluator/caching.go
 */
export function judgePartitions(
  first: GroupObservation | undefined,
  last: GroupObservation,
  seconds: number | null,
  inHand: number,
): readonly PartitionReading[] {
  const keys = new Set([...last.rows.keys(), ...(last.rows.size === 0 ? (first?.rows.keys() ?? []) : [])])
  return [...keys]
    .flatMap((key) => {
      const row = last.rows.get(key) ?? first?.rows.get(key)
      if (!row) return []
      const before = last.rows.has(key) && first && first !== last ? first.rows.get(key) : undefined
      const rate = (from: number | null | undefined, to: number | null) =>
        seconds === null || seconds <= 0 || from == null || to === null ? null : (to - from) / seconds
      return [
        {
          topic: row.topic,
          partition: row.partition,
          committed: row.committed,
          end: row.end,
          lag: row.lag,
          owner: row.owner,
          state: stateOf(before, row, inHand),
          written: rate(before?.end, row.end),
          read: rate(before?.committed, row.committed),
        },
      ]
    })
    .toSorted((one, other) =>
      one.topic === other.topic ? one.partition - other.partition : one.topic < other.topic ? -1 : 1,
    )
}

function stateOf(before: OffsetRow | undefined, now: OffsetRow, inHand: number): PartitionState {
  const lag = now.lag ?? (now.committed === null && now.end !== null ? now.end : 0)
  if (before && before.committed !== null && now.committed !== null && now.committed < before.committed)
    return 'rewinding'
  if (lag <= 0) return 'caught-up'
  const isOwned = now.owner !== null
  if (!before) {
    if (!isOwned) return 'stopped'
    return lag > inHand ? 'lagging' : 'caught-up'
  }
  const stands = now.committed === before.committed
  if (stands && !isOwned) return 'stopped'
  if (before.lag === 0) return lag > inHand ? 'falling-behind' : 'caught-up'
  if (stands) return 'stalled'
  if (lag <= inHand) return 'caught-up'
  return lag > (before.lag ?? 0) ? 'falling-behind' : 'catching-up'
}
