type Value = string | number | boolean | null
type Config = Readonly<Record<string, Value>>

/**
 * The names by which librdkafka knows settings that a Java client has under another name; both names of a
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
  'message.max.bytes': 'max.request.size',
  'fetch.wait.max.ms': 'fetch.max.wait.ms',
  'fetch.message.max.bytes': 'max.partition.fetch.bytes',
}

/** A librdkafka client's settings under the names that Java has for them; the very same where none differs. */
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

/** What librdkafka calls settings that Java has under another name, where it does not have Java's as an alias. */
export const LIBRDKAFKA_NAMES: Readonly<Record<string, string>> = {
  'max.request.size': 'message.max.bytes',
  'fetch.max.wait.ms': 'fetch.wait.max.ms',
  'send.buffer.bytes': 'socket.send.buffer.bytes',
  'receive.buffer.bytes': 'socket.receive.buffer.bytes',
}
