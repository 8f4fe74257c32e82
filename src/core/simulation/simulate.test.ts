import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { wholeDesignArbitrary } from '@/testing/arbitraries'
import type { ConsumerGroup, Design, Scenario, ScenarioEvent, Topic } from '../model/design'
import { emptyDesign } from '../model/empty-design'
import { simulate } from './simulate'
import type { GroupRun, Simulation } from './simulation'

const SERVER = { 'group.protocol': 'consumer' } as const
const COOPERATIVE = {
  'partition.assignment.strategy': 'org.apache.kafka.clients.consumer.CooperativeStickyAssignor',
} as const
const EAGER = {
  'partition.assignment.strategy': 'org.apache.kafka.clients.consumer.RoundRobinAssignor',
} as const

interface Shop {
  readonly rate?: number
  readonly partitions?: number
  readonly topic?: Partial<Topic>
  readonly group?: Partial<ConsumerGroup>
  readonly cluster?: Partial<Design['cluster']>
}

function shop({ rate = 1000, partitions = 12, topic = {}, group = {}, cluster = {} }: Shop = {}): Design {
  const empty = emptyDesign('shop')
  return {
    ...empty,
    cluster: { ...empty.cluster, brokers: 3, racks: 3, ...cluster },
    producers: [
      {
        name: 'checkout',
        delivery: 'at-least-once',
        produces: [{ topic: 'orders', recordsPerSecond: { average: rate, peak: rate * 2 } }],
      },
    ],
    topics: [{ name: 'orders', partitions, replicationFactor: 3, key: { strategy: 'none' }, ...topic }],
    consumerGroups: [
      {
        name: 'billing',
        members: 6,
        processingMsPerRecord: 4,
        commit: 'after-processing',
        config: COOPERATIVE,
        consumes: [{ topic: 'orders' }],
        ...group,
      },
    ],
  }
}

const scenario = (events: readonly ScenarioEvent[], lengthSeconds = 1200): Scenario => ({
  name: 'test',
  lengthSeconds,
  events,
})
const QUICK = { runs: 0 }
const billing = (run: Simulation): GroupRun => {
  const group = run.groups['billing']
  if (!group) throw new Error('there is no billing')
  return group
}
const sentences = (run: Simulation): readonly string[] => run.story.map(({ sentence }) => sentence)

it('says that nobody reads where the only member is dead', () => {
  const run = simulate(
    shop({ group: { members: 1 } }),
    scenario([{ kind: 'member-crash', group: 'billing', member: 1, atSeconds: 30, lastsSeconds: 600 }]),
    QUICK,
  )
  expect(sentences(run)).toContain('billing-1 is declared dead; nobody is left to read 12 partitions')
  expect(sentences(run).join()).toContain('billing has no member left: nothing is read')
})

