import { expect, it } from 'vitest'
import type { Cluster, ConsumerGroup, Design, Producer, ScenarioEvent, Topic } from '../model/design'
import { withChange } from '../model/design-change'
import { shopDesign } from './fixtures/shop'
import { simulate } from './simulate'
import type { Balance, Simulation } from './simulation'
import { whatWouldFix } from './what-would-fix'

interface Parts {
  readonly cluster?: Partial<Cluster>
  readonly producer?: Partial<Producer>
  readonly topic?: Partial<Topic>
  readonly group?: Partial<ConsumerGroup>
}

/** 1,000 records of 1,000 bytes a second to twelve partitions on six brokers. */
const shop = ({ cluster, producer, topic, group }: Parts = {}): Design => ({
  ...shopDesign,
  cluster: { ...shopDesign.cluster, brokers: 6, racks: 3, ...cluster },
  producers: shopDesign.producers.map((one) => ({ ...one, ...producer })),
  topics: shopDesign.topics.map((one) => ({
    ...one,
    record: { averageBytes: 1000, compressionRatio: 1 },
    ...topic,
  })),
  consumerGroups: shopDesign.consumerGroups.map((one) => ({ ...one, ...group })),
})
const run = (design: Design, events: readonly ScenarioEvent[] = [], lengthSeconds = 900): Simulation =>
  simulate(design, { name: 'test', lengthSeconds, events }, { runs: 0 })
const left = ({ offered, consumed, waiting, lost, refused }: Balance): number =>
  offered - consumed - waiting - lost - refused
const told = ({ story }: Simulation): string => story.map(({ sentence }) => sentence).join('\n')
const of = (simulation: Simulation) => {
  const group = simulation.groups['billing']
  if (!group) throw new Error('billing is drawn')
  for (const balance of group.balances)
    expect(Math.abs(left(balance))).toBeLessThan(1e-6 * Math.max(1, balance.offered))
  return group
}
const BURST: ScenarioEvent = { kind: 'burst', atSeconds: 100, lastsSeconds: 50, factor: 3 }
const writing = (producerByteRate: number): Partial<Cluster> => ({
  quotas: [{ principal: 'User:checkout', producerByteRate }],
})
const reading = (consumerByteRate: number): Partial<Cluster> => ({
  quotas: [{ principal: 'User:billing', consumerByteRate }],
})

it('lets nothing wait under a quota that is not reached', () => {
  const free = run(shop(), [BURST])
  const held = run(
    shop({ cluster: { quotas: [...(writing(2e6).quotas ?? []), ...(reading(2e6).quotas ?? [])] } }),
    [BURST],
  )
  expect(held).toEqual(free)
})

it('keeps what a producer has over its quota in its buffer, and writes it when the burst is over', () => {
  // Every broker leads two of twelve partitions: 250 kB/s of each is 1,500 records a second.
  const simulation = run(shop({ cluster: writing(250_000) }), [BURST])
  const group = of(simulation)
  const waiting = group.balances.map(({ waiting }) => waiting)
  expect(Math.max(...waiting)).toBeCloseTo(50 * 1500, -3)
  expect(group.balance.consumed).toBeCloseTo(900_000 + 2000 * 50, 0)
  expect(group.balance.refused).toBe(0)
  // 75,000 records that wait go at 500 a second.
  const over = simulation.story.find(({ sentence }) => sentence === 'checkout is throttled no longer')
  expect(over?.atSeconds).toBeCloseTo(150 + 75_000 / 500, 0)
  expect(told(simulation)).toContain(
    'Brokers throttle checkout to 250 kB/s each, the producer_byte_rate of User:checkout',
  )
  expect(simulation.topics['orders']?.untaken[0]).toMatchObject({ node: 'producer:checkout' })
})

it('gives up what a throttled producer cannot write within delivery.timeout.ms', () => {
  const config = { 'buffer.memory': 200_000_000 }
  const simulation = run(shop({ cluster: writing(100_000), producer: { config } }))
  const group = of(simulation)
  expect(group.balance.consumed).toBeCloseTo(600 * 900, -2)
  expect(group.balance.waiting).toBeCloseTo(600 * 120, -2)
  expect(group.balance.refused).toBeGreaterThan(280_000)
  expect(told(simulation)).toContain('delivery.timeout.ms (2 min) is over')
})

it('counts by broker: what two lead that three led before is over the quota', () => {
  const lost: ScenarioEvent = {
    kind: 'broker-lost',
    broker: 2,
    stop: 'clean',
    atSeconds: 60,
    lastsSeconds: 300,
  }
  const three = shop({ cluster: { ...writing(400_000), brokers: 3 } })
  expect(told(run(three))).not.toContain('throttle')
  const simulation = run(three, [lost])
  of(simulation)
  expect(simulation.story.find(({ sentence }) => sentence.includes('throttle'))?.atSeconds).toBe(60)
})

it('lets a group fall behind that may not read as much as is written', () => {
  const simulation = run(shop({ cluster: reading(200_000) }), [BURST])
  const group = of(simulation)
  // Six brokers send 1,200 records a second.
  expect(group.peak.records).toBeCloseTo(50 * 1800, -3)
  expect(group.clearAtSeconds).toBeCloseTo(150 + (50 * 1800) / 200, 0)
  expect(told(simulation)).toContain(
    'Brokers throttle billing to 200 kB/s each, the consumer_byte_rate of User:billing',
  )
})

