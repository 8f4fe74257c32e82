/** What libraries refuse that are not Java's, in their own words. librdkafka itself is asked by `npm run test:kafka`. */
import { describe, expect, it } from 'vitest'
import type { ClientLibraryId } from './client-libraries'
import { consumerRefusal, producerRefusal } from './client-refusals'
import { missingCodec } from './codecs'
import { isOfLibrdkafka, takenInstead } from './librdkafka-values'

type Config = Parameters<typeof producerRefusal>[1]

const producer = (library: ClientLibraryId, config: Config) => producerRefusal({ library }, config)?.says
const IDEMPOTENT = { 'enable.idempotence': true } as const

describe('a producer of another library than Java’s', () => {
  it.each<[ClientLibraryId, Config, string | undefined]>([
    [
      'librdkafka',
      { ...IDEMPOTENT, 'max.in.flight': 6 },
      '`max.in.flight` must be set <= 5 when `enable.idempotence` is true',
    ],
    ['librdkafka', { 'max.in.flight': 1_000 }, undefined],
    [
      'librdkafka',
      { 'transactional.id': 't', acks: 1 },
      '`acks` must be set to `all` when `enable.idempotence` is true',
    ],
    ['librdkafka', { 'transactional.id': 't', 'delivery.timeout.ms': 60_000 }, undefined],
    [
      'librdkafka',
      { 'reconnect.backoff.ms': 20_000 },
      '`reconnect.backoff.max.ms` must be >= `reconnect.backoff.ms`',
    ],
    [
      'sarama',
      { ...IDEMPOTENT, 'max.in.flight.requests.per.connection': 5 },
      'Idempotent producer requires Net.MaxOpenRequests to be 1',
    ],
    [
      'sarama',
      { 'transactional.id': 't', 'enable.idempotence': false },
      'Transactional producer requires Idempotent to be true',
    ],
    ['franz-go', { ...IDEMPOTENT, acks: 1 }, 'idempotency requires acks=all'],
    ['franz-go', { acks: 1 }, undefined],
    ['sarama', { acks: 1 }, undefined],
    [
      'franz-go',
      { 'max.in.flight.requests.per.connection': 5 },
      'invalid usage of MaxProduceRequestsInflightPerBroker with idempotency enabled',
    ],
    [
      'kafkajs',
      { ...IDEMPOTENT, retries: 0 },
      'Idempotent producer must allow retries to protect against transient errors',
    ],
    ['kafkajs', { ...IDEMPOTENT, 'max.in.flight.requests.per.connection': 9 }, undefined],
    ['java', { ...IDEMPOTENT, acks: 1 }, undefined],
  ])('%s with %o', (library, config, says) => {
    expect(producer(library, config)).toBe(says)
  })
})

describe('a consumer of another library than Java’s', () => {
  it.each<[ClientLibraryId, string | undefined, Config, readonly string[]]>([
    [
      'confluent-python',
      undefined,
      { 'max.poll.interval.ms': 30_000 },
      ['max.poll.interval.ms', 'session.timeout.ms'],
    ],
    ['confluent-go', '2.9.0', { 'group.protocol': 'consumer', 'session.timeout.ms': 45_000 }, []],
    [
      'confluent-go',
      '2.12.0',
      { 'group.protocol': 'consumer', 'session.timeout.ms': 45_000 },
      ['session.timeout.ms', 'group.protocol'],
    ],
    [
      'librdkafka',
      undefined,
      { 'fetch.max.bytes': 100_000_000, 'receive.message.max.bytes': 100_000_000 },
      ['receive.message.max.bytes', 'fetch.max.bytes'],
    ],
    [
      'sarama',
      undefined,
      { 'heartbeat.interval.ms': 10_000, 'session.timeout.ms': 10_000 },
      ['heartbeat.interval.ms', 'session.timeout.ms'],
    ],
    ['franz-go', undefined, { 'heartbeat.interval.ms': 10_000, 'session.timeout.ms': 10_000 }, []],
  ])('%s %s with %o', (library, version, config, keys) => {
    expect(consumerRefusal({ library, version }, config)?.keys ?? []).toEqual(keys)
  })
})

it('knows which values and names librdkafka takes', () => {
  expect(takenInstead('linger.ms', 2_000_000)).toBe('0 to 900,000')
  expect(takenInstead('auto.offset.reset', 'none')).toContain('earliest')
  expect(takenInstead('acks', 'all')).toBeUndefined()
  expect(takenInstead('compression.type', 'ZSTD')).toBeUndefined()
  // By the name that Java has for it, and a value that is filled in later.
  expect(takenInstead('max.request.size', 2_000_000_000)).toBe('1,000 to 1,000,000,000')
  expect(takenInstead('linger.ms', `\${LINGER}`)).toBeUndefined()
  expect([isOfLibrdkafka('fetch.max.wait.ms'), isOfLibrdkafka('max.block.ms')]).toEqual([true, false])
})

it('knows which libraries carry a codec', () => {
  expect(missingCodec({ library: 'kafkajs' }, 'zstd')).toEqual({ client: 'KafkaJS' })
  expect(missingCodec({ library: 'kafkajs' }, 'gzip')).toBeUndefined()
  expect(missingCodec({ library: 'librdkafka', version: '0.11.6' }, 'zstd')).toEqual({
    client: 'librdkafka 0.11.6',
    since: '1.0',
  })
  expect(missingCodec({ library: 'java' }, 'zstd')).toBeUndefined()
})