describe('a fluid that nothing interrupts', () => {
  it('is the same where the topic says what is written, and its producer does not', () => {
    const events = scenario([{ kind: 'burst', factor: 3, atSeconds: 100, lastsSeconds: 60 }])
    const design = shop()
    const said: Design = {
      ...design,
      producers: design.producers.map((one) => ({ ...one, produces: [{ topic: 'orders' }] })),
      topics: design.topics.map((one) => ({ ...one, recordsPerSecond: { average: 1000, peak: 2000 } })),
    }
    expect(billing(simulate(said, events, QUICK)).peak).toEqual(billing(simulate(design, events, QUICK)).peak)
  })

  it('is the same where the topic says what is written, and nobody is drawn who writes it', () => {
    const events = scenario([{ kind: 'burst', topic: 'orders', factor: 3, atSeconds: 100, lastsSeconds: 60 }])
    const design = shop()
    const said: Design = {
      ...design,
      producers: [],
      topics: design.topics.map((one) => ({ ...one, recordsPerSecond: { average: 1000, peak: 2000 } })),
    }
    const [alone, drawn] = [billing(simulate(said, events, QUICK)), billing(simulate(design, events, QUICK))]
    expect(alone.peak).toEqual(drawn.peak)
    expect(alone.read).toEqual(drawn.read)
  })

  it('gets what a topic says beside the dead letters of others', () => {
    const design = shop()
    const dead: Design = {
      ...design,
      topics: [...design.topics, { name: 'dead', partitions: 12, recordsPerSecond: { average: 100 } }],
      consumerGroups: [
        ...design.consumerGroups.map((one) => ({ ...one, deadLetter: { topic: 'dead', recordsShare: 0.1 } })),
        { name: 'mending', members: 6, processingMsPerRecord: 1, consumes: [{ topic: 'dead' }] },
      ],
    }
    const run = simulate(dead, scenario([]), QUICK).groups['mending']
    expect(run?.read.at(-1)).toBeCloseTo(100 + 0.1 * 1000, 3)
  })

  it('clears after (L − L0) ÷ (μ − λ), grows by λ − μ', () => {
    // 6 members do 1500 a second; 1000 arrive, 3000 for a minute.
    const run = billing(
      simulate(shop(), scenario([{ kind: 'burst', factor: 3, atSeconds: 100, lastsSeconds: 60 }]), QUICK),
    )
    expect(run.peak.atSeconds).toBeCloseTo(160, 6)
    expect(run.peak.records).toBeCloseTo((3000 - 1500) * 60, 3)
    expect(run.clearAtSeconds).toBeCloseTo(160 + 90_000 / 500, 3)
    expect(run.longestWaitSeconds).toBeGreaterThan(25)
  })

  it('drains what it is behind at the beginning', () => {
    const run = billing(simulate(shop(), scenario([]), { ...QUICK, lag: { billing: 50_000 } }))
    expect(run.peak).toEqual({ atSeconds: 0, records: expect.closeTo(50_000, 6) })
    expect(run.clearAtSeconds).toBeCloseTo(100, 3)
  })

  it('follows the member that owns the hot partition', () => {
    const design = shop({ topic: { key: { strategy: 'entity', cardinality: 100_000, skew: 0.5 } } })
    const run = billing(simulate(design, scenario([]), QUICK))
    const hot = run.partitions.filter(({ lag }) => (lag.at(-1) ?? 0) > 1)
    expect(hot.length).toBeLessThanOrEqual(2)
    expect(run.peak.atSeconds).toBe(1200)
    expect(run.clearAtSeconds).toBeNull()
  })
})

