import { expect, it } from 'vitest'
import type { Design, Producer, ScenarioEvent, Topic } from '../model/design'
import { shopDesign } from './fixtures/shop'
import { simulate } from './simulate'
import type { Balance, Simulation } from './simulation'

const LENGTH = 900
const left = ({ offered, consumed, waiting, lost, refused }: Balance): number =>
  offered - consumed - waiting - lost - refused
const run = (design: Design, events: readonly ScenarioEvent[]): Simulation => {
  const simulation = simulate(design, { name: 'test', lengthSeconds: LENGTH, events }, { runs: 0 })
  for (const { balances } of Object.values(simulation.groups))
    for (const balance of balances) {
      expect(Math.abs(left(balance))).toBeLessThan(1e-6 * Math.max(1, balance.offered))
      expect(balance.waiting).toBeGreaterThanOrEqual(-1e-6)
    }
  return simulation
}
const LOST: ScenarioEvent = {
  kind: 'broker-lost',
  broker: 2,
  stop: 'clean',
  atSeconds: 60,
  lastsSeconds: 300,
}
/** 1,000 records of 1,000 bytes a second to `orders`, which brokers refuse once one is gone, and as many to `clicks`. */
const both = (producer: Partial<Producer> = {}, clicks: Partial<Topic> = {}): Design => {
  const record = { averageBytes: 1000, compressionRatio: 1 }
  const [orders] = shopDesign.topics
  if (!orders) throw new Error('orders is drawn')
  return {
    ...shopDesign,
    cluster: { ...shopDesign.cluster, brokers: 3, racks: 3 },
    producers: [
      {
        name: 'checkout',
        config: { 'buffer.memory': 10_000_000 },
        ...producer,
        produces: [
          { topic: 'orders', recordsPerSecond: { average: 1000 } },
          { topic: 'clicks', recordsPerSecond: { average: 1000 } },
        ],
      },
      { name: 'web', produces: [{ topic: 'clicks', recordsPerSecond: { average: 500 } }] },
    ],
    topics: [
      { ...orders, record, config: { 'min.insync.replicas': 3 } },
      { ...orders, name: 'clicks', record, config: { 'min.insync.replicas': 1 }, ...clicks },
    ],
    consumerGroups: ['orders', 'clicks'].map((topic) => ({
      name: `of-${topic}`,
      members: 12,
      processingMsPerRecord: 1,
      consumes: [{ topic }],
    })),
  }
}
/** Records a second that reach a topic's reader shortly after a moment. */
const writtenAt = ({ seconds, groups }: Simulation, group: string, at: number): number =>
  groups[group]?.written[seconds.findIndex((second) => second >= at)] ?? Number.NaN
const toldAt = ({ story }: Simulation, words: RegExp): number =>
  story.find(({ sentence }) => words.test(sentence))?.atSeconds ?? Number.NaN

it('holds up a topic that takes everything, while the buffer is full of another', () => {
  const simulation = run(both(), [LOST])
  // 10,000 records are a buffer; the other producer has one of its own.
  expect(
    toldAt(simulation, /buffer\.memory of checkout is full of records that wait for orders/),
  ).toBeCloseTo(70, 1)
  expect(writtenAt(simulation, 'of-clicks', 65)).toBeCloseTo(1500, 6)
  expect(writtenAt(simulation, 'of-clicks', 80)).toBeCloseTo(500, 6)
  // What came first is given up after two minutes, and as much comes in for ten seconds.
  expect(writtenAt(simulation, 'of-clicks', 182)).toBeCloseTo(1500, 6)
  expect(writtenAt(simulation, 'of-clicks', 200)).toBeCloseTo(500, 6)
  expect(toldAt(simulation, /checkout has room in its buffer\.memory again/)).toBeCloseTo(361, 0)
  expect(writtenAt(simulation, 'of-clicks', 400)).toBeCloseTo(1500, 6)
  // Ten of every 120 seconds come through, and what waits for room at the end, a minute's worth.
  const { balance } = simulation.groups['of-clicks'] ?? {}
  expect(balance?.refused).toBeCloseTo(1000 * (291 - 2 * 10 - 60), -4)
  expect(simulation.topics['clicks']?.untaken.map(({ node }) => node)).toEqual(['producer:checkout'])
})

