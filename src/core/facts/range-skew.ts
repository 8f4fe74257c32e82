import { ownsPartitions } from '../model/reading'
import { assignorOf } from '../sizing/assignor'
import { consumersOf } from '../sizing/partition-bounds'
import type { ConsumerGroupView } from '../views/views'

/** Whether partitions of the same number must meet in one member, for which range is the assignor to choose. */
export const joinsTopics = ({ reads }: ConsumerGroupView): boolean =>
  reads.some(({ topic: { topic } }) =>
    topic.coPartitionedWith?.some((partner) => reads.some((read) => read.topic.topic.name === partner)),
  )

interface Skew {
  /** Partitions of the first member, which takes the odd one of every topic. */
  readonly most: number
  readonly least: number
}

/**
 * Returns how unevenly the range assignor spreads several topics, where it does so: twice the work or more for
 * the first member. Null where the spread is fair or wanted.
 *
 * @see RangeAssignor
 */
export function rangeSkew(view: ConsumerGroupView): Skew | null {
  const { group, reads } = view
  if (reads.length < 2 || !ownsPartitions(group) || assignorOf(view) !== 'range') return null
  const consumers = consumersOf(group)
  let most = 0
  let least = 0
  for (const { topic } of reads) {
    most += Math.ceil(topic.partitions / consumers)
    least += Math.floor(topic.partitions / consumers)
  }
  if (most < 2 * least || most - least < 2 || joinsTopics(view)) return null
  return { most, least }
}
