import { DEFAULT_THREADS_PER_MEMBER } from '../model/defaults'
import { formatCountOf } from '../shared/format'
import { ceilOf } from '../sizing/figures'
import { occupiable } from '../sizing/member-partitions'
import { consumersOf } from '../sizing/partition-bounds'
import type { ConsumerGroupView } from '../views/views'
import { changeNode, LARGEST_COUNT } from './fixes'
import { MOST_FOR_SLOW_WORK } from './slow-work'

/**
 * The fix that gives a group as many members as some records per second need at the planned utilisation;
 * nothing where its topics have too few partitions to occupy them.
 */
export function moreMembers(view: ConsumerGroupView, records: number) {
  const { group, reads } = view
  const { values } = view.assumptions
  const threads = group.threadsPerMember ?? DEFAULT_THREADS_PER_MEMBER
  const busy = (records * values.growth * (group.processingMsPerRecord ?? 0)) / 1000
  if (isSlowWork(view)) return undefined
  const members = Math.max(1, ceilOf(busy / values.utilisation / threads))
  const follows = reads.some(({ topic }) => topic.sizing.partitions.chosenBy === 'surveyor')
  if (members > LARGEST_COUNT || (!follows && members * threads > occupiable(view, reads))) return undefined
  return changeNode('consumerGroup', group.name, `Run ${formatCountOf(members, 'member')}`, (node) => ({
    ...node,
    members,
  }))
}

/** Whether the work on a record takes so long that no reasonable number of members does it. */
export function isSlowWork({ group, rate, assumptions: { values } }: ConsumerGroupView): boolean {
  const busy = (rate.peakRecords * values.growth * (group.processingMsPerRecord ?? 0)) / 1000
  return busy / values.utilisation > MOST_FOR_SLOW_WORK
}

/** Whether one topic's partitions, which a person chose, are what holds the group back: a finding of the topic's own. */
export const isHeldByPartitions = ({ group, reads }: ConsumerGroupView): boolean => {
  const [only] = reads
  if (only === undefined || reads.length > 1) return false
  const { partitions, sizing } = only.topic
  return sizing.partitions.chosenBy === 'user' && consumersOf(group) >= partitions
}
