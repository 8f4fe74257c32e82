import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { RESTORE_BYTES_PER_SECOND } from '../facts/state-of-instance'
import { streamsFacts } from '../facts/streams-facts'
import { measureDesign } from '../measure-once'
import type {
  Cluster,
  Connector,
  ConsumerGroup,
  Design,
  ScenarioEvent,
  StreamsApp,
  Topic,
} from '../model/design'
import { emptyDesign } from '../model/empty-design'
import { simulate } from './simulate'
import type { Simulation } from './simulation'

const QUICK = { runs: 0 }
const run = (
  design: Design,
  events: readonly ScenarioEvent[],
  lengthSeconds = 1200,
  lag?: Record<string, number>,
) => simulate(design, { name: 'test', lengthSeconds, events }, { ...QUICK, ...(lag && { lag }) })
const groupOf = ({ groups }: Simulation, name: string) => {
  const group = groups[name]
  if (!group) throw new Error(`there is no ${name}`)
  return group
}
const sentences = ({ story }: Simulation): string => story.map(({ sentence }) => sentence).join('\n')
const MIB = 1_048_576

interface Parts {
  readonly rate?: number
  readonly topic?: Partial<Topic>
  readonly groups?: readonly ConsumerGroup[]
  readonly cluster?: Partial<Cluster>
}

/** One topic of records of 1,000 bytes that are not compressed. */
function feedOf({ rate = 600, topic = {}, groups = [], cluster = {} }: Parts): Design {
  const empty = emptyDesign('shop')
  return {
    ...empty,
    cluster: { ...empty.cluster, brokers: 3, racks: 3, ...cluster },
    producers: [
      {
        name: 'web',
        delivery: 'at-least-once',
        produces: [{ topic: 'clicks', recordsPerSecond: { average: rate } }],
      },
    ],
    topics: [
      {
        name: 'clicks',
        partitions: 6,
        replicationFactor: 3,
        key: { strategy: 'none' },
        record: { averageBytes: 1000 },
        compressionRatio: 1,
        ...topic,
      } as Topic,
    ],
    consumerGroups: groups,
  }
}

