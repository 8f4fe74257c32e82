import { describe, expect, it } from 'vitest'
import { clientDefault, versionOfClient } from './client-defaults'
import {
  CLIENT_LIBRARIES,
  CLIENT_LIBRARY_IDS,
  isOlderThan,
  libraryOf,
  type StatedClient,
} from './client-libraries'

const IN_FLIGHT = 'max.in.flight.requests.per.connection'

const ofClient = (
  kind: 'producer' | 'consumer',
  key: string,
  client: StatedClient | undefined,
  config: Readonly<Record<string, string | number | boolean>> = {},
) => clientDefault(kind, key, client, config, '4.3')

describe('the defaults of a client library', () => {
  it.each<[StatedClient['library'] | undefined, string, string, string, unknown]>([
    [undefined, 'all', 'true', 'read_uncommitted', 'latest'],
    ['java', 'all', 'true', 'read_uncommitted', 'latest'],
    ['spring', 'all', 'true', 'read_uncommitted', 'latest'],
    ['quarkus', '1', 'false', 'read_uncommitted', 'latest'],
    ['librdkafka', 'all', 'false', 'read_committed', 'latest'],
    ['confluent-python', 'all', 'false', 'read_committed', 'latest'],
    ['kafkajs', 'all', 'false', 'read_committed', 'latest'],
    ['franz-go', 'all', 'true', 'read_uncommitted', 'earliest'],
    ['sarama', '1', 'false', 'read_uncommitted', 'latest'],
  ])('%s', (library, acks, idempotence, isolation, reset) => {
    const client = library && { library }
    expect(String(ofClient('producer', 'acks', client).value)).toBe(acks)
    expect(String(ofClient('producer', 'enable.idempotence', client).value)).toBe(idempotence)
    expect(ofClient('consumer', 'isolation.level', client).value).toBe(isolation)
    expect(ofClient('consumer', 'auto.offset.reset', client).value).toBe(reset)
  })

  it('say whose they are', () => {
    expect(ofClient('consumer', 'isolation.level', { library: 'confluent-go' }).of).toBe('librdkafka')
    expect(ofClient('consumer', 'fetch.min.bytes', { library: 'confluent-go' }).of).toBe('Kafka')
    expect(ofClient('producer', 'acks', undefined).of).toBe('Kafka')
  })

  it('follow what else is set: transactions are idempotent, and idempotence keeps few requests in flight', () => {
    const client = { library: 'librdkafka' } as const
    expect(ofClient('producer', IN_FLIGHT, client).value).toBe(1_000_000)
    expect(ofClient('producer', IN_FLIGHT, client, { 'enable.idempotence': true }).value).toBe(5)
    expect(ofClient('producer', 'enable.idempotence', client, { 'transactional.id': 'a' }).value).toBe(true)
  })

  it('leave Java’s producer inside Quarkus idempotent where acks are stated, and franz-go’s in order where it is not', () => {
    const quarkus = { library: 'quarkus' } as const
    const idempotence = (config: Readonly<Record<string, string>>) =>
      ofClient('producer', 'enable.idempotence', quarkus, config).value
    expect([idempotence({}), idempotence({ acks: '1' }), idempotence({ acks: 'all' })]).toEqual([
      false,
      false,
      true,
    ])
    const franz = { library: 'franz-go' } as const
    expect(ofClient('producer', IN_FLIGHT, franz).value).toBe(5)
    expect(ofClient('producer', IN_FLIGHT, franz, { 'enable.idempotence': false }).value).toBe(1)
    expect(ofClient('producer', 'enable.idempotence', franz, { acks: '1' }).value).toBe(false)
  })

  it('are those of the release of a Java client, whatever the brokers are', () => {
    const of = (version: string) => ({ library: 'java', version }) as const
    expect(ofClient('producer', 'linger.ms', of('3.9')).value).toBe(0)
    expect(ofClient('producer', 'linger.ms', of('4.1')).value).toBe(5)
    expect(ofClient('producer', 'acks', of('2.8')).value).toBe('1')
    expect(versionOfClient(of('2.8'), '4.3')).toBe('3.0')
    expect(versionOfClient({ library: 'spring', version: '3.3' }, '4.3')).toBe('4.3')
    expect(versionOfClient(of('nightly'), '4.3')).toBe('4.3')
  })
})

describe('the table of libraries', () => {
  it('takes a library that it does not know for Java', () => {
    expect(libraryOf({ library: 'toString' as 'java' })).toBe(CLIENT_LIBRARIES.java)
    expect(libraryOf('librdkafka' as unknown as StatedClient)).toBe(CLIENT_LIBRARIES.java)
  })

  it('names settings that Kafka has', () => {
    for (const id of CLIENT_LIBRARY_IDS)
      for (const kind of ['producer', 'consumer'] as const)
        for (const key of Object.keys(CLIENT_LIBRARIES[id][kind]))
          expect(`${key}: ${typeof ofClient(kind, key, undefined).value}`).not.toContain('undefined')
  })
})

it('compares versions by their numbers', () => {
  for (const [one, other] of [
    ['1.8.1', '1.8.2'],
    ['v2.0', '2.1'],
    ['2.9.0', '2.10'],
    ['1.8.2-rc1', '1.9'],
  ] as const) {
    expect(isOlderThan(one, other)).toBe(true)
    expect(isOlderThan(other, one)).toBe(false)
  }
  expect(isOlderThan('latest', '2.1')).toBe(false)
  expect(isOlderThan('2.1.0', '2.1')).toBe(false)
})
