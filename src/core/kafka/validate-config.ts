import { validateClassicHeartbeat, validateConsumer, validateShareConsumer } from './validate/consumer'
import { validateGroup } from './validate/group'
import { validateProducer, validateProducerConstructor } from './validate/producer'
import { type RawConfig, Rejection } from './validate/read-config'
import { validateStreams } from './validate/streams'
import { validateTieredTopic, validateTopic } from './validate/topic'
import type { KafkaVersion } from './versions'

const VALIDATORS = {
  producer: validateProducer,
  'producer-constructor': validateProducerConstructor,
  consumer: validateConsumer,
  'consumer-classic-heartbeat': validateClassicHeartbeat,
  'share-consumer': validateShareConsumer,
  streams: validateStreams,
  group: validateGroup,
  topic: validateTopic,
  'topic-broker(tiered)': validateTieredTopic,
} satisfies Record<string, (config: RawConfig, version: KafkaVersion, brokers?: RawConfig) => Effective>

type Effective = Readonly<Record<string, string | number>>

/** Which of Kafka's classes judges: a client's configuration or constructor, or a broker a topic's settings. */
export type ValidationKind = keyof typeof VALIDATORS

export type Validation =
  | { readonly ok: true; readonly effective: Effective }
  | { readonly ok: false; readonly errorClass: string }

/**
 * Whether Kafka takes a whole configuration, settings against each other included: the settings that it
 * adjusts, with their values in effect, or the simple name of the exception that it throws.
 *
 * Settings that Kafka demands of every client (servers, serializers, an application id) are taken as given
 * elsewhere; classes are taken to exist. What a broker or a group coordinator refuses later is not seen here.
 * The limits of a group's settings are those of the brokers' settings, else Kafka's defaults.
 *
 * @see ProducerConfig, KafkaProducer.configureDeliveryTimeout, ConsumerConfig, Heartbeat,
 * ShareConsumerConfig, StreamsConfig, GroupConfig.validate, LogConfig.validate
 */
export function validateConfig(
  kind: ValidationKind,
  config: RawConfig,
  version: KafkaVersion = '4.3',
  brokers: RawConfig = {},
): Validation {
  const judged = judge(kind, config, version, brokers)
  return judged instanceof Rejection
    ? { ok: false, errorClass: judged.errorClass }
    : { ok: true, effective: judged }
}

/** A sentence that says why Kafka refuses the configuration, or undefined if it does not. */
export function explainRejection(
  kind: ValidationKind,
  config: RawConfig,
  version: KafkaVersion = '4.3',
  brokers: RawConfig = {},
): string | undefined {
  const judged = judge(kind, config, version, brokers)
  return judged instanceof Rejection ? judged.message : undefined
}

function judge(
  kind: ValidationKind,
  config: RawConfig,
  version: KafkaVersion,
  brokers: RawConfig,
): Effective | Rejection {
  try {
    return VALIDATORS[kind](config, version, brokers)
  } catch (thrown) {
    if (thrown instanceof Rejection) return thrown
    throw thrown
  }
}