describe('Streams applications', () => {
  const app = (config: StreamsApp['config'] = {}): StreamsApp => ({
    name: 'totals',
    instances: 3,
    processingMsPerRecord: 2,
    config,
    processing: [
      {
        stream: 'clicks',
        steps: [
          'groupByKey',
          { op: 'count', store: { name: 'counts', keys: 12_000_000 } },
          'toStream',
          { op: 'to', topic: 'out' },
        ],
      } as NonNullable<StreamsApp['processing']>[number],
    ],
  })
  const design = (config?: StreamsApp['config']): Design => {
    const base = feedOf({})
    return { ...base, topics: [...base.topics, { name: 'out', partitions: 6 }], streamsApps: [app(config)] }
  }
  const crash: readonly ScenarioEvent[] = [
    { kind: 'member-crash', application: 'totals', member: 2, atSeconds: 60 },
  ]
  const stateBytes = (of: Design) => {
    const [view] = measureDesign(of).view.streamsApps
    const facts = view && streamsFacts(view)
    return facts?.ok ? (facts.stores[0]?.restored?.value ?? 0) : 0
  }

  it('read state back where there is no copy of it, as long as their part of the changelog takes', () => {
    const simulation = run(design(), crash, 3600)
    const bytes = stateBytes(design())
    expect(bytes).toBeGreaterThan(1e9)
    const totals = groupOf(simulation, 'totals')
    expect(totals.node).toBe('streamsApp:totals')
    // Two of six tasks move, to an instance each: a sixth of the state is read back by each of them.
    const [rebalance] = simulation.rebalances
    expect(rebalance?.moved).toBe(2)
    const until = (rebalance?.endsAtSeconds ?? 0) + bytes / 6 / RESTORE_BYTES_PER_SECOND
    expect(totals.peak.atSeconds).toBeCloseTo(until, 0)
    expect(Math.abs(totals.peak.records / (200 * (until - 60)) - 1)).toBeLessThan(0.1)
    expect(sentences(simulation)).toContain('reads back state that it has no copy of')
  })

  it('go on at once where a standby has the state', () => {
    const simulation = run(design({ 'num.standby.replicas': 1 }), crash, 3600)
    const [rebalance] = simulation.rebalances
    expect(groupOf(simulation, 'totals').peak.atSeconds).toBeCloseTo(rebalance?.endsAtSeconds ?? 0, 0)
    expect(sentences(simulation)).not.toContain('reads back')
  })

  it('give tasks with state to who comes back once that is warm there', () => {
    const [event] = crash
    if (!event) throw new Error('there is no event')
    const simulation = run(design(), [{ ...event, lastsSeconds: 300 }], 3600)
    const owners = (at: number) =>
      groupOf(simulation, 'totals').ownership.findLast(({ atSeconds }) => atSeconds <= at)?.owners ?? []
    expect(owners(500)).not.toContain(2)
    expect(owners(3000).filter((owner) => owner === 2)).toHaveLength(2)
    expect(simulation.rebalances.at(-1)?.reason).toBe('the state of totals-2 is warm')
  })

  it('write what they make of what they read', () => {
    const simulation = run(design(), [], 300)
    expect(simulation.topics['out']?.written.at(-1)).toBeGreaterThan(0)
  })

  it('write no more than their caches pass on, however much more comes in', () => {
    const counted: StreamsApp = {
      ...app(),
      processing: [
        {
          stream: 'clicks',
          steps: [
            'groupByKey',
            { op: 'count', store: { keys: 900 } },
            'toStream',
            { op: 'to', topic: 'out' },
          ],
        },
      ],
    }
    const burst: readonly ScenarioEvent[] = [
      { kind: 'burst', topic: 'clicks', factor: 2, atSeconds: 100, lastsSeconds: 100 },
    ]
    const { topics } = run({ ...design(), streamsApps: [counted] }, burst, 300)
    expect(Math.max(...(topics['clicks']?.written ?? []))).toBeCloseTo(1_200, 0)
    expect(Math.max(...(topics['out']?.written ?? []))).toBeCloseTo(30, 3)
  })

  it('say that they cannot tell where nothing says how long a record takes', () => {
    const { processingMsPerRecord: _, ...silent } = app()
    const simulation = run({ ...design(), streamsApps: [silent] }, [], 300)
    expect(simulation.remarks.join()).toContain('How long a record takes of totals is not stated')
    expect(groupOf(simulation, 'totals').isTimeStated).toBe(false)
  })
})

describe('connectors', () => {
  const withConnectors = (...connectors: Connector[]): Design => ({
    ...feedOf({}),
    producers: [],
    topics: [
      {
        name: 'rows',
        partitions: 4,
        replicationFactor: 3,
        key: { strategy: 'none' },
        recordsPerSecond: { average: 400 },
      },
    ],
    connectors,
  })
  const source: Connector = { name: 'cdc', type: 'source', tasksMax: 4, produces: [{ topic: 'rows' }] }
  const sink: Connector = {
    name: 'warehouse',
    type: 'sink',
    tasksMax: 2,
    processingMsPerRecord: 4,
    consumes: [{ topic: 'rows' }],
  }

  it('bring in what a failed task missed once it is started again', () => {
    const events: readonly ScenarioEvent[] = [
      { kind: 'task-failed', connector: 'cdc', atSeconds: 100, lastsSeconds: 200 },
    ]
    const simulation = run(withConnectors(source, sink), events)
    const { written } = simulation.topics['rows'] ?? { written: [] }
    const at = (seconds: number) => written[simulation.seconds.findLastIndex((one) => one <= seconds)]
    expect([at(50), at(200), at(320), at(1000)]).toEqual([400, 300, 800, 400])
    expect(groupOf(simulation, 'warehouse').balance.offered).toBeCloseTo(400 * 1200, 3)
  })

  it('add the rows of a snapshot, no more and no less', () => {
    const events: readonly ScenarioEvent[] = [
      { kind: 'source-snapshot', connector: 'cdc', atSeconds: 60, lastsSeconds: 120 },
    ]
    const simulation = run(withConnectors({ ...source, snapshotRows: 90_000 }, sink), events)
    const warehouse = groupOf(simulation, 'warehouse')
    expect(warehouse.balance.offered).toBeCloseTo(400 * 1200 + 90_000, 3)
    // Two tasks do 500 a second: (400 + 750 − 500) × 120 s.
    expect(warehouse.peak.records).toBeCloseTo(650 * 120, 3)
  })

  it('leave the partitions of a failed task of a sink to the others, and fall behind a slow target', () => {
    const failed = run(withConnectors(source, sink), [
      { kind: 'task-failed', connector: 'warehouse', member: 2, atSeconds: 60 },
    ])
    expect(new Set(groupOf(failed, 'warehouse').ownership.at(-1)?.owners)).toEqual(new Set([1]))
    expect(groupOf(failed, 'warehouse').peak.records / ((400 - 250) * 1140)).toBeCloseTo(1, 1)
    const slow = run(withConnectors(source, sink), [
      { kind: 'slow-downstream', connector: 'warehouse', factor: 2, atSeconds: 100, lastsSeconds: 100 },
    ])
    expect(groupOf(slow, 'warehouse').peak.records).toBeCloseTo((400 - 250) * 100, 3)
  })
})

