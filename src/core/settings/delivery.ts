import type { ConsumerGroup, Delivery } from '../model/design'
import { ownsPartitions } from '../model/reading'
import type { Settings } from './settings'

/**
 * What a producer guarantees by the settings in effect, whatever its label says: without every in-sync
 * replica's acknowledgement, or without retries, a record may be lost; a transactional id adds exactly once.
 *
 * @see KafkaProducer, KIP-98
 */
export function producerDelivery(settings: Settings): Delivery {
  const acks = settings.text('acks')
  if ((acks !== 'all' && acks !== '-1') || settings.number('retries') === 0) return 'at-most-once'
  return settings.text('transactional.id') !== '' && settings.flag('enable.idempotence')
    ? 'exactly-once'
    : 'at-least-once'
}

/**
 * What a group guarantees by how it commits: offsets committed on a timer may run ahead of the work, so a
 * record may be lost; committed after the work, it may be repeated; committed inside the transaction and
 * read committed, neither. A share group hands a record out again until it is acknowledged, and who reads everything
 * begins where its own code says: either may repeat.
 */
export function consumerGroupDelivery(settings: Settings, group: ConsumerGroup): Delivery {
  if (settings.flag('enable.auto.commit')) return 'at-most-once'
  return ownsPartitions(group) &&
    group.commit === 'transactional' &&
    settings.text('isolation.level') === 'read_committed'
    ? 'exactly-once'
    : 'at-least-once'
}