describe('members', () => {
  const crash = scenario([{ kind: 'member-crash', group: 'billing', member: 3, atSeconds: 30 }])

  it.each([
    ['classic, cooperative', COOPERATIVE, 75],
    ['of KIP-848', SERVER, 75],
    ['classic, eager', EAGER, 75],
    ['with a session of 10 s', { ...COOPERATIVE, 'session.timeout.ms': 10_000 }, 40],
  ])('is declared dead when its session is over: %s', (_, config, at) => {
    const run = simulate(shop({ group: { config } }), crash, QUICK)
    expect(run.story).toContainEqual(
      expect.objectContaining({ atSeconds: at, sentence: 'billing-3 is declared dead; 2 partitions move' }),
    )
    const [rebalance] = run.rebalances
    expect(rebalance?.moved).toBeGreaterThanOrEqual(2)
    expect(rebalance?.endsAtSeconds).toBeLessThan(at + 8)
    expect(billing(run).ownership.at(-1)?.owners).not.toContain(3)
    expect(billing(run).ownership.at(-1)?.owners).not.toContain(0)
  })

  it('stops everybody while an eager group waits for a member that hangs', () => {
    const events: ScenarioEvent[] = [
      { kind: 'member-stuck', group: 'billing', member: 1, atSeconds: 100, lastsSeconds: 1000 },
      { kind: 'member-crash', group: 'billing', member: 2, atSeconds: 110 },
    ]
    const eager = simulate(shop({ group: { config: EAGER } }), scenario(events, 2400), QUICK)
    const server = simulate(shop({ group: { config: SERVER } }), scenario(events, 2400), QUICK)
    expect(sentences(eager)).toContain('All members of billing stop for a rebalance (eager)')
    expect(sentences(eager)).toContain(
      'billing-1 has not polled for 5 min (max.poll.interval.ms) and leaves the group',
    )
    expect(billing(eager).peak.records).toBeGreaterThan(2 * billing(server).peak.records)
  })

  it('deploys a static group without a rebalance', () => {
    const deploy = scenario([{ kind: 'rolling-deploy', group: 'billing', atSeconds: 60 }])
    const dynamic = simulate(shop(), deploy, QUICK)
    const fixed = simulate(
      shop({ group: { config: { ...COOPERATIVE, 'group.instance.id': 'billing' } } }),
      deploy,
      QUICK,
    )
    expect(dynamic.rebalances).toHaveLength(12)
    expect(fixed.rebalances).toHaveLength(0)
    expect(billing(fixed).peak.records).toBeGreaterThan(1000)
  })

  it('rebalances without end where no poll is done in time, and repeats the work', () => {
    const slow = scenario([{ kind: 'slow-downstream', group: 'billing', factor: 200, atSeconds: 60 }], 14_400)
    const run = simulate(shop(), slow, QUICK)
    expect(sentences(run).some((line) => line.includes('over max.poll.interval.ms (5 min)'))).toBe(true)
    expect(billing(run).repeated).toBeGreaterThan(0)
    expect(billing(run).clearAtSeconds).toBeNull()
  })

  it.each([
    ['at-least-once', 'after-processing', (run: GroupRun) => run.repeated > 0 && run.balance.lost === 0],
    // A poll commits what the polls before it handed out, which the thread that polls has done with.
    ['on a timer', 'auto', (run: GroupRun) => run.repeated > 0 && run.balance.lost === 0],
    ['exactly-once', 'transactional', (run: GroupRun) => run.repeated === 0 && run.balance.lost === 0],
  ] as const)('loses or repeats by its guarantee when it crashes: %s', (_, commit, holds) => {
    const events: ScenarioEvent[] = [
      { kind: 'burst', factor: 3, atSeconds: 10, lastsSeconds: 60 },
      { kind: 'member-crash', group: 'billing', member: 3, atSeconds: 41.7 },
    ]
    expect(holds(billing(simulate(shop({ group: { commit } }), scenario(events), QUICK)))).toBe(true)
  })

  it('adds members while the lag is large, and no more than partitions', () => {
    const events: ScenarioEvent[] = [
      { kind: 'burst', factor: 4, atSeconds: 60, lastsSeconds: 900 },
      {
        kind: 'autoscaler',
        group: 'billing',
        atSeconds: 0,
        lagAbove: 5000,
        cooldownSeconds: 60,
        membersAdded: 4,
      },
    ]
    const run = simulate(shop(), scenario(events, 3600), QUICK)
    expect(new Set(billing(run).ownership.at(-1)?.owners).size).toBe(12)
    expect(billing(run).peak.records).toBeLessThan(
      billing(simulate(shop(), scenario(events.slice(0, 1), 3600), QUICK)).peak.records,
    )
  })

  it('holds up one partition for a poison record, unless it may be put aside', () => {
    const poison = scenario([{ kind: 'poison-record', group: 'billing', partition: 4, atSeconds: 100 }])
    const stuck = billing(simulate(shop(), poison, QUICK))
    expect(
      stuck.partitions.filter(({ lag }) => (lag.at(-1) ?? 0) > 1).map(({ partition }) => partition),
    ).toEqual([4])
    const design = shop({ group: { deadLetter: { topic: 'orders.dlq', recordsShare: 0.001 } } })
    const withTopic = { ...design, topics: [...design.topics, { name: 'orders.dlq', partitions: 1 }] }
    expect(billing(simulate(withTopic, poison, QUICK)).peak.records).toBeLessThan(1)
  })
})

describe('other ways to read', () => {
  const burst = scenario([{ kind: 'burst', factor: 3, atSeconds: 100, lastsSeconds: 60 }])

  it('shares every partition in a share group, and loses only the time of a member that is gone', () => {
    const share = shop({ partitions: 2, group: { reads: 'share', config: {} } })
    expect(billing(simulate(share, burst, QUICK)).peak.records).toBeCloseTo((3000 - 1500) * 60, 3)
    const crash = scenario([
      { kind: 'member-crash', group: 'billing', member: 1, atSeconds: 30, lastsSeconds: 90 },
    ])
    const run = simulate(share, crash, QUICK)
    expect(run.rebalances).toEqual([])
    expect(billing(run).peak.records).toBeLessThan(10)
  })

  it('has one member stand for each where all read everything', () => {
    const all = shop({ group: { reads: 'everything', config: {} } })
    expect(billing(simulate(all, burst, QUICK)).peak.records).toBeGreaterThan((3000 - 250) * 60)
  })
})

