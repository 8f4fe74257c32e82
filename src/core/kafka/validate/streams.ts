import { before, type KafkaVersion } from '../versions'
import { ConfigReader, type RawConfig, refuse, reject } from './read-config'
import { mainConsumerSettings, producerSettings, withPrefix } from './streams-clients'

const DEFAULT_TRANSACTION_TIMEOUT_MS = 10_000n
const EXACTLY_ONCE_COMMIT_INTERVAL_MS = 100n

/**
 * What `new StreamsConfig` accepts, and what its producers and main consumers get: Streams sets its own
 * defaults, forces some, and with exactly-once semantics drops what contradicts them.
 *
 * @see StreamsConfig, getProducerConfigs, getMainConsumerConfigs
 */
export function validateStreams(raw: RawConfig, version: KafkaVersion): Record<string, string | number> {
  const config = new ConfigReader('streams', raw, version)
  validateTags(config, raw, version)
  const guarantee = config.text('processing.guarantee') ?? ''
  const exactlyOnce = guarantee.startsWith('exactly_once')
  const commitInterval =
    exactlyOnce && !config.isSet('commit.interval.ms')
      ? EXACTLY_ONCE_COMMIT_INTERVAL_MS
      : config.integer('commit.interval.ms')
  if (exactlyOnce) validateTransactionTimeout(raw, commitInterval)
  validateTelemetry(config, raw, version)
  const context = { raw, exactlyOnce, version }
  validateProtocol(config, context)
  const producer = producerSettings(context)
  const consumer = mainConsumerSettings(context)
  return {
    'commit.interval.ms': exact(commitInterval),
    ...shown('producer.', producer, [
      'linger.ms',
      'enable.idempotence',
      'delivery.timeout.ms',
      'transaction.timeout.ms',
    ]),
    ...shown('consumer.', consumer, [
      'isolation.level',
      'enable.auto.commit',
      'auto.offset.reset',
      'max.poll.records',
    ]),
  }
}

/** A number where it is one to JavaScript, else its text: Kafka's longs reach beyond. */
const exact = (value: bigint): number | string =>
  Number.isSafeInteger(Number(value)) ? Number(value) : String(value)

function shown(
  prefix: string,
  settings: ReadonlyMap<string, unknown>,
  keys: readonly string[],
): Record<string, string> {
  return Object.fromEntries(
    keys.filter((key) => settings.has(key)).map((key) => [prefix + key, String(settings.get(key))]),
  )
}

function validateTransactionTimeout(raw: RawConfig, commitInterval: bigint): void {
  const own = withPrefix(raw, 'producer.').has('transaction.timeout.ms')
    ? new ConfigReader(
        'producer',
        { 'transaction.timeout.ms': raw['producer.transaction.timeout.ms'] ?? null },
        '4.3',
      ).integer('transaction.timeout.ms')
    : DEFAULT_TRANSACTION_TIMEOUT_MS
  if (own < commitInterval)
    reject(
      'IllegalArgumentException',
      `With exactly-once, commit.interval.ms (${commitInterval}) must not exceed producer.transaction.timeout.ms (${own}).`,
    )
}

const MOST_TAGS = 5
const LONGEST_TAG_KEY = 20
const LONGEST_TAG_VALUE = 30

/** @see StreamsConfig.validateRackAwarenessConfiguration */
function validateTags(config: ConfigReader, raw: RawConfig, version: KafkaVersion): void {
  const tags = withPrefix(raw, 'client.tag.')
  if (tags.size > MOST_TAGS) refuse(`There may be at most ${MOST_TAGS} settings client.tag.*.`)
  for (const tag of config.list('rack.aware.assignment.tags'))
    if (tag === '' || !tags.has(tag))
      refuse(`rack.aware.assignment.tags names "${tag}", which has no client.tag.`)
  for (const [key, raw] of tags) {
    const value = String(raw)
    if (key.trim() === '') refuse('A client.tag. needs a name.')
    if (value.trim() === '' && !before(version, '4.3')) refuse(`client.tag.${key} needs a value.`)
    if (key.length > LONGEST_TAG_KEY)
      refuse(`The client tag "${key}" is longer than ${LONGEST_TAG_KEY} characters.`)
    if (value.length > LONGEST_TAG_VALUE)
      refuse(`The value of client.tag.${key} is longer than ${LONGEST_TAG_VALUE} characters.`)
  }
}

/**
 * Kafka 4.0 and newer read a client's `enable.metrics.push` here as a Boolean object, so that one given as
 * text, as in every properties file, fails with a ClassCastException.
 *
 * @see StreamsConfig.verifyClientTelemetryConfigs
 */
function validateTelemetry(config: ConfigReader, raw: RawConfig, version: KafkaVersion): void {
  if (config.has('processing.exception.handler.global.enabled'))
    config.flag('processing.exception.handler.global.enabled')
  if (before(version, '4.0')) return
  config.flag('enable.metrics.push')
  for (const prefix of ['main.consumer.', 'consumer.', 'admin.'])
    if ((raw[`${prefix}enable.metrics.push`] ?? null) !== null)
      reject(
        'ClassCastException',
        `Streams cannot read ${prefix}enable.metrics.push from text; set enable.metrics.push instead.`,
      )
}

/** @see StreamsConfig.verifyStreamsProtocolCompatibility, KIP-1071 */
function validateProtocol(config: ConfigReader, context: Parameters<typeof mainConsumerSettings>[0]): void {
  if (!config.has('group.protocol') || config.text('group.protocol')?.toLowerCase() !== 'streams') return
  const instance = mainConsumerSettings(context).get('group.instance.id')
  if (before(context.version, '4.4') && instance !== undefined && instance !== null)
    refuse('group.protocol=streams knows no static membership: remove group.instance.id.')
}
