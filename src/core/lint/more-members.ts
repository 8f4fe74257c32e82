import { DEFAULT_THREADS_PER_MEMBER } from '../model/defaults'
import { formatCount } from '../shared/format'
import { ceilOf } from '../sizing/figures'
import { consumersOf } from '../sizing/partition-bounds'
import type { ConsumerGroupView } from '../views/views'
import { changeNode, LARGEST_COUNT } from './fixes'

/**
 * The fix that gives a group as many members as some records per second need at the planned utilisation;
 * nothing where its topics have too few partitions to occupy them.
 */
export function moreMembers({ group, reads, assumptions: { values } }: ConsumerGroupView, records: number) {
  const threads = group.threadsPerMember ?? DEFAULT_THREADS_PER_MEMBER
  const busy = (records * values.growth * (group.processingMsPerRecord ?? 0)) / 1000
  const members = Math.max(1, ceilOf(busy / values.utilisation / threads))
  const follows = reads.some(({ topic }) => topic.sizing.partitions.chosenBy === 'surveyor')
  const partitions = reads.reduce((sum, { topic }) => sum + topic.partitions, 0)
  if (members > LARGEST_COUNT || (!follows && members * threads > partitions)) return undefined
  return changeNode('consumerGroup', group.name, `Run ${formatCount(members)} members`, (node) => ({
    ...node,
    members,
  }))
}

/** Whether one topic's partitions, which a person chose, are what holds the group back: a finding of the topic's own. */
export const isHeldByPartitions = ({ group, reads }: ConsumerGroupView): boolean => {
  const [only] = reads
  if (only === undefined || reads.length > 1) return false
  const { partitions, sizing } = only.topic
  return sizing.partitions.chosenBy === 'user' && consumersOf(group) >= partitions
}