describe('limits of reading', () => {
  const group: ConsumerGroup = {
    name: 'billing',
    members: 6,
    processingMsPerRecord: 0,
    consumes: [{ topic: 'clicks' }],
  }

  it('sends no more than a broker can, whoever asks', () => {
    const cluster = { networkOutBytesPerSecondPerBroker: 2 * MIB }
    const design = feedOf({ rate: 300, groups: [group, { ...group, name: 'audit' }], cluster })
    const simulation = run(design, [], 1200, { billing: 1_000_000, audit: 1_000_000 })
    const rate = groupOf(simulation, 'billing').read[0] ?? 0
    // Three brokers; each sends 100 records a second to each of two followers, and shares the rest between two groups.
    expect(rate).toBeCloseTo((3 * (2 * MIB - 2 * 100_000)) / 2 / 1000, 0)
    expect(sentences(simulation)).toContain('sends all that it can')
    const wide = run(
      feedOf({ rate: 300, groups: [group], cluster: { networkOutBytesPerSecondPerBroker: 1e9 } }),
      [],
      1200,
    )
    expect(sentences(wide)).not.toContain('sends all that it can')
  })

  it('reads what brokers no longer have from remote storage, more slowly', () => {
    const tiered = {
      'remote.storage.enable': true,
      'local.retention.ms': 600_000,
      'retention.ms': 604_800_000,
    }
    const behind = { billing: 2_000_000 }
    const of = (config: Topic['config']) =>
      groupOf(
        run(feedOf({ rate: 600, groups: [group], topic: { config } as Partial<Topic> }), [], 3600, behind),
        'billing',
      )
    const [remote, local] = [of(tiered), of({})]
    // A fetch of 1 MiB takes a tenth of a second, of each of six partitions.
    expect(remote.read[0]).toBeCloseTo((6 * MIB) / 0.1 / 1000, 0)
    expect(local.read[0]).toBeGreaterThan(10 * (remote.read[0] ?? 0))
    expect(remote.clearAtSeconds ?? 0).toBeGreaterThan(local.clearAtSeconds ?? 0)
  })

  it('gives a share group no more of a partition than may be locked, and holds what a dead member took', () => {
    const share: ConsumerGroup = { ...group, reads: 'share', members: 10, processingMsPerRecord: 10 }
    const design = feedOf({ rate: 300, groups: [share], topic: { partitions: 1 } })
    const simulation = run(design, [], 1200, { billing: 100_000 })
    // 2,000 locks, each held for the 5 s that a poll of 500 takes.
    expect(groupOf(simulation, 'billing').read[0]).toBeCloseTo(400, 6)
    const crash: ScenarioEvent = { kind: 'member-crash', group: 'billing', member: 1, atSeconds: 20 }
    const after = run(design, [crash], 1200, { billing: 100_000 })
    // A tenth of what is read, for half a poll.
    expect(groupOf(after, 'billing').redone).toBeCloseTo(40 * 2.5, 6)
  })

  it('gives up records whose work takes longer than their lock', () => {
    const share: ConsumerGroup = { ...group, reads: 'share', members: 4, processingMsPerRecord: 100 }
    const simulation = run(feedOf({ rate: 10, groups: [share] }), [], 1200, { billing: 10_000 })
    const billing = groupOf(simulation, 'billing')
    // Four members do 40 a second, each record five times for nothing.
    expect(billing.read[0]).toBeCloseTo(8, 6)
    expect(billing.balance.consumed).toBeLessThan(1)
    expect(billing.balance.lost).toBeCloseTo(8 * 1200, 3)
    expect(simulation.remarks.join()).toContain('longer than a record is locked')
  })
})

