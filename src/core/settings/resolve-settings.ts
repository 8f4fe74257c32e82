import { clientCatalogue } from '../kafka/client-catalogue'
import { clientDefault, versionOfClient } from '../kafka/client-defaults'
import { isLibrdkafka } from '../kafka/client-libraries'
import { isNumeric, kafkaNumber } from '../kafka/kafka-number'
import { librdkafkaSettings } from '../kafka/librdkafka-settings'
import type { KafkaVersion } from '../kafka/versions'
import type { Cluster, Config, ConfigValue, ConsumerGroup, Producer, Topic } from '../model/design'
import { brokerConfig } from '../model/provider-defaults'
import { cachedPer } from '../shared/cached-per'
import { settingByReading } from './by-reading'
import { consumerGroupIntent, producerIntent } from './client-intent'
import type { SettingOrigin, Settings } from './settings'
import { contentOf, sharedByContent } from './shared-settings'

const NOTHING: Config = {}

const own = (config: Config, key: string): ConfigValue | undefined =>
  Object.hasOwn(config, key) ? config[key] : undefined

/** The user's settings over what their intent implies over Kafka's defaults. Each is read once. */
class LayeredSettings implements Settings {
  readonly #texts = new Map<string, string>()
  readonly #numbers = new Map<string, number>()
  readonly #flags = new Map<string, boolean>()
  readonly #user: Config
  readonly #intent: Config
  readonly #fallback: (key: string) => ConfigValue | undefined
  readonly #kind: 'topic' | 'producer' | 'consumer'
  readonly #version: KafkaVersion
  readonly #defaultOf: (key: string) => string

  constructor(
    user: Config,
    intent: Config,
    fallback: (key: string) => ConfigValue | undefined,
    kind: 'topic' | 'producer' | 'consumer',
    version: KafkaVersion,
    defaultOf: (key: string) => string = () => 'Kafka',
  ) {
    this.#user = user
    this.#intent = intent
    this.#fallback = fallback
    this.#kind = kind
    this.#version = version
    this.#defaultOf = defaultOf
  }

