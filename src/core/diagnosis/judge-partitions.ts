import type { PartitionReading, PartitionState } from './diagnosis'
import { isRebalancing } from './evidence'
import type { GroupObservation, OffsetRow } from './observations'

/** What the group may be behind with the work of a poll in hand: max.poll.records. */
export const IN_HAND = 500

/**
 * What the offsets of each partition do, by Burrow's sense: between two listings a commit that stands while there is a
 * lag is stalled, or stopped where nobody owns the partition; one that goes back is rewinding; one that moves while the
 * lag grows is falling behind; a lag of none at either end is no trouble. A single listing shows owners and a lag, no more.
 * A lag that is as it was is steady. While a group is rebalancing, what nobody owns is no more than behind.
 * Where they are too near to each other (`isSoon`) a commit that stands says nothing.
 * A commit that went back between any two listings is rewinding, wherever it stands now.
 * Listings of share groups and Streams name no owners: there whoever has members is taken to own all.
 *
 * @see Burrow, core/internal/evaluator/caching.go
 */
export function judgePartitions(
  first: GroupObservation | undefined,
  last: GroupObservation,
  seconds: number | null,
  inHand: number,
  wentBack: ReadonlySet<string> = new Set(),
  isSoon = false,
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
          state: wentBack.has(key) ? 'rewinding' : stateOf(before, row, last, { inHand, isSoon }),
          written: rate(before?.end, row.end),
          read: rate(before?.committed, row.committed),
        },
      ]
    })
    .toSorted((one, other) =>
      one.topic === other.topic ? one.partition - other.partition : one.topic < other.topic ? -1 : 1,
    )
}

/** The partitions whose committed offset went back between two listings that follow each other, as `orders-3`. */
export function partitionsBack(groups: readonly GroupObservation[]): ReadonlySet<string> {
  const back = new Set<string>()
  const committed = new Map<string, number>()
  for (const { rows } of groups)
    for (const [key, row] of rows) {
      if (row.committed === null) continue
      if (row.committed < (committed.get(key) ?? 0)) back.add(key)
      committed.set(key, row.committed)
    }
  return back
}

/** What ends a transaction takes an offset, and leaves a lag of one or two that no reader takes away. */
const MARKERS = 2

function stateOf(
  before: OffsetRow | undefined,
  now: OffsetRow,
  group: GroupObservation,
  { inHand, isSoon: isTooSoon }: { readonly inHand: number; readonly isSoon: boolean },
): PartitionState {
  if (before?.committed != null && now.committed !== null && now.committed < before.committed)
    return 'rewinding'
  if (now.committed === null && now.lag === null) return neverCommitted(before, now)
  const lag = now.lag ?? 0
  if (lag < 0) return 'beyond-end'
  if (lag === 0) return 'caught-up'
  const isOwned = now.isOwnerListed ? now.owner !== null : !group.isEmpty
  // While a group is rebalancing nobody owns anything, and nobody has stopped for that.
  const isAway = !isOwned && isRebalancing(group) && !group.isEmpty
  if (!before) {
    if (!isOwned && !isAway) return 'stopped'
    return lag > inHand ? 'lagging' : 'caught-up'
  }
  const stands = now.committed !== null && now.committed === before.committed
  if (stands && !isOwned) return 'stopped'
  if (!isOwned && now.isOwnerListed) return !isAway ? 'stopped' : lag > inHand ? 'lagging' : 'caught-up'
  if (before.lag === 0) return lag > inHand ? 'falling-behind' : 'caught-up'
  if (stands && now.end === before.end && lag <= MARKERS) return 'caught-up'
  if (stands) return !isTooSoon ? 'stalled' : lag > inHand ? 'lagging' : 'caught-up'
  if (lag <= inHand) return 'caught-up'
  if (before.lag === lag) return 'steady'
  return lag > (before.lag ?? 0) ? 'falling-behind' : 'catching-up'
}

/** Of a partition without an offset nobody knows how far it is read: with an owner it has trouble only if more comes. */
function neverCommitted(before: OffsetRow | undefined, now: OffsetRow): PartitionState {
  const { owner, end, isOwnerListed } = now
  if (end === null || end === 0) return 'caught-up'
  if (isOwnerListed && owner === null) return 'stopped'
  return before?.end != null && end > before.end ? 'uncommitted' : 'caught-up'
}
