/**
 * The settings that a share consumer must not name at all, whatever the value: what they say of a consumer is the
 * group's in a share group, or is not there.
 *
 * @see org.apache.kafka.clients.consumer.ShareConsumerConfig
 */
export const NOT_FOR_SHARE_CONSUMERS: readonly string[] = [
  'auto.offset.reset',
  'enable.auto.commit',
  'group.instance.id',
  'isolation.level',
  'partition.assignment.strategy',
  'interceptor.classes',
  'session.timeout.ms',
  'heartbeat.interval.ms',
  'group.protocol',
  'group.remote.assignor',
]

/** The settings that only a share consumer has. */
export const SHARE_CONSUMER_ONLY: readonly string[] = ['share.acknowledgement.mode', 'share.acquire.mode']
