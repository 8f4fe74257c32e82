import { assignorOf } from '../sizing/member-partitions'
import { consumersOf } from '../sizing/partition-bounds'
import type { ConsumerGroupView } from '../views/views'
import type { FixChoice } from './finding'
import { asChoice, setConfig } from './fixes'

export const ASSIGNOR_KEY = 'partition.assignment.strategy'
const COOPERATIVE = 'org.apache.kafka.clients.consumer.CooperativeStickyAssignor'

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
 * How unevenly the range assignor spreads several topics, where it does so: twice the work or more for the
 * first member. Null where the spread is fair or wanted.
 *
 * @see RangeAssignor
 */
export function rangeSkew(view: ConsumerGroupView): Skew | null {
  const { group, reads } = view
  if (reads.length < 2 || assignorOf(view) !== 'range') return null
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

/** The ways to rebalance without stopping everyone, as far as the Kafka release has them. */
export function cooperativeChoices({ group, cluster }: ConsumerGroupView): readonly FixChoice[] {
  const sticky = setConfig(
    'consumerGroup',
    group.name,
    { [ASSIGNOR_KEY]: COOPERATIVE, 'group.protocol': undefined, 'group.remote.assignor': undefined },
    'Rebalance cooperatively',
  )
  if (!cluster.kafkaVersion.startsWith('4.')) return [asChoice(sticky)]
  const settings = {
    'group.protocol': 'consumer',
    'group.remote.assignor': undefined,
    [ASSIGNOR_KEY]: undefined,
    'heartbeat.interval.ms': undefined,
    'session.timeout.ms': undefined,
  }
  const protocol = setConfig('consumerGroup', group.name, settings, 'Use the new protocol (KIP-848)')
  return [asChoice(sticky), asChoice(protocol)]
}
