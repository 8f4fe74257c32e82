import { type ConfigKind, configDefinition } from '../catalogue'
import type { ConfigDefinition } from '../catalogue-row'
import { type ParsedValue, parseConfigValue } from '../config-value'
import { before, type KafkaVersion } from '../versions'

/** A configuration as a design holds it: Kafka's keys, and values as YAML gives them. */
export type RawConfig = Readonly<Record<string, string | number | boolean | null>>

/** Kafka's refusal: the simple name of its exception, and a sentence for the reader. */
export class Rejection extends Error {
  readonly errorClass: string
  constructor(errorClass: string, reason: string) {
    super(reason)
    this.errorClass = errorClass
  }
}

export const reject = (errorClass: string, reason: string): never => {
  throw new Rejection(errorClass, reason)
}

/** Kafka's ConfigException, the refusal of nearly every setting. */
export const refuse = (reason: string): never => reject('ConfigException', reason)

/** Classes that Kafka 4.0 took away and that older configurations still name. */
const REMOVED_CLASSES: readonly string[] = [
  'org.apache.kafka.clients.producer.internals.DefaultPartitioner',
  'org.apache.kafka.clients.producer.UniformStickyPartitioner',
]

/**
 * A configuration parsed against a kind's definitions, as AbstractConfig does it: every known key is parsed
 * and checked before anything is compared; unknown keys are ignored; what is not set has its default.
 * Settings that Kafka demands are taken as given elsewhere.
 *
 * @see org.apache.kafka.common.config.AbstractConfig
 */
export class ConfigReader {
  readonly #kind: ConfigKind
  readonly #version: KafkaVersion
  readonly #raw: RawConfig
  readonly #parsed = new Map<string, ParsedValue>()

  constructor(kind: ConfigKind, raw: RawConfig, version: KafkaVersion) {
    this.#kind = kind
    this.#version = version
    this.#raw = raw
    for (const [key, value] of Object.entries(raw)) {
      const definition = configDefinition(kind, key, version)
      if (definition) this.#parsed.set(key, parse(definition, value, version))
    }
  }

  /** Whether the user wrote the key, whatever its value. */
  isSet(key: string): boolean {
    return Object.hasOwn(this.#raw, key)
  }

  has(key: string): boolean {
    return configDefinition(this.#kind, key, this.#version) !== undefined
  }

  text(key: string): string | null {
    const value = this.#value(key)
    return value === null ? null : String(value)
  }

  list(key: string): readonly string[] {
    const value = this.#value(key)
    if (Array.isArray(value)) return value
    return value === null || value === '' ? [] : String(value).split(',')
  }

  /** An int, long or short. A null is what Java makes of unboxing it. */
  integer(key: string): bigint {
    const value = this.#value(key)
    return value === null ? reject('NullPointerException', `${key} needs a value.`) : BigInt(String(value))
  }

  flag(key: string): boolean {
    const value = this.#value(key)
    return value === null ? reject('NullPointerException', `${key} needs a value.`) : String(value) === 'true'
  }

  #value(key: string): ParsedValue {
    const parsed = this.#parsed.get(key)
    return parsed === undefined ? (configDefinition(this.#kind, key, this.#version)?.default ?? null) : parsed
  }
}

function parse(definition: ConfigDefinition, raw: RawConfig[string], version: KafkaVersion): ParsedValue {
  const { key, type } = definition
  const parsed = parseConfigValue(definition, raw)
  if (!parsed.ok)
    return reject(
      parsed.crashes ? 'NullPointerException' : 'ConfigException',
      `${key} is ${raw === null ? 'empty' : `"${raw}"`}, but ${parsed.message}.`,
    )
  if (type === 'class' && !before(version, '4.0') && REMOVED_CLASSES.includes(String(parsed.value)))
    return refuse(`Kafka 4.0 removed the class that ${key} names.`)
  return parsed.value
}
