/** Odd cases of the rules for producers and groups: which of several contradictions Kafka trips over, and what stays unsaid. */
import { describe, expect, it } from 'vitest'
import { analyse } from '../analyse'
import type { Design } from '../model/design'
import { soundDesign, soundTopic } from './sound-design'

/** That the reader writes nothing itself is another rule's; here it only stands for one that relies on its writers. */
const said = (design: Design) =>
  analyse(design)
    .findings.filter(({ rule }) => rule !== 'consumer-group-transactional-without-producer')
    .map(({ rule, message }) => `${rule}: ${message}`)
const IN_FLIGHT = 'max.in.flight.requests.per.connection'

describe('a producer that cannot start', () => {
  it('names the requests in flight where acks only switched idempotence off', () => {
    const producer = { delivery: undefined, config: { acks: '1', [IN_FLIGHT]: 6 } }
    expect(said(soundDesign({ producer }))).toEqual([
      'producer-config-rejected: `checkout` cannot start: 6 requests in flight with idempotence',
    ])
  })

  it('starts before 4.0, but not idempotent', () => {
    const producer = { delivery: undefined, config: { [IN_FLIGHT]: 6 } }
    expect(said(soundDesign({ cluster: { kafkaVersion: '3.9' }, producer }))).toEqual([
      'producer-idempotence-silently-off: `checkout` is not idempotent with 6 requests in flight',
      'topic-order-at-risk: `orders` promises order, and a retry of `checkout` may change it',
    ])
  })

  it('is said once where a value is wrong by itself', () => {
    const producer = { config: { acks: 'most', [IN_FLIGHT]: 8 } }
    expect(said(soundDesign({ producer })).map((line) => line.split(':')[0])).toEqual([
      'producer-config-invalid-value',
    ])
  })
})

describe('a producer that is to write in transactions', () => {
  it('is not said to share an id that is taken away', () => {
    const producer = { delivery: 'exactly-once', config: { 'transactional.id': null } } as const
    expect(said(soundDesign({ producer, group: { commit: 'transactional' } }))).toEqual([
      'producer-transactional-without-id: `checkout` is to deliver exactly once, but has no `transactional.id`',
    ])
  })
})

describe('a writer weaker than a transactional reader', () => {
  const group = { commit: 'transactional', purpose: undefined } as const
  const rules = (changes: Parameters<typeof soundDesign>[0]) =>
    said(soundDesign(changes)).map((line) => line.split(':')[0])

  it('is said once, at the producer where that has a finding of its own', () => {
    const producer = { client: { library: 'librdkafka' }, delivery: undefined } as const
    expect(rules({ group, producer: { ...producer, config: { acks: '1' } } })).toEqual([
      'producer-acks-not-all',
      'topic-order-at-risk',
    ])
    expect(
      rules({ group: { ...group, purpose: 'business' }, producer: { delivery: 'at-most-once' } }),
    ).toEqual(['delivery-at-most-once-for-business'])
  })

  it('is left alone where nobody relies on it yet', () => {
    const cluster = { environment: 'development' } as const
    expect(rules({ cluster, group, producer: { delivery: 'at-most-once' } })).toEqual([])
  })
})

describe('a group that cannot start', () => {
  it('carries the exception of this very case', () => {
    const of = (config: Record<string, string | number>) =>
      analyse(soundDesign({ group: { members: 1, processingMsPerRecord: 0.5, config } })).findings.map(
        ({ rule, errorClass }) => [rule, errorClass],
      )
    expect(of({ 'heartbeat.interval.ms': 60_000 })).toEqual([
      ['consumer-group-config-rejected', 'IllegalArgumentException'],
    ])
    expect(of({ 'group.instance.id': 'a b' })).toEqual([
      ['consumer-group-config-rejected', 'InvalidConfigurationException'],
    ])
    expect(of({ 'group.remote.assignor': 'uniform' })).toEqual([
      ['consumer-group-config-rejected', 'ConfigException'],
    ])
  })
})

describe('a group that falls behind', () => {
  it('leaves it to the topic where partitions hold it back', () => {
    const design = soundDesign({ topic: { partitions: 3 }, group: { members: 3, processingMsPerRecord: 5 } })
    expect(said(design)).toEqual([
      'topic-partitions-too-few: `orders` has 3 partitions, its processing time needs 5',
    ])
  })
})

describe('records of one poll', () => {
  it('are no more than what is fetched of the partitions', () => {
    const group = { processingMsPerRecord: 1_000, config: { 'max.poll.interval.ms': 40_000 } }
    const topic = { partitions: 3, record: { averageBytes: 100_000, maximumBytes: 900_000 } }
    const producer = { produces: [{ topic: 'orders', recordsPerSecond: { average: 0.5, peak: 1 } }] }
    const polls = (changes: Parameters<typeof soundDesign>[0]) =>
      said(soundDesign(changes)).filter((line) => line.startsWith('consumer-group-poll'))
    expect(polls({ group: { ...group, members: 3 }, topic, producer })).toEqual([])
    expect(polls({ group, producer })).toHaveLength(1)
  })
})

describe('the range assignor', () => {
  it('is uneven only over topics that are not joined', () => {
    const config = { 'partition.assignment.strategy': undefined }
    const consumes = [{ topic: 'orders' }, { topic: 'payments' }, { topic: 'refunds' }]
    const rules = (joined: boolean) => {
      const coPartitionedWith = joined ? ['orders'] : undefined
      const topics = ['payments', 'refunds'].map((name) => soundTopic({ name, coPartitionedWith }))
      const design = soundDesign({ topics, group: { members: 7, consumes, config } })
      return said(design).map((line) => line.split(':')[0])
    }
    expect(rules(false)).toEqual(['consumer-group-range-skew'])
    expect(rules(true)).toEqual([])
  })
})