describe('the laws with every kind of node', () => {
  const event = fc.record(
    {
      kind: fc.constantFrom(
        'burst', 'member-crash', 'member-stuck', 'rolling-deploy', 'group-stopped', 'slow-downstream', 'broker-lost',
        'task-failed', 'source-snapshot', 'worker-lost', 'workers-added',
      ), // biome-ignore format: a list of cases, not of lines
      atSeconds: fc.integer({ min: 0, max: 1000 }),
      lastsSeconds: fc.integer({ min: 0, max: 900 }),
      who: fc.constantFrom<Partial<ScenarioEvent>>(
        { group: 'shared' }, { application: 'totals' }, { connector: 'out' }, { connector: 'in' },
      ), // biome-ignore format: a list of cases, not of lines
      member: fc.integer({ min: 1, max: 3 }),
      broker: fc.integer({ min: 1, max: 3 }),
      factor: fc.constantFrom(0.5, 3, 60),
    },
    { requiredKeys: ['kind', 'atSeconds', 'who', 'broker'] },
  )
  const events = fc
    .array(event, { maxLength: 5 })
    .map((all) => all.map(({ who, ...one }): ScenarioEvent => ({ ...one, ...who })))
  const everything = fc
    .record({
      rate: fc.integer({ min: 1, max: 2000 }),
      network: fc.constantFrom(undefined, MIB, 50 * MIB),
      local: fc.constantFrom(undefined, 60_000),
      processing: fc.constantFrom(undefined, 0, 1, 80),
      standbys: fc.integer({ min: 0, max: 2 }),
      keys: fc.constantFrom(undefined, 20_000_000),
    })
    .map(({ rate, network, local, processing, standbys, keys }): Design => {
      const base = feedOf({
        rate,
        cluster: network === undefined ? {} : { networkOutBytesPerSecondPerBroker: network },
        topic:
          local === undefined
            ? {}
            : { config: { 'remote.storage.enable': true, 'local.retention.ms': local } },
        groups: [
          {
            name: 'shared',
            reads: 'share',
            members: 3,
            ...(processing !== undefined && { processingMsPerRecord: processing }),
            consumes: [{ topic: 'clicks' }],
          },
        ],
      })
      return {
        ...base,
        topics: [
          ...base.topics,
          { name: 'counts', partitions: 6 },
          { name: 'rows', partitions: 3, recordsPerSecond: { average: rate } },
        ],
        streamsApps: [
          {
            name: 'totals',
            instances: 3,
            processingMsPerRecord: 1,
            config: { 'num.standby.replicas': standbys },
            processing: [
              {
                stream: 'clicks',
                steps: [
                  'groupByKey',
                  { op: 'count', store: { name: 's', ...(keys && { keys }) } },
                  'toStream',
                  { op: 'to', topic: 'counts' },
                ],
              } as NonNullable<StreamsApp['processing']>[number],
            ],
          },
        ],
        connectors: [
          { name: 'in', type: 'source', tasksMax: 2, produces: [{ topic: 'rows' }] },
          {
            name: 'out',
            type: 'sink',
            tasksMax: 2,
            processingMsPerRecord: 1,
            consumes: [{ topic: 'rows' }, { topic: 'counts' }],
          },
        ],
      }
    })

  it('lose no record, and come out the same', () => {
    fc.assert(
      fc.property(everything, events, (design, what) => {
        const first = run(design, what, 1200, { shared: 5000, totals: 20_000 })
        const wrong = Object.values(first.groups).flatMap(({ name, balances }) =>
          balances.flatMap(({ offered, consumed, waiting, lost, refused }) => {
            const gap = Math.abs(offered - consumed - waiting - lost - refused)
            const isRight =
              gap < 1e-6 * Math.max(1, offered) && Math.min(consumed, waiting, lost, refused) > -1e-3
            return isRight ? [] : [{ name, offered, consumed, waiting, lost, refused }]
          }),
        )
        expect(wrong.slice(0, 2)).toEqual([])
        expect(
          JSON.stringify(run(structuredClone(design), what, 1200, { shared: 5000, totals: 20_000 })),
        ).toBe(JSON.stringify(first))
      }),
      { numRuns: 60 },
    )
  })
})