  #value(key: string): ConfigValue | undefined {
    const user = own(this.#user, key)
    // Null is the user's word that the setting has no value: it takes the intent's away as well.
    if (user === null) return this.#fallback(key)
    return user ?? own(this.#intent, key) ?? this.#fallback(key)
  }

  text(key: string): string {
    const known = this.#texts.get(key)
    if (known !== undefined) return known
    const value = this.#value(key)
    const text = value === undefined || value === null ? '' : String(value).trim()
    this.#texts.set(key, text)
    return text
  }

  number(key: string): number {
    const known = this.#numbers.get(key)
    if (known !== undefined) return known
    const definition = clientCatalogue.definition(this.#kind, key, this.#version)
    const number =
      kafkaNumber(this.#value(key), definition) ?? kafkaNumber(this.#fallback(key), definition) ?? Number.NaN
    this.#numbers.set(key, number)
    return number
  }

  flag(key: string): boolean {
    const known = this.#flags.get(key)
    if (known !== undefined) return known
    const flag = this.text(key).toLowerCase() === 'true'
    this.#flags.set(key, flag)
    return flag
  }

  origin(key: string): SettingOrigin {
    if (own(this.#user, key) !== undefined) return 'user'
    return own(this.#intent, key) === undefined ? 'default' : 'intent'
  }

  defaultOf(key: string): string {
    return this.#defaultOf(key)
  }

  defaultText(key: string): string {
    return String(this.#fallback(key) ?? '').trim()
  }
}

/** Most intents are one of a few objects that are always the same. */
const contentOfIntent = cachedPer(contentOf)

const sharedProducers = sharedByContent()
const sharedConsumers = sharedByContent()

/**
 * Producer settings in effect for a Kafka version, by Java's names; what the user wrote beats what the guarantee
 * implies, and the defaults are those of the client library. Producers that say the same share one object.
 */
export function producerSettings(producer: Producer, version: KafkaVersion): Settings {
  const intent = producerIntent(producer)
  return sharedProducers(`${version} ${clientContent(producer)}${contentOfIntent(intent)}`, () =>
    clientSettings('producer', producer, intent, version),
  )
}

/** Consumer settings in effect for every member of a group, by Java's names. Groups that say the same share one object. */
export function consumerGroupSettings(group: ConsumerGroup, version: KafkaVersion): Settings {
  const { reads = 'group', groupConfig = NOTHING } = group
  const intent = consumerGroupIntent(group)
  const reading = reads === 'share' ? contentOf(groupConfig) : ''
  return sharedConsumers(
    `${version} ${reads} ${clientContent(group)}${contentOfIntent(intent)}${reading}`,
    () => clientSettings('consumer', group, intent, version, (key) => settingByReading(group, key)),
  )
}

const clientContent = ({ client, config = NOTHING }: Pick<Producer, 'client' | 'config'>): string =>
  `${client === undefined ? '' : JSON.stringify(client)} ${contentOf(config)}`

function clientSettings(
  kind: 'producer' | 'consumer',
  { client, config: written = NOTHING }: Pick<Producer, 'client' | 'config'>,
  intent: Config,
  version: KafkaVersion,
  instead: (key: string) => ConfigValue | undefined = () => undefined,
): Settings {
  const config = isLibrdkafka(client) ? librdkafkaSettings(written) : written
  const fallback = (key: string) => clientDefault(kind, key, client, config, version)
  return new LayeredSettings(
    config,
    intent,
    (key) => instead(key) ?? fallback(key).value,
    kind,
    versionOfClient(client, version),
    (key) => fallback(key).of,
  )
}

/**
 * Topic settings in effect: the topic's own, else the broker property that supplies its default where the
 * cluster sets it, else Kafka's default.
 *
 * @see org.apache.kafka.server.config.ServerTopicConfigSynonyms
 */
export function topicSettings({ config = NOTHING }: Topic, cluster: Cluster): Settings {
  return sharedTopics(cluster)(
    contentOf(config),
    () =>
      new LayeredSettings(
        config,
        NOTHING,
        (key) => topicDefault(key, cluster),
        'topic',
        cluster.kafkaVersion,
      ),
  )
}

/** Topics of one cluster that say the same share one object. */
const sharedTopics = cachedPer((_: Cluster) => sharedByContent())

function topicDefault(key: string, cluster: Cluster): ConfigValue | undefined {
  const definition = clientCatalogue.definition('topic', key, cluster.kafkaVersion)
  const kafkas = definition?.default
  const broker = brokerConfig(cluster)
  if (!broker) return kafkas
  const units = Object.hasOwn(BROKER_TIME_UNITS, key) ? BROKER_TIME_UNITS[key] : undefined
  if (units) {
    for (const [property, factor] of units) {
      const value = kafkaNumber(own(broker, property))
      if (value === undefined) continue
      const inMs = value < 0 ? -1 : value * factor
      if (kafkaNumber(inMs, definition) !== undefined) return inMs
    }
    return kafkas
  }
  const property = definition?.brokerDefaultProperty
  const value = property === undefined ? undefined : own(broker, property)
  return value === undefined || (isNumeric(definition) && kafkaNumber(value, definition) === undefined)
    ? kafkas
    : value
}

/** Broker properties in the order in which Kafka prefers them, with the milliseconds of their unit. */
const BROKER_TIME_UNITS: Readonly<Record<string, readonly (readonly [string, number])[]>> = {
  'retention.ms': [
    ['log.retention.ms', 1],
    ['log.retention.minutes', 60_000],
    ['log.retention.hours', 3_600_000],
  ],
  'segment.ms': [
    ['log.roll.ms', 1],
    ['log.roll.hours', 3_600_000],
  ],
}

const BROKER_INT = { type: 'int', minimum: 0 } as const

/**
 * A broker's whole-numbered setting in effect for the cluster, of 32 bits as all that are asked for are; the
 * fallback where the design says nothing, or what Kafka would refuse.
 */
export const brokerNumber = (cluster: Cluster, key: string, fallback: number): number =>
  kafkaNumber(own(brokerConfig(cluster) ?? NOTHING, key), BROKER_INT) ?? fallback
