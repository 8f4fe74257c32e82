import { consumersOf } from '../sizing/partition-bounds'
import type { ConsumerGroupView } from '../views/views'

/** Returns how many records one poll returns at most: large records fill what is fetched of a member's partitions before. */
export function recordsPerPoll({ group, reads, settings }: ConsumerGroupView): number {
  const most = settings.number('max.poll.records')
  const fetched = settings.number('max.partition.fetch.bytes')
  const consumers = consumersOf(group)
  let ready = 0
  for (const { topic } of reads)
    ready +=
      Math.ceil(topic.partitions / consumers) *
      Math.max(1, Math.floor(fetched / Math.max(1, topic.averageRecordBytes)))
  return Math.min(most, ready)
}
