import { catalogueOf } from './catalogue-of'
import type { ConfigDefinition } from './catalogue-row'
import numberRows from './catalogue-rows.json'
import connectRows from './catalogue-rows-of-connect.json'
import otherRows from './catalogue-rows-of-others.json'
import type { KafkaVersion } from './versions'

/** Whose settings: a group's are those that `kafka-configs --entity-type groups` takes. */
export type ConfigKind = 'topic' | 'producer' | 'consumer' | 'streams' | 'connector' | 'group' | 'broker'

/**
 * Every setting that is known. What numbers are computed from is in `client-catalogue.ts` as well, which
 * alone belongs to the first load.
 *
 * @see ProducerConfig, ConsumerConfig, StreamsConfig, LogConfig, GroupConfig, AbstractKafkaConfig: the
 * catalogue is printed from their ConfigDefs by scripts/regenerate-catalogue
 */
const catalogue = catalogueOf<ConfigKind>({ ...numberRows, ...otherRows, ...connectRows })

/** What a Kafka release says of a setting, or undefined if it has none of that name. */
export const configDefinition = (
  kind: ConfigKind,
  key: string,
  version: KafkaVersion,
): ConfigDefinition | undefined => catalogue.definition(kind, key, version)

/** A kind's settings in a Kafka release, sorted, without those that Kafka keeps for itself. */
export const configKeys = (kind: ConfigKind, version: KafkaVersion): readonly string[] =>
  catalogue.keys(kind, version)

/**
 * Kafka's default: a number beyond 2^53 and a list (comma-separated) as text, null where there is no value
 * or Kafka demands one, undefined where the release has no such setting.
 */
export const defaultValue = (
  kind: ConfigKind,
  key: string,
  version: KafkaVersion,
): ConfigDefinition['default'] | undefined => catalogue.definition(kind, key, version)?.default

/** In which releases a kind has a setting, or undefined if none known here has it. */
export const configLife = (
  kind: ConfigKind,
  key: string,
): { since?: KafkaVersion; removedIn?: KafkaVersion } | undefined => catalogue.life(kind, key)
