import type { KafkaVersion } from '../kafka/versions'
import type { Cluster, ConsumerGroup, Delivery, Producer, StreamsApp, Topic } from '../model/design'
import { consumerInStreams, isExactlyOnce, producerInStreams } from '../model/inside-streams'
import { weakerDelivery } from '../settings/client-intent'
import { consumerGroupDelivery, producerDelivery } from '../settings/delivery'
import { consumerGroupSettings, producerSettings, topicSettings } from '../settings/resolve-settings'
import type { Settings } from '../settings/settings'
import { cachedFor } from './cached-while'

interface Client {
  readonly settings: Settings
  readonly delivery: Delivery
}

/** A producer's settings and the guarantee that they give, cached per producer. */
export const clientsOf = cachedFor((producer: Producer, version: KafkaVersion): Client => {
  const settings = producerSettings(producer, version)
  return { settings, delivery: producerDelivery(settings) }
})

/** The settings of the producer inside a group, and what the group guarantees of what it writes. */
export function groupWriterOf(group: ConsumerGroup, producer: Producer, version: KafkaVersion): Client {
  const { settings, delivery } = clientsOf(producer, version)
  const own = consumerGroupDelivery(groupSettingsOf(group, version), group)
  return { settings, delivery: weakerDelivery(delivery, own) }
}

/** The settings of the producers inside a Streams application, and what it guarantees by how it commits. */
export function streamsWriterOf(app: StreamsApp, version: KafkaVersion): Client {
  const producer = producerInStreams(app)
  const own: Delivery = isExactlyOnce(app) ? 'exactly-once' : 'at-least-once'
  if (!producer) return { settings: groupSettingsOf(consumerInStreams(app), version), delivery: own }
  const { settings, delivery } = clientsOf(producer, version)
  return { settings, delivery: weakerDelivery(delivery, own) }
}

export const groupSettingsOf: (group: ConsumerGroup, version: KafkaVersion) => Settings =
  cachedFor(consumerGroupSettings)

export const topicSettingsOf: (topic: Topic, cluster: Cluster) => Settings = cachedFor(topicSettings)
