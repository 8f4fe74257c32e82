import type { KafkaVersion } from './versions'

/**
 * Broker settings that a release took away and of which the catalogue lists no row, since nothing is computed
 * from them; a name that ends in a full stop stands for all that begin with it.
 *
 * @see KAFKA-12591 (quotas are set for users and clients); KafkaConfig, ZkConfigs of 3.9 against AbstractKafkaConfig of 4.0 and later
 */
const REMOVED: readonly (readonly [name: string, removedIn: KafkaVersion])[] = [
  ['quota.consumer.default', '3.0'],
  ['quota.producer.default', '3.0'],
  ['zookeeper.', '4.0'],
  ['password.encoder.', '4.0'],
  ['auto.include.jmx.reporter', '4.0'],
  ['broker.id.generation.enable', '4.0'],
  ['control.plane.listener.name', '4.0'],
  ['controlled.shutdown.max.retries', '4.0'],
  ['controlled.shutdown.retry.backoff.ms', '4.0'],
  ['delegation.token.master.key', '4.0'],
  ['inter.broker.protocol.version', '4.0'],
  ['leader.imbalance.per.broker.percentage', '4.0'],
  ['offsets.commit.required.acks', '4.0'],
  ['reserved.broker.max.id', '4.0'],
  ['metadata.log.segment.min.bytes', '4.1'],
]

/** Returns the release that took a broker's setting away; undefined where none did, as far as is known here. */
export const removedFromBrokers = (key: string): KafkaVersion | undefined =>
  REMOVED.find(([name]) => (name.endsWith('.') ? key.startsWith(name) : key === name))?.[1]
