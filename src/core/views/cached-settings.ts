import type { KafkaVersion } from '../kafka/versions'
import type { Cluster, ConsumerGroup, Delivery, Producer, StreamsApp, Topic } from '../model/design'
import { consumerInStreams, isExactlyOnce, producerInStreams } from '../model/inside-streams'
import { weakerDelivery } from '../settings/client-intent'
import { consumerGroupDelivery, producerDelivery } from '../settings/delivery'
import { consumerGroupSettings, producerSettings, topicSettings } from '../settings/resolve-settings'
import type { Settings } from '../settings/settings'
import { cachedWhile } from './cached-while'

interface Client {
  readonly version: KafkaVersion
  readonly settings: Settings
  readonly delivery: Delivery
}

const cachedProducer = cachedWhile<Producer, Client>()

/** A producer's settings and the guarantee that they give, cached per producer. */
export function clientsOf(
  producer: Producer,
  version: KafkaVersion,
): { settings: Settings; delivery: Delivery } {
  return cachedProducer(
    producer,
    (client) => client.version === version,
    () => {
      const settings = producerSettings(producer, version)
      return { version, settings, delivery: producerDelivery(settings) }
    },
  )
}

/** The settings of the producer inside a group, and what the group guarantees of what it writes. */
export function groupWriterOf(
  group: ConsumerGroup,
  producer: Producer,
  version: KafkaVersion,
): { settings: Settings; delivery: Delivery } {
  const { settings, delivery } = clientsOf(producer, version)
  const own = consumerGroupDelivery(groupSettingsOf(group, version), group)
  return { settings, delivery: weakerDelivery(delivery, own) }
}

/** The settings of the producers inside a Streams application, and what it guarantees by how it commits. */
export function streamsWriterOf(
  app: StreamsApp,
  version: KafkaVersion,
): { settings: Settings; delivery: Delivery } {
  const producer = producerInStreams(app)
  const own: Delivery = isExactlyOnce(app) ? 'exactly-once' : 'at-least-once'
  if (!producer) return { settings: groupSettingsOf(consumerInStreams(app), version), delivery: own }
  const { settings, delivery } = clientsOf(producer, version)
  return { settings, delivery: weakerDelivery(delivery, own) }
}

const cachedGroup = cachedWhile<ConsumerGroup, { version: KafkaVersion; settings: Settings }>()

export const groupSettingsOf = (group: ConsumerGroup, version: KafkaVersion): Settings =>
  cachedGroup(
    group,
    (cached) => cached.version === version,
    () => ({ version, settings: consumerGroupSettings(group, version) }),
  ).settings

const cachedTopic = cachedWhile<Topic, { cluster: Cluster; settings: Settings }>()

export const topicSettingsOf = (topic: Topic, cluster: Cluster): Settings =>
  cachedTopic(
    topic,
    (cached) => cached.cluster === cluster,
    () => ({ cluster, settings: topicSettings(topic, cluster) }),
  ).settings
