import { workMs } from '../model/retrying'
import { formatCount } from '../shared/format'
import type { AssignorName } from '../sizing/assignor'
import { memberLoads, memberLoadsBy, sharersOf } from '../sizing/member-loads'
import { consumersOf } from '../sizing/partition-bounds'
import type { ConsumerGroupView } from '../views/views'

/** What a group falls behind with, when it gets so many records a second in all, growth included. */
export interface Behind {
  /** Records a second by which its lag grows; 0 where every member keeps up. */
  readonly lagGrowth: number
  /** How many members get more than one can do: each has a lag of its own, which add up. */
  readonly members: number
  /** Records a second that the busiest member gets, and what one member can do. */
  readonly busiest: number
  readonly one: number
  /** Whether the members get so unevenly much that the same number would keep up if they shared it. */
  readonly isUneven: boolean
}

/** By how much a group's lag grows at so many records a second, members sharing them as they share the peak; by another assignor where one is named. */
export function behindAt(view: ConsumerGroupView, records: number, assignor?: AssignorName): Behind {
  const { group, rate } = view
  const one = 1000 / workMs(group)
  if (rate.peakRecords === 0 || !Number.isFinite(one))
    return { lagGrowth: 0, members: 0, busiest: 0, one, isUneven: false }
  const loads = assignor === undefined ? memberLoads(view) : memberLoadsBy(view, assignor)
  const scale = records / rate.peakRecords
  let lagGrowth = 0
  let members = 0
  for (const load of loads.records) {
    if (load * scale <= one) continue
    lagGrowth += load * scale - one
    members += 1
  }
  return {
    lagGrowth,
    members,
    busiest: loads.busiest * scale,
    one,
    isUneven: records <= one * sharersOf(group),
  }
}

/** Returns where lag grows, for a sentence that ends with how fast: nothing where all members fall behind alike. */
export function whereBehind({ isUneven, members }: Behind, { group }: ConsumerGroupView): string {
  if (!isUneven) return ''
  return members === 1
    ? ' at its busiest member'
    : ` at ${formatCount(members)} of its ${formatCount(consumersOf(group))} members`
}

/**
 * Whether a finding of its only topic says already what holds the group back: partitions that a person chose and that
 * are too few for the work, or keys that are too much for a member.
 */
export function isSaidOfTopic({ id, group, reads }: ConsumerGroupView): boolean {
  const hasHotKey = reads.some(({ topic }) =>
    topic.sizing.partitions.unfixable.some(
      ({ kind, figure }) =>
        (kind === 'hot-key' || kind === 'hot-partition' || kind === 'timestamp-key') &&
        figure.inputs.some(({ at }) => at === id),
    ),
  )
  if (hasHotKey) return true
  const [only] = reads
  if (only === undefined || reads.length > 1) return false
  const { partitions, sizing } = only.topic
  const isTooNarrow =
    sizing.partitions.chosenBy === 'user' && partitions < sizing.partitions.bounds.processing.value
  return isTooNarrow && consumersOf(group) >= partitions
}
