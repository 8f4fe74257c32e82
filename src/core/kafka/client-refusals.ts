import { formatCount } from '../shared/format'
import { type ClientFamily, isOlderThan, libraryOf, type StatedClient } from './client-libraries'
import { librdkafkaSettings } from './librdkafka-settings'

type Value = string | number | boolean | null
type Config = Readonly<Record<string, Value>>

/** Why a library that is not Java's does not make a client of these settings. */
export interface ClientRefusal {
  /** What contradicts what, after "cannot start: ". */
  readonly what: string
  /** The library's own words. */
  readonly says: string
  /** The settings that contradict each other, the one to look at first. */
  readonly keys: readonly [string, ...string[]]
  /** What to set instead; `undefined` takes a setting away. */
  readonly safe: Readonly<Record<string, Value | undefined>>
}

const IDEMPOTENCE = 'enable.idempotence'
const IN_FLIGHT = 'max.in.flight.requests.per.connection'
const ID = 'transactional.id'
const DELIVERY = 'delivery.timeout.ms'
const TRANSACTION = 'transaction.timeout.ms'
const POLL = 'max.poll.interval.ms'
const SESSION = 'session.timeout.ms'
const HEARTBEAT = 'heartbeat.interval.ms'
const RETRIES = 'retries'
const SOCKET = 'socket.timeout.ms'
const STRATEGY = 'partition.assignment.strategy'
const FETCH = 'fetch.max.bytes'
const RECEIVE = 'receive.message.max.bytes'
const BACKOFF = 'reconnect.backoff.ms'
const LONGEST_BACKOFF = 'reconnect.backoff.max.ms'
/** librdkafka's defaults of what is compared with what was written. @see CONFIGURATION.md of librdkafka 2.15 */
const LIBRDKAFKA_DEFAULTS: Readonly<Record<string, number>> = {
  [TRANSACTION]: 60_000,
  [SESSION]: 45_000,
  [POLL]: 300_000,
  [FETCH]: 52_428_800,
  'max.request.size': 1_000_000,
  [BACKOFF]: 100,
  [LONGEST_BACKOFF]: 10_000,
  'linger.ms': 5,
}
/** Released with it; before, the protocol was for trying out, and took what it did not use. */
const REFUSES_CLASSIC_SETTINGS = '2.10.0'

/** What was written, and nothing else: most checks ask whether somebody chose a value. */
class Written {
  readonly #config: Config

  constructor(config: Config) {
    this.#config = config
  }