describe('brokers', () => {
  const lost = scenario([{ kind: 'broker-lost', broker: 2, atSeconds: 60, lastsSeconds: 600 }])

  it('refuses writes where min ISR equals the replication factor, and takes them with one less', () => {
    const refusing = simulate(shop({ topic: { config: { 'min.insync.replicas': 3 } } }), lost, QUICK)
    expect(refusing.topics['orders']?.turnedAway).toBeGreaterThan(500_000)
    expect(refusing.topics['orders']?.givenUp).toBeGreaterThan(400_000)
    expect(sentences(refusing)).toContain(
      'orders refuses writes with acks=all: 2 in sync, min.insync.replicas 3',
    )
    const taking = simulate(shop({ topic: { config: { 'min.insync.replicas': 2 } } }), lost, QUICK)
    expect(taking.topics['orders']).toMatchObject({ turnedAway: 0, givenUp: 0 })
    expect(taking.brokers[1]?.changes.map(({ isUp }) => isUp)).toContain(false)
  })

  it('has partitions offline when all their replicas are gone, and elects as the release does', () => {
    const events: ScenarioEvent[] = [
      { kind: 'broker-lost', broker: 1, atSeconds: 60, lastsSeconds: 300 },
      { kind: 'broker-lost', broker: 2, atSeconds: 90 },
      { kind: 'broker-lost', broker: 3, atSeconds: 120 },
    ]
    const of = (kafkaVersion: '4.0' | '4.3') =>
      simulate(
        shop({ topic: { config: { 'min.insync.replicas': 2 } }, cluster: { kafkaVersion } }),
        scenario(events),
        QUICK,
      ).topics['orders']?.changes.at(-1)?.offline
    // Broker 1 left the replicas in sync first: only eligible leader replicas remember that two were enough.
    expect(of('4.0')).toBe(12)
    expect(of('4.3')).toBe(12)
    const returned = events.map((event) => (event.broker === 2 ? { ...event, lastsSeconds: 300 } : event))
    const back = (kafkaVersion: '4.0' | '4.3') =>
      simulate(
        shop({ topic: { config: { 'min.insync.replicas': 2 } }, cluster: { kafkaVersion } }),
        scenario(returned),
        QUICK,
      ).topics['orders']?.changes.at(-1)?.offline
    expect(back('4.0')).toBe(12)
    expect(back('4.3')).toBe(0)
  })

  it('hands over at once what a stopped broker leads', () => {
    const clean = scenario([
      { kind: 'broker-lost', broker: 2, stop: 'clean', atSeconds: 60, lastsSeconds: 600 },
    ])
    expect(billing(simulate(shop(), clean, QUICK)).peak.records).toBeLessThan(1)
    expect(billing(simulate(shop(), lost, QUICK)).peak.records).toBeGreaterThan(5000)
  })
})

describe('retention', () => {
  it('takes what a stopped group has not read in time', () => {
    const design = shop({ topic: { config: { 'retention.ms': 3_600_000 } } })
    const stopped = scenario(
      [{ kind: 'group-stopped', group: 'billing', atSeconds: 600, lastsSeconds: 4 * 3600 }],
      36_000,
    )
    const run = simulate(design, stopped, QUICK)
    expect(billing(run).balance.lost / (1000 * 3 * 3600)).toBeCloseTo(1, 1)
    expect(billing(run).peak.records).toBeLessThanOrEqual(1000 * 3600 * 1.01)
    expect(sentences(run).some((line) => line.startsWith('Retention deletes records of orders'))).toBe(true)
  })
})

