import { configDefinition } from '../catalogue'
import { javaTrim } from '../config-value'
import { before, type KafkaVersion } from '../versions'
import { type RawConfig, refuse, reject } from './read-config'

type Settings = Map<string, RawConfig[string]>

export interface StreamsContext {
  readonly raw: RawConfig
  readonly exactlyOnce: boolean
  readonly version: KafkaVersion
}

/** The settings under a prefix, without it. */
export const withPrefix = (raw: RawConfig, prefix: string): Settings =>
  new Map(
    Object.entries(raw)
      .filter(([key]) => key.startsWith(prefix) && key.length > prefix.length)
      .map(([key, value]) => [key.slice(prefix.length), value]),
  )

/** A client's settings: those of its own keys without a prefix, overridden by those with it. */
function clientSettings({ raw, version }: StreamsContext, kind: 'producer' | 'consumer'): Settings {
  const bare = Object.entries(raw).filter(([key]) => configDefinition(kind, key, version) !== undefined)
  return new Map([...bare, ...withPrefix(raw, `${kind}.`)])
}

const PRODUCER_DEFAULTS: RawConfig = { 'linger.ms': '100' }

const PRODUCER_EXACTLY_ONCE: RawConfig = {
  ...PRODUCER_DEFAULTS,
  'delivery.timeout.ms': 2_147_483_647,
  'enable.idempotence': true,
  'transaction.timeout.ms': 10_000,
}

const CONSUMER_DEFAULTS: RawConfig = {
  'max.poll.records': '1000',
  'auto.offset.reset': 'earliest',
  'enable.auto.commit': 'false',
}

/**
 * What a Streams producer is made with. Exactly-once drops the user's `enable.idempotence` and
 * `transactional.id`, and refuses more than five requests in flight.
 *
 * @see StreamsConfig.getProducerConfigs
 */
export function producerSettings(context: StreamsContext): Settings {
  const own = clientSettings(context, 'producer')
  if (context.exactlyOnce) {
    drop(own, 'enable.idempotence')
    drop(own, 'transactional.id')
    verifyInFlight(own)
  }
  return new Map([...Object.entries(context.exactlyOnce ? PRODUCER_EXACTLY_ONCE : PRODUCER_DEFAULTS), ...own])
}

/**
 * What a Streams main consumer is made with. `enable.auto.commit` is always off; exactly-once forces
 * `isolation.level`, but not where `main.consumer.` names it.
 *
 * @see StreamsConfig.getMainConsumerConfigs
 */
export function mainConsumerSettings(context: StreamsContext): Settings {
  const { raw, exactlyOnce, version } = context
  const own = clientSettings(context, 'consumer')
  if (!before(version, '4.1')) own.delete('group.protocol')
  dropForced(own, context)
  if (exactlyOnce) {
    verifyInFlight(own)
    drop(own, 'isolation.level')
  }
  const main = withPrefix(raw, 'main.consumer.')
  if (!before(version, '4.2')) {
    dropForced(main, context)
    if (exactlyOnce) verifyInFlight(main)
  }
  verifySegmentSize(context)
  return new Map([
    ...Object.entries(CONSUMER_DEFAULTS),
    ...(exactlyOnce ? [['isolation.level', 'read_committed'] as const] : []),
    ...own,
    ...main,
  ])
}

/** Streams forgets the user's value, and with a null fails as Java does. */
function drop(settings: Settings, key: string): void {
  if (settings.get(key) === null) reject('NullPointerException', `${key} needs a value.`)
  settings.delete(key)
}

function dropForced(settings: Settings, { version }: StreamsContext): void {
  drop(settings, 'enable.auto.commit')
  if (!before(version, '3.9')) drop(settings, 'group.protocol')
  if (!before(version, '4.0')) drop(settings, 'allow.auto.create.topics')
}

/** @see StreamsConfig.verifyMaxInFlightRequestPerConnection */
function verifyInFlight(settings: Settings): void {
  const key = 'max.in.flight.requests.per.connection'
  const value = settings.get(key)
  if (value === undefined || value === null) return
  const count =
    parseJavaInt(javaTrim(String(value))) ?? refuse(`${key} is "${value}", but it takes a whole number.`)
  if (count > 5) refuse(`With exactly-once, at most 5 requests may be in flight, not ${count}.`)
}

/** A batch must fit a segment, where the user set both. */
function verifySegmentSize(context: StreamsContext): void {
  const topic = withPrefix(context.raw, 'topic.')
  const producer = clientSettings(context, 'producer')
  if (!topic.has('segment.bytes') || !producer.has('batch.size')) return
  const [segment, batch] = [topic.get('segment.bytes'), producer.get('batch.size')].map((value) => {
    if (value === null)
      return reject('NullPointerException', 'topic.segment.bytes and batch.size need values.')
    return (
      parseJavaInt(String(value)) ??
      reject('NumberFormatException', `"${value}" is not a whole number of bytes.`)
    )
  })
  if (segment !== undefined && batch !== undefined && segment < batch)
    reject(
      'IllegalArgumentException',
      `topic.segment.bytes (${segment}) must not be smaller than the producer's batch.size (${batch}).`,
    )
}

/** @see Integer.parseInt */
function parseJavaInt(text: string): number | undefined {
  if (!/^[+-]?\d+$/.test(text)) return undefined
  const value = Number(text)
  return value >= -2_147_483_648 && value <= 2_147_483_647 ? value : undefined
}