  has(key: string): boolean {
    return Object.hasOwn(this.#config, key) && this.#config[key] !== null && this.text(key) !== ''
  }

  text(key: string): string {
    return String(this.#config[key] ?? '').trim()
  }

  /** As written, else as librdkafka has it by default; NaN where that is unknown. */
  number(key: string): number {
    return this.has(key) ? Number(this.text(key)) : (LIBRDKAFKA_DEFAULTS[key] ?? Number.NaN)
  }

  is(key: string, value: 'true' | 'false'): boolean {
    return this.text(key).toLowerCase() === value
  }
}

const shown = (value: number): string => formatCount(value)

/** How many requests a library lets an idempotent producer have in flight. */
const MOST_IN_FLIGHT: Readonly<Partial<Record<ClientFamily, readonly [number, string]>>> = {
  librdkafka: [5, '`max.in.flight` must be set <= 5 when `enable.idempotence` is true'],
  sarama: [1, 'Idempotent producer requires Net.MaxOpenRequests to be 1'],
  'franz-go': [1, 'invalid usage of MaxProduceRequestsInflightPerBroker with idempotency enabled'],
}

const ACKS_SAYS: Readonly<Record<Exclude<ClientFamily, 'java'>, string>> = {
  librdkafka: '`acks` must be set to `all` when `enable.idempotence` is true',
  sarama: 'Idempotent producer requires Producer.RequiredAcks to be WaitForAll',
  'franz-go': 'idempotency requires acks=all',
  kafkajs: "Not requiring ack for all messages invalidates the idempotent producer's EoS guarantees",
}

const RETRIES_SAYS: Readonly<Partial<Record<ClientFamily, string>>> = {
  librdkafka: '`retries` must be set >= 1 when `enable.idempotence` is true',
  sarama: 'Idempotent producer requires Producer.Retry.Max >= 1',
  kafkajs: 'Idempotent producer must allow retries to protect against transient errors',
}

const ID_SAYS: Readonly<Partial<Record<ClientFamily, string>>> = {
  librdkafka: '`transactional.id` requires `enable.idempotence=true`',
  sarama: 'Transactional producer requires Idempotent to be true',
  'franz-go': 'cannot both disable idempotent writes and use transactional IDs',
}

/** franz-go is idempotent unless it is told not to be, which whoever asks for fewer acks has to do. */
const isIdempotentBySilence = (family: ClientFamily, written: Written): boolean =>
  family === 'franz-go' && !written.has(IDEMPOTENCE) && !/^[01]$/.test(written.text('acks'))

function idempotence(family: ClientFamily, written: Written): ClientRefusal | undefined {
  if (family === 'java') return undefined
  const isTransactional = written.has(ID)
  const withoutIdempotence = ID_SAYS[family]
  if (isTransactional && written.is(IDEMPOTENCE, 'false') && withoutIdempotence !== undefined)
    return {
      what: 'transactions without idempotence',
      says: withoutIdempotence,
      keys: [IDEMPOTENCE, ID],
      safe: { [IDEMPOTENCE]: true },
    }
  const isAsked = isTransactional || written.is(IDEMPOTENCE, 'true')
  if (!isAsked && !isIdempotentBySilence(family, written)) return undefined
  const inFlight = MOST_IN_FLIGHT[family]
  if (inFlight && written.has(IN_FLIGHT) && written.number(IN_FLIGHT) > inFlight[0])
    return {
      what: `${shown(written.number(IN_FLIGHT))} requests in flight with idempotence, which allows ${inFlight[0]}`,
      says: inFlight[1],
      keys: [IN_FLIGHT, IDEMPOTENCE],
      safe: { [IN_FLIGHT]: inFlight[0] },
    }
  const withoutRetries = RETRIES_SAYS[family]
  if (withoutRetries !== undefined && written.has(RETRIES) && written.number(RETRIES) < 1)
    return {
      what: 'no retries with idempotence',
      says: withoutRetries,
      keys: [RETRIES, IDEMPOTENCE],
      safe: { [RETRIES]: undefined },
    }
  if (written.has('acks') && !['all', '-1'].includes(written.text('acks').toLowerCase()))
    return {
      what: `\`acks=${written.text('acks')}\` with idempotence`,
      says: ACKS_SAYS[family],
      keys: ['acks', IDEMPOTENCE],
      safe: { acks: 'all' },
    }
  return undefined
}

function reconnecting(written: Written): ClientRefusal | undefined {
  const [first, longest] = [written.number(BACKOFF), written.number(LONGEST_BACKOFF)]
  if (!(longest < first)) return undefined
  return {
    what: `it waits ${shown(first)} ms before it connects again, and at most ${shown(longest)} ms`,
    says: '`reconnect.backoff.max.ms` must be >= `reconnect.backoff.ms`',
    keys: [LONGEST_BACKOFF, BACKOFF],
    safe: { [LONGEST_BACKOFF]: first },
  }
}

function timesOfLibrdkafkasProducer(written: Written): ClientRefusal | undefined {
  const transaction = written.number(TRANSACTION)
  if (written.has(ID) && written.has(SOCKET) && written.number(SOCKET) > transaction + 100)
    return {
      what: `a request may take ${shown(written.number(SOCKET))} ms, a transaction ${shown(transaction)} ms`,
      says: '`socket.timeout.ms` must be set <= `transaction.timeout.ms` + 100',
      keys: [SOCKET, TRANSACTION],
      safe: { [SOCKET]: undefined },
    }
  const delivery = written.number(DELIVERY)
  if (written.has('linger.ms') && delivery > 0 && delivery <= written.number('linger.ms'))
    return {
      what: `it waits ${shown(written.number('linger.ms'))} ms for more records, and gives each up after ${shown(delivery)} ms`,
      says: '`message.timeout.ms` must be greater than `linger.ms`',
      keys: [DELIVERY, 'linger.ms'],
      safe: { [DELIVERY]: undefined },
    }
  if (written.has(ID) && delivery > transaction)
    return {
      what: `a record may take ${shown(delivery)} ms, a transaction ${shown(transaction)} ms`,
      says: '`message.timeout.ms` must be set <= `transaction.timeout.ms`',
      keys: [DELIVERY, TRANSACTION],
      safe: { [DELIVERY]: undefined },
    }
  return undefined
}

/**
 * Returns why a library that is not Java's does not make a producer of what is written for it, the first reason
 * alone; undefined where it makes one, and for Java's clients, whose checks are Kafka's.
 *
 * @see rd_kafka_conf_finalize and rd_kafka_topic_conf_finalize of librdkafka 2.15; Config.Validate of Sarama 1.4x;
 * cfg.validate of franz-go's kgo; producer/index.js and producer/messageProducer.js of KafkaJS 2.2
 */
export function producerRefusal(client: StatedClient | undefined, config: Config): ClientRefusal | undefined {
  const { family } = libraryOf(client)
  if (family === 'java') return undefined
  if (family !== 'librdkafka') return idempotence(family, new Written(config))
  const written = new Written(librdkafkaSettings(config))
  return idempotence(family, written) ?? reconnecting(written) ?? timesOfLibrdkafkasProducer(written)
}

function librdkafkasGroup(written: Written, version: string | undefined): ClientRefusal | undefined {
  if (written.text('group.protocol').toLowerCase() === 'consumer') {
    if (version !== undefined && isOlderThan(version, REFUSES_CLASSIC_SETTINGS)) return undefined
    const [first, ...rest] = [SESSION, STRATEGY, HEARTBEAT].filter((key) => written.has(key))
    if (first === undefined) return undefined
    return {
      what: `\`${first}\`${rest.length === 0 ? '' : ` and ${rest.length} more`} cannot be set with \`group.protocol=consumer\``,
      says: `\`${first}\` is not supported for \`group.protocol=consumer\``,
      keys: [first, ...rest, 'group.protocol'],
      safe: Object.fromEntries([first, ...rest].map((key) => [key, undefined])),
    }
  }
  const [poll, session] = [written.number(POLL), written.number(SESSION)]
  if (poll < session)
    return {
      what: `a poll may take ${shown(poll)} ms, less than its session of ${shown(session)} ms`,
      says: '`max.poll.interval.ms` must be >= `session.timeout.ms`',
      keys: [POLL, SESSION],
      safe: { [POLL]: session },
    }
  return undefined
}

function librdkafkasFetch(written: Written): ClientRefusal | undefined {
  const message = written.number('max.request.size')
  if (written.has(FETCH) && written.number(FETCH) < message)
    return {
      what: `it fetches ${shown(written.number(FETCH))} bytes at most, and a message may have ${shown(message)}`,
      says: '`fetch.max.bytes` must be >= `message.max.bytes`',
      keys: [FETCH, 'message.max.bytes'],
      safe: { [FETCH]: undefined },
    }
  if (written.has(RECEIVE) && written.number(RECEIVE) < Math.max(written.number(FETCH), message) + 512)
    return {
      what: `it takes answers of ${shown(written.number(RECEIVE))} bytes, and fetches ${shown(Math.max(written.number(FETCH), message))}`,
      says: '`receive.message.max.bytes` must be >= `fetch.max.bytes` + 512',
      keys: [RECEIVE, FETCH],
      safe: { [RECEIVE]: undefined },
    }
  return undefined
}

function otherHeartbeats(family: ClientFamily, written: Written): ClientRefusal | undefined {
  if (!written.has(HEARTBEAT) || !written.has(SESSION)) return undefined
  const [heartbeat, session] = [written.number(HEARTBEAT), written.number(SESSION)]
  const isRefused = family === 'sarama' ? heartbeat >= session : family === 'franz-go' && heartbeat > session
  if (!isRefused) return undefined
  return {
    what: `it sends a heartbeat every ${shown(heartbeat)} ms, its session ends after ${shown(session)} ms`,
    says:
      family === 'sarama'
        ? 'Consumer.Group.Heartbeat.Interval must be < Consumer.Group.Session.Timeout'
        : 'heartbeat interval is erroneously larger than the session timeout',
    keys: [HEARTBEAT, SESSION],
    safe: { [HEARTBEAT]: Math.floor(session / 3) },
  }
}

/**
 * Returns why a library that is not Java's does not make the consumers of a group of what is written for them, the
 * first reason alone; undefined where it makes them, and for Java's clients.
 *
 * @see rd_kafka_conf_finalize of librdkafka 2.15; Config.Validate of Sarama 1.4x; cfg.validate of franz-go's kgo
 */
export function consumerRefusal(client: StatedClient | undefined, config: Config): ClientRefusal | undefined {
  const { family } = libraryOf(client)
  if (family !== 'librdkafka') return otherHeartbeats(family, new Written(config))
  const written = new Written(librdkafkaSettings(config))
  return librdkafkasGroup(written, client?.version) ?? librdkafkasFetch(written) ?? reconnecting(written)
}
