type Value = string | number | boolean | null
type Config = Readonly<Record<string, Value>>

/**
 * The names by which librdkafka knows settings that a Java producer has under another name; both names of a
 * setting are one property there.
 *
 * @see CONFIGURATION.md of librdkafka, "Alias for"; message.timeout.ms is there what delivery.timeout.ms is in Java
 */
const ALIASES: Readonly<Record<string, string>> = {
  'request.required.acks': 'acks',
  'compression.codec': 'compression.type',
  'queue.buffering.max.ms': 'linger.ms',
  'max.in.flight': 'max.in.flight.requests.per.connection',
  'message.send.max.retries': 'retries',
  'message.timeout.ms': 'delivery.timeout.ms',
}

/** A librdkafka producer's settings under the names that Java has for them; the very same where none differs. */
export function librdkafkaSettings(config: Config): Config {
  if (!Object.keys(config).some((key) => Object.hasOwn(ALIASES, key))) return config
  const renamed: Record<string, Value> = {}
  for (const [key, value] of Object.entries(config)) {
    const own = Object.hasOwn(ALIASES, key) ? (ALIASES[key] ?? key) : key
    if (own === key || !Object.hasOwn(config, own)) renamed[own] = value
  }
  return renamed
}

/** The other names of a setting in librdkafka. */
export const librdkafkaAliasesOf = (key: string): readonly string[] =>
  Object.keys(ALIASES).filter((alias) => ALIASES[alias] === key)

/**
 * The default of a setting where librdkafka's differs from Java's: it is idempotent only when told to be or
 * when it writes in transactions, and has as many requests in flight as it likes unless it is.
 *
 * @see rd_kafka_conf_finalize in librdkafka's rdkafka_conf.c
 */
export function librdkafkaDefault(key: string, config: Config): Value | undefined {
  if (key !== 'enable.idempotence' && key !== 'max.in.flight.requests.per.connection') return undefined
  const isTransactional = (config['transactional.id'] ?? '') !== ''
  if (key === 'enable.idempotence') return isTransactional
  const isIdempotent = isTransactional || String(config['enable.idempotence'] ?? '').toLowerCase() === 'true'
  return isIdempotent ? 5 : 1_000_000
}