it('counts the quota of one user once for all that it has', () => {
  const two = shop({ cluster: { quotas: [{ clientId: 'app', producerByteRate: 250_000 }] } })
  const again = {
    name: 'web',
    config: { 'client.id': 'app' },
    produces: [{ topic: 'orders', recordsPerSecond: { average: 1000 } }],
  }
  const both = {
    ...two,
    producers: [...two.producers.map((one) => ({ ...one, config: { 'client.id': 'app' } })), again],
    consumerGroups: two.consumerGroups.map((one) => ({ ...one, members: 12, processingMsPerRecord: 1 })),
  }
  const group = of(run(both))
  expect(group.balance.consumed).toBeCloseTo(1500 * 900, -3)
})

it('slows a group down that passes on more than it may write', () => {
  const passing = shop({ cluster: { quotas: [{ principal: 'User:billing', producerByteRate: 100_000 }] } })
  const design: Design = {
    ...passing,
    topics: [
      ...passing.topics,
      {
        name: 'bills',
        partitions: 6,
        replicationFactor: 3,
        key: { strategy: 'none' },
        record: { averageBytes: 1000, compressionRatio: 1 },
      },
    ],
    consumerGroups: passing.consumerGroups.map((one) => ({
      ...one,
      produces: [{ topic: 'bills', recordsPerRecord: 1 }],
    })),
  }
  const group = of(run(design))
  expect(group.balance.consumed).toBeCloseTo(600 * 900, -3)
  expect(group.peak.records).toBeCloseTo(400 * 900, -3)
})

const refusing = { config: { 'min.insync.replicas': 3 } }
const LOST: ScenarioEvent = {
  kind: 'broker-lost',
  broker: 2,
  stop: 'clean',
  atSeconds: 60,
  lastsSeconds: 300,
}

it.each([
  // 10,000 records of buffer are full after ten seconds, and send waits a minute more.
  [
    'Java',
    { config: { 'buffer.memory': 10_000_000 } },
    70,
    /buffer\.memory is full since 01:10, and send waits no longer than max\.block\.ms \(1 min\)/,
  ],
  [
    'Java that fails at once',
    { config: { 'buffer.memory': 10_000_000, 'max.block.ms': 0 } },
    10,
    /buffer\.memory is full/,
  ],
  ['Java with room', {}, 93.5, /buffer\.memory is full since 01:33/],
  [
    'Java that is impatient',
    { config: { 'delivery.timeout.ms': 45_000 } },
    45,
    /delivery\.timeout\.ms \(45 s\) is over/,
  ],
  [
    'librdkafka',
    { client: { library: 'librdkafka' as const }, config: { 'queue.buffering.max.messages': 20_000 } },
    20,
    /their queue is full, and its calls fail at once/,
  ],
])('gives records up as %s does', (_, producer, after, words) => {
  const simulation = run(shop({ cluster: { brokers: 3 }, producer, topic: refusing }), [LOST])
  of(simulation)
  const began = simulation.story.find(({ sentence }) => sentence.includes('begin to give records up'))
  expect(began?.sentence).toMatch(words)
  expect(began?.atSeconds).toBeCloseTo(60 + after, 0)
})

it('stops a whole transaction for one partition that takes nothing, and says so', () => {
  const crash: ScenarioEvent = { kind: 'broker-lost', broker: 2, atSeconds: 60, lastsSeconds: 300 }
  const group = { config: { 'isolation.level': 'read_committed' } }
  const alone = run(shop({ group }), [crash])
  const together = run(shop({ group, producer: { delivery: 'exactly-once' } }), [crash])
  const at = together.seconds.findIndex((second) => second > 60 && second < 68)
  expect(of(alone).written[at]).toBeGreaterThan(400)
  expect(of(together).written[at]).toBe(0)
  expect(told(together)).toContain('No transaction of checkout can be committed')
  expect(told(together)).toContain('Transactions of checkout are committed again')
  expect(told(alone)).not.toContain('transaction')
})

it('offers the least higher quota that holds nothing back', () => {
  const scenario = { name: 'test', lengthSeconds: 900, events: [BURST] }
  const quick = shop({ cluster: reading(200_000), group: { members: 12, processingMsPerRecord: 1 } })
  const [first] = whatWouldFix(quick, scenario)
  // Three thousand records a second of six brokers.
  expect(first?.title).toBe('billing: consumer_byte_rate 200 kB/s → 500 kB/s a broker')
  expect(whatWouldFix((first?.changes ?? []).reduce(withChange, quick), scenario)).toEqual([])
})

it('proposes no replicas for what a quota makes producers give up', () => {
  const titles = whatWouldFix(shop({ cluster: writing(100_000) }), {
    name: 'test',
    lengthSeconds: 900,
    events: [],
  }).map(({ title }) => title)
  expect(titles).toEqual([
    expect.stringMatching(/^checkout: producer_byte_rate 100 kB\/s → 170 kB\/s a broker$/),
  ])
})

it('says that no number of replicas helps where every broker has one', () => {
  const two = shop({
    cluster: { brokers: 2, racks: 1 },
    topic: { replicationFactor: 2, config: { 'min.insync.replicas': 2 } },
  })
  const events: readonly ScenarioEvent[] = [{ kind: 'broker-lost', broker: 2, stop: 'clean', atSeconds: 60 }]
  const [first] = whatWouldFix(two, { name: 'test', lengthSeconds: 300, events }).filter(
    ({ at }) => at === 'topic:orders',
  )
  expect(first).toMatchObject({
    title: 'orders: no number of replicas helps',
    changes: [],
    reachesGoal: false,
  })
  expect(first?.effect).toBe('all 2 brokers have a replica already: with more brokers more may be lost')
})
