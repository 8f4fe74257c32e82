import { isLibrdkafka } from '../kafka/client-libraries'
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
 * Whether offsets are committed on a timer, however far the work is. librdkafka commits on its timer what was stored,
 * which is what the work has done with where the application stores offsets itself.
 *
 * @see CONFIGURATION.md of librdkafka, enable.auto.offset.store
 */
export const commitsOnTimer = (settings: Settings, { client }: Pick<ConsumerGroup, 'client'>): boolean =>
  settings.flag('enable.auto.commit') &&
  !(isLibrdkafka(client) && settings.text('enable.auto.offset.store').toLowerCase() === 'false')

/**
 * What a group guarantees by how it commits: offsets committed on a timer may run ahead of the work, so a
 * record may be lost; committed after the work, it may be repeated; committed inside the transaction and
 * read committed, neither. A share group hands a record out again until it is acknowledged, and who reads everything
 * begins where its own code says: either may repeat.
 */
export function consumerGroupDelivery(settings: Settings, group: ConsumerGroup): Delivery {
  if (commitsOnTimer(settings, group)) return 'at-most-once'
  return ownsPartitions(group) &&
    group.commit === 'transactional' &&
    settings.text('isolation.level') === 'read_committed'
    ? 'exactly-once'
    : 'at-least-once'
}