describe('chance', () => {
  it('has a lag of about ρ ÷ (1 − ρ) a member at 95 % load, where the fluid has none', () => {
    const design = shop({ rate: 1425, partitions: 6 })
    const run = billing(simulate(design, scenario([]), { seed: 7 }))
    const middle = Math.floor(run.lag.length / 2)
    expect(run.lag[middle]).toBeLessThan(1e-3)
    // Six queues of 19 records each on average: a sum of exponentials with a deviation of 19 × √6.
    expect(run.band.low[middle]).toBeGreaterThan(25)
    expect(run.band.low[middle]).toBeLessThan(80)
    expect(run.band.high[middle]).toBeGreaterThan(130)
    expect(run.band.high[middle]).toBeLessThan(270)
  })

  it('has another band for another seed, and the same for the same', () => {
    const of = (seed: number) => JSON.stringify(simulate(shop(), scenario([], 300), { seed }))
    expect(of(1)).toBe(of(1))
    expect(of(1)).not.toBe(of(2))
  })

  it('knows how long a record takes from its producer to the last group', () => {
    const [path] = simulate(shop(), scenario([], 300)).paths
    expect(path?.nodes).toEqual(['producer:checkout', 'topic:orders', 'consumerGroup:billing'])
    expect(path?.p50Seconds).toBeGreaterThan(0.004)
    expect(path?.p99Seconds).toBeGreaterThan(path?.p50Seconds ?? 0)
    expect(path?.p99Seconds).toBeLessThan(0.2)
  })
})

const group = fc.record({
  members: fc.integer({ min: 1, max: 9 }),
  processingMsPerRecord: fc.constantFrom(0, 0.5, 2, 8),
  commit: fc.constantFrom('auto', 'after-processing', 'transactional'),
  config: fc.constantFrom(SERVER, COOPERATIVE, EAGER, {}),
})

const anyDesign: fc.Arbitrary<Design> = fc
  .record({
    rate: fc.integer({ min: 0, max: 4000 }),
    partitions: fc.integer({ min: 1, max: 16 }),
    key: fc.constantFrom<NonNullable<Topic['key']>>(
      { strategy: 'none' },
      { strategy: 'entity', cardinality: 40 },
      { strategy: 'entity', cardinality: 1e6, skew: 0.2 },
    ),
    minInSync: fc.integer({ min: 1, max: 3 }),
    retention: fc.constantFrom(600_000, 604_800_000),
    kafkaVersion: fc.constantFrom('3.9', '4.0', '4.3'),
    groups: fc.tuple(group, group),
    passesOn: fc.boolean(),
  })
  .map(({ rate, partitions, key, minInSync, retention, kafkaVersion, groups: [one, other], passesOn }) => {
    const config = { 'min.insync.replicas': minInSync, 'retention.ms': retention }
    const design = shop({ rate, partitions, topic: { key, config }, group: one, cluster: { kafkaVersion } })
    return {
      ...design,
      topics: [...design.topics, { name: 'invoices', partitions: 3, replicationFactor: 2 }],
      consumerGroups: [
        ...design.consumerGroups.map((first) =>
          passesOn ? { ...first, produces: [{ topic: 'invoices', recordsPerRecord: 0.7 }] } : first,
        ),
        { name: 'ledger', ...other, consumes: [{ topic: 'invoices' }, { topic: 'orders' }] },
      ],
    }
  })

const anyEvent: fc.Arbitrary<ScenarioEvent> = fc
  .record(
    {
      kind: fc.constantFrom(
        'burst', 'growth', 'member-crash', 'member-stuck', 'rolling-deploy', 'group-stopped', 'slow-downstream',
        'poison-record', 'broker-lost', 'rack-lost', 'partitions-added', 'autoscaler',
      ), // biome-ignore format: a list of cases, not of lines
      atSeconds: fc.integer({ min: 0, max: 1000 }),
      lastsSeconds: fc.integer({ min: 0, max: 900 }),
      group: fc.constantFrom('billing', 'ledger', 'nobody'),
      topic: fc.constantFrom('orders', 'invoices', 'nothing'),
      member: fc.integer({ min: 1, max: 4 }),
      partition: fc.integer({ min: 0, max: 3 }),
      broker: fc.integer({ min: 1, max: 4 }),
      rack: fc.integer({ min: 1, max: 4 }),
      factor: fc.constantFrom(0, 0.5, 2, 20, 400),
      shape: fc.constantFrom('step', 'ramp', 'wave'),
      stop: fc.constantFrom('crash', 'clean'),
      partitions: fc.integer({ min: 1, max: 24 }),
      lagAbove: fc.constantFrom(100, 100_000),
      cooldownSeconds: fc.constantFrom(10, 300),
    },
    { requiredKeys: ['kind', 'atSeconds', 'group', 'topic', 'broker', 'rack', 'partitions'] },
  )
  .map((event) => event as ScenarioEvent)

