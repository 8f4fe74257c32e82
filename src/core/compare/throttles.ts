/**
 * What the end of a reassignment with a throttle clears, whoever set it: kafka-reassign-partitions.sh --verify takes
 * these settings away from every topic that it names and from every broker, unless it is told --preserve-throttles.
 *
 * @see org.apache.kafka.tools.reassign.ReassignPartitionsCommand.clearAllThrottles of Kafka 4.3.1
 */
export const TOPIC_THROTTLES = [
  'leader.replication.throttled.replicas',
  'follower.replication.throttled.replicas',
] as const
export const BROKER_THROTTLES = [
  'leader.replication.throttled.rate',
  'follower.replication.throttled.rate',
  'replica.alter.log.dirs.io.max.bytes.per.second',
] as const
