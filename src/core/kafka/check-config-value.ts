import brokerFamiliesLeftOut from './broker-families-left-out.json'
import { type ConfigKind, configDefinition, configKeys, configLife } from './catalogue'
import { parseConfigValue, type ValueProblem } from './config-value'
import { nearest } from './nearest'
import { removedFromBrokers } from './removed-broker-settings'
import { before, type KafkaVersion } from './versions'

/** Why a setting of a design is wrong: its name in this release, or its value. */
export type ConfigProblem = 'unknown' | 'not-yet' | 'removed' | ValueProblem

export type ConfigCheck =
  | { readonly ok: true }
  | {
      readonly ok: false
      readonly problem: ConfigProblem
      /** A sentence for the reader. */
      readonly message: string
      /** The key, or for a wrong value the value, that was probably meant. */
      readonly suggestion?: string
    }

const FINE: ConfigCheck = { ok: true }

/**
 * Checks one setting by itself: whether the release has it, and its type, range, values and list rules.
 * Settings against each other are `validateConfig`'s.
 *
 * Topic, group and broker settings that are unknown are refused by Kafka; a client only warns, because its
 * interceptors, serializers and providers read settings of their own. Streams' prefixes (`producer.`,
 * `consumer.`, `topic.` ...) are followed.
 */
export function checkConfigValue(
  kind: ConfigKind,
  key: string,
  value: string | number | boolean | null,
  version: KafkaVersion,
): ConfigCheck {
  const definition = configDefinition(kind, key, version)
  if (!definition) return explainUnknown(kind, key, value, version)
  const parsed = parseConfigValue(definition, value)
  if (parsed.ok) return FINE
  const suggestion =
    parsed.problem === 'values' && definition.values && typeof value === 'string'
      ? nearest(value, definition.values)
      : undefined
  return {
    ok: false,
    problem: parsed.problem,
    message: `${key} is ${shown(value)}, but ${parsed.message}.`,
    ...(suggestion === undefined ? {} : { suggestion }),
  }
}

const shown = (value: string | number | boolean | null): string =>
  typeof value === 'string' ? `"${value}"` : value === null ? 'empty' : String(value)

const STREAMS_PREFIXES: Readonly<Record<string, ConfigKind | null>> = {
  'producer.': 'producer',
  'consumer.': 'consumer',
  'main.consumer.': 'consumer',
  'restore.consumer.': 'consumer',
  'global.consumer.': 'consumer',
  'topic.': 'topic',
  'admin.': null,
  'client.tag.': null,
}

/** As Connect takes them, where its policy lets connectors override clients. @see ConnectorConfig */
const CONNECT_PREFIXES: Readonly<Record<string, ConfigKind | null>> = {
  'producer.override.': 'producer',
  'consumer.override.': 'consumer',
  'admin.override.': null,
}

/**
 * Returns which setting of an inner client or topic a prefixed one is: `producer.linger.ms` of a Streams application is
 * a producer's `linger.ms`; null where it is none, or one of which no catalogue is kept.
 */
export function settingInside(
  kind: ConfigKind,
  key: string,
): { readonly kind: ConfigKind; readonly key: string } | null {
  const prefixes = kind === 'streams' ? STREAMS_PREFIXES : kind === 'connector' ? CONNECT_PREFIXES : {}
  const prefix = Object.keys(prefixes).find((known) => key.startsWith(known))
  const inner = prefix === undefined ? null : prefixes[prefix]
  return prefix === undefined || !inner ? null : { kind: inner, key: key.slice(prefix.length) }
}

/** Prefixes under which a kind keeps settings that the catalogue cannot list, or of a broker does not. */
const OPEN_PREFIXES: Readonly<Partial<Record<ConfigKind, readonly string[]>>> = {
  producer: ['config.providers.', 'metrics.context.'],
  consumer: ['config.providers.', 'metrics.context.'],
  streams: ['config.providers.', 'metrics.context.'],
  broker: brokerFamiliesLeftOut,
}

function explainUnknown(
  kind: ConfigKind,
  key: string,
  value: string | number | boolean | null,
  version: KafkaVersion,
): ConfigCheck {
  const life = configLife(kind, key)
  if (life?.since && before(version, life.since))
    return {
      ok: false,
      problem: 'not-yet',
      message: `${key} came with Kafka ${life.since}; this is ${version}.`,
    }
  const removedIn = life?.removedIn ?? (kind === 'broker' ? removedFromBrokers(key) : undefined)
  if (removedIn && !before(version, removedIn))
    return {
      ok: false,
      problem: 'removed',
      message: `Kafka ${removedIn} removed ${key}; this is ${version}.`,
    }
  if (OPEN_PREFIXES[kind]?.some((prefix) => key.startsWith(prefix))) return FINE
  // A connector's own settings are its class's, which only the worker that has it knows.
  if (kind === 'connector') return FINE
  if (kind === 'streams') {
    const inner = checkPrefixed(key, value, version)
    if (inner) return inner
  }
  const suggestion = nearest(key, configKeys(kind, version))
  const question = suggestion === undefined ? elsewhere(kind, key, version) : ` Did you mean ${suggestion}?`
  return {
    ok: false,
    problem: 'unknown',
    message: `Kafka ${version} has no ${kind} setting ${key}.${question}`,
    ...(suggestion === undefined ? {} : { suggestion }),
  }
}

/** A Streams setting that is meant for one of its clients or topics; bare client settings go to all of them. */
function checkPrefixed(
  key: string,
  value: string | number | boolean | null,
  version: KafkaVersion,
): ConfigCheck | undefined {
  const prefix = Object.keys(STREAMS_PREFIXES).find((known) => key.startsWith(known))
  if (prefix !== undefined) {
    const kind = STREAMS_PREFIXES[prefix]
    if (!kind) return FINE
    const inner = checkConfigValue(kind, key.slice(prefix.length), value, version)
    return !inner.ok && inner.suggestion !== undefined && inner.problem === 'unknown'
      ? { ...inner, suggestion: prefix + inner.suggestion }
      : inner
  }
  const client = (['producer', 'consumer'] as const).find((kind) => configDefinition(kind, key, version))
  return client && checkConfigValue(client, key, value, version)
}

const OTHERS: readonly ConfigKind[] = ['topic', 'producer', 'consumer', 'streams', 'group', 'broker']

function elsewhere(kind: ConfigKind, key: string, version: KafkaVersion): string {
  const owner = OTHERS.find((other) => other !== kind && configDefinition(other, key, version))
  return owner === undefined ? '' : ` It is a ${owner} setting.`
}