const anyScenario = fc.array(anyEvent, { maxLength: 6 }).map((events) => scenario(events))

describe('the laws of any simulation', () => {
  it('loses no record: offered = consumed + waiting + lost + refused, at every step', () => {
    fc.assert(
      fc.property(anyDesign, anyScenario, (design, what) => {
        const wrong = Object.values(simulate(design, what, QUICK).groups).flatMap(({ balances }) =>
          balances.filter(({ offered, consumed, waiting, lost, skipped, deleted, refused }) => {
            const gap = Math.abs(offered - consumed - waiting - lost - refused)
            if (skipped + deleted > lost + 1e-6 * Math.max(1, offered)) return true
            return !(gap < 1e-6 * Math.max(1, offered)) || Math.min(consumed, waiting, lost, refused) < -1e-3
          }),
        )
        expect(wrong).toEqual([])
      }),
      { numRuns: 150 },
    )
  })

  it('comes out the same, to the byte', () => {
    fc.assert(
      fc.property(anyDesign, anyScenario, fc.nat(1000), (design, what, seed) => {
        const options = { seed, runs: 20 }
        expect(JSON.stringify(simulate(design, what, options))).toBe(
          JSON.stringify(simulate(structuredClone(design), what, options)),
        )
      }),
      { numRuns: 25 },
    )
  })

  it('is a number at every point, in the order of time', () => {
    fc.assert(
      fc.property(anyDesign, anyScenario, (design, what) => {
        const run = simulate(design, what, { runs: 10 })
        expect(run.seconds).toEqual([...run.seconds].sort((one, other) => one - other))
        expect(run.seconds.at(-1)).toBe(1200)
        for (const one of Object.values(run.groups))
          for (const series of [one.lag, one.committedLag, one.oldestSeconds, one.band.low, one.band.high]) {
            expect(series).toHaveLength(run.seconds.length)
            expect(series.every((value) => value >= 0 && Number.isFinite(value))).toBe(true)
          }
      }),
      { numRuns: 40 },
    )
  })

  it('refuses no design, however large', () => {
    fc.assert(
      fc.property(wholeDesignArbitrary, anyScenario, (design, what) => {
        const events = what.events.map((event) => ({
          ...event,
          group: design.consumerGroups[0]?.name ?? 'nobody',
          topic: design.topics[0]?.name ?? 'nothing',
        }))
        const run = simulate(design, { ...what, events }, { runs: 0 })
        const groups = Object.values(run.groups).filter(({ node }) => node.startsWith('consumerGroup:'))
        expect(groups).toHaveLength(design.consumerGroups.length)
      }),
      { numRuns: 5 },
    )
  })

  it('never has a higher peak with more members, where keys are even', () => {
    const calm: readonly ScenarioEvent['kind'][] = [
      'burst',
      'growth',
      'slow-downstream',
      'group-stopped',
      'member-crash',
    ]
    fc.assert(
      fc.property(
        fc.integer({ min: 100, max: 3000 }),
        fc.integer({ min: 1, max: 16 }),
        fc.integer({ min: 2, max: 10 }),
        fc.constantFrom(SERVER, COOPERATIVE),
        fc.array(
          anyEvent.filter(({ kind }) => calm.includes(kind)),
          { maxLength: 3 },
        ),
        (rate, partitions, members, config, events) => {
          const peak = (count: number) => {
            const even = { group: { members: count, config, processingMsPerRecord: 4 }, rate, partitions }
            const light = events.map((event) => ({
              ...event,
              member: 1,
              factor: Math.min(5, event.factor ?? 2),
            }))
            return billing(simulate(shop(even), scenario(light), QUICK)).peak.records
          }
          const before = peak(members)
          expect(peak(members + 1)).toBeLessThanOrEqual(before * (1 + 1e-3) + 1)
        },
      ),
      { numRuns: 80 },
    )
  })
})