it('fails every call of librdkafka while its queue is full', () => {
  const library = {
    client: { library: 'librdkafka' as const },
    config: { 'queue.buffering.max.messages': 20_000 },
  }
  const simulation = run(both(library), [LOST])
  expect(toldAt(simulation, /The queue of checkout is full .* every call fails at once/)).toBeCloseTo(80, 1)
  expect(writtenAt(simulation, 'of-clicks', 100)).toBeCloseTo(500, 6)
  expect(simulation.groups['of-clicks']?.balance.refused).toBeGreaterThan(200_000)
})

it.each([
  [
    'who gives up before it is full',
    { config: { 'delivery.timeout.ms': 5_000, 'request.timeout.ms': 2_000 } },
  ],
  ['who has room', { config: { 'buffer.memory': 500_000_000 } }],
  ['who waits for no replica', { delivery: 'at-most-once' as const, config: {} }],
])('does not hold up %s', (_, producer) => {
  const simulation = run(both(producer), [LOST])
  expect(toldAt(simulation, /is full/)).toBeNaN()
  expect(simulation.groups['of-clicks']?.balance.refused).toBe(0)
})

it('holds up healthy partitions of the same topic, and writes what waits when its partitions are back', () => {
  const [orders] = both().topics
  const design = { ...both(), topics: [orders, { ...orders, name: 'clicks' }] } as Design
  const one = {
    ...design,
    producers: [
      {
        name: 'checkout',
        config: { 'buffer.memory': 3_000_000, 'max.block.ms': 600_000 },
        produces: [{ topic: 'orders', recordsPerSecond: { average: 1000 } }],
      },
    ],
    topics: design.topics.map((topic) => ({
      ...topic,
      key: { strategy: 'entity' as const },
      replicationFactor: 1,
      config: {},
    })),
  }
  const simulation = run(one, [LOST])
  // A third of the partitions has no leader: the buffer is full after nine seconds, and the rest stands as well.
  expect(writtenAt(simulation, 'of-orders', 64)).toBeGreaterThan(600)
  expect(writtenAt(simulation, 'of-orders', 76)).toBe(0)
  const { balance } = simulation.groups['of-orders'] ?? {}
  expect((balance?.consumed ?? 0) + (balance?.refused ?? 0)).toBeCloseTo(1000 * LENGTH, -3)
  expect(writtenAt(simulation, 'of-orders', 500)).toBeCloseTo(1000, 6)
})

it('lets a group stand whose own buffer is full', () => {
  const design = both()
  const passing: Design = {
    ...design,
    producers: design.producers.slice(1),
    consumerGroups: [
      {
        name: 'copies',
        members: 6,
        processingMsPerRecord: 1,
        consumes: [{ topic: 'clicks' }],
        produces: [{ topic: 'orders', recordsPerRecord: 1 }],
        producer: { config: { 'buffer.memory': 1_000_000 } },
      },
    ],
  }
  const simulation = run(passing, [LOST])
  expect(toldAt(simulation, /copies is full .* it reads nothing/)).toBeCloseTo(72, 0)
  expect(simulation.groups['copies']?.peak.records).toBeGreaterThan(40_000)
  expect(simulation.groups['copies']?.lag.at(-1)).toBeCloseTo(0, 6)
})

it('slows all partitions down to those that a quota holds back, once the buffer is full', () => {
  const design = both()
  const skewed: Design = {
    ...design,
    cluster: { ...design.cluster, quotas: [{ principal: 'User:checkout', producerByteRate: 400_000 }] },
    topics: design.topics.map((topic) =>
      topic.name === 'orders' ? { ...topic, partitions: 1, config: {} } : topic,
    ),
  }
  const simulation = run(skewed, [])
  // One broker has 1,000 + 333 records a second of 400; the other two are held up with it.
  expect(toldAt(simulation, /is full of records that wait for/)).toBeGreaterThan(5)
  expect(writtenAt(simulation, 'of-orders', 600)).toBeCloseTo(300, 6)
  expect(writtenAt(simulation, 'of-clicks', 600)).toBeCloseTo(500 + 300, 6)
})
