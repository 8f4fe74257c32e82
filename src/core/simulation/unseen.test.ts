import { describe, expect, it } from 'vitest'
import type { Cluster, ConsumerGroup, Design, ScenarioEvent, Topic } from '../model/design'
import { emptyDesign } from '../model/empty-design'
import { simulate } from './simulate'
import type { GroupRun, Simulation } from './simulation'

/** Scenarios that were worked out by hand: six members do 250 records a second each, and 1,000 come. */

interface Parts {
  readonly rate?: number
  readonly topic?: Partial<Topic>
  readonly group?: Partial<ConsumerGroup>
  readonly cluster?: Partial<Cluster>
}

const empty = emptyDesign('shop')
const shop = ({ rate = 1000, topic = {}, group = {}, cluster = {} }: Parts = {}): Design => ({
  ...empty,
  cluster: { ...empty.cluster, brokers: 3, racks: 3, ...cluster },
  producers: [
    {
      name: 'web',
      delivery: 'at-least-once',
      produces: [{ topic: 'orders', recordsPerSecond: { average: rate } }],
    },
  ],
  topics: [{ name: 'orders', partitions: 12, replicationFactor: 3, key: { strategy: 'none' }, ...topic }],
  consumerGroups: [
    { name: 'billing', members: 6, processingMsPerRecord: 4, consumes: [{ topic: 'orders' }], ...group },
  ],
})

const run = (design: Design, events: readonly ScenarioEvent[], lengthSeconds = 1200): Simulation =>
  simulate(design, { name: 'test', lengthSeconds, events }, { runs: 0 })
const billing = ({ groups }: Simulation): GroupRun => {
  const group = groups['billing']
  if (!group) throw new Error('there is no billing')
  return group
}
const said = ({ story }: Simulation): string => story.map(({ sentence }) => sentence).join('\n')

describe('shapes of traffic', () => {
  const burst: ScenarioEvent = { kind: 'burst', factor: 3, atSeconds: 100, lastsSeconds: 240 }

  it('has the lag of what a ramp writes beyond the capacity', () => {
    // From 1,000 to 3,000 and back: over 1,500 for three quarters of 240 s, by 750 on average.
    expect(billing(run(shop(), [{ ...burst, shape: 'ramp' }])).peak.records).toBeCloseTo(135_000, 0)
  })

  it('has that of a wave', () => {
    const angle = Math.PI / 3
    const beyond = (500 * (2 * Math.PI - 2 * angle) + 2000 * Math.sin(angle)) * (240 / (2 * Math.PI))
    const { peak } = billing(run(shop(), [{ ...burst, shape: 'wave' }]))
    expect(Math.abs(peak.records / beyond - 1)).toBeLessThan(0.005)
  })

  it('has that of growth, which ends as high as it says', () => {
    const growth: ScenarioEvent = { kind: 'growth', factor: 2, atSeconds: 100, lastsSeconds: 600 }
    const simulation = run(shop(), [growth])
    // Over 1,500 for 300 s by 250 on average, then by 500 for 500 s.
    expect(billing(simulation).peak.records).toBeCloseTo(75_000 + 250_000, 0)
    expect(simulation.topics['orders']?.written.at(-1)).toBe(2000)
  })

  it('multiplies what overlaps', () => {
    const twice: ScenarioEvent = { kind: 'burst', factor: 2, atSeconds: 100, lastsSeconds: 100 }
    const { peak } = billing(run(shop(), [twice, { ...twice, atSeconds: 150 }]))
    expect(peak).toEqual({ atSeconds: 250, records: expect.closeTo(50 * 500 + 50 * 2500 + 50 * 500, 3) })
  })
})

describe('a rack', () => {
  it('is lost at once, and told once', () => {
    const simulation = run(
      shop({ cluster: { brokers: 6, racks: 2 }, topic: { config: { 'min.insync.replicas': 2 } } }),
      [{ kind: 'rack-lost', rack: 1, atSeconds: 100, lastsSeconds: 300 }],
    )
    const refusing = simulation.topics['orders']?.changes.map(({ refusing: count }) => count)
    expect(said(simulation)).not.toContain('without a leader')
    expect(said(simulation).match(/refuses writes/g)).toHaveLength(1)
    expect(said(simulation)).toMatch(
      /refuses writes with acks=all to 6 partitions of 12 \(\d+(, \d+){5}\): 1 in/,
    )
    expect(refusing).toContain(6)
  })

  it('has partitions without a leader beside others that refuse writes, both counted', () => {
    const simulation = run(shop({ topic: { replicationFactor: 2, config: { 'min.insync.replicas': 2 } } }), [
      { kind: 'broker-lost', broker: 1, atSeconds: 100 },
      { kind: 'broker-lost', broker: 2, atSeconds: 100 },
    ])
    const last = simulation.topics['orders']?.changes.at(-1)
    expect(last?.offline).toBeGreaterThan(0)
    expect(last?.refusing).toBeGreaterThan(0)
    expect((last?.offline ?? 0) + (last?.refusing ?? 0)).toBe(12)
    expect(last?.inSync).toBe(1)
    expect(said(simulation)).toContain('in sync, min.insync.replicas 2')
  })
})

describe('what is down already', () => {
  it('stays so for as long as what took it down says, whatever befalls it meanwhile', () => {
    const twice = (event: Omit<ScenarioEvent, 'atSeconds'>): readonly ScenarioEvent[] => [
      { ...event, atSeconds: 60, lastsSeconds: 600 },
      { ...event, atSeconds: 100, lastsSeconds: 100 },
    ]
    for (const kind of ['member-crash', 'member-stuck'] as const) {
      const { members } = billing(run(shop(), twice({ kind, group: 'billing', member: 2 })))
      expect(members.changes.find(({ state }) => state === 'up')?.atSeconds).toBe(660)
    }
    const lost = run(shop(), twice({ kind: 'broker-lost', broker: 2 }))
    expect(lost.story.find(({ sentence }) => sentence === 'Broker 2 is back')?.atSeconds).toBe(660)
  })
})

describe('writes that are not taken', () => {
  it('are told by who writes them: refused, or held back until the loss is known', () => {
    const { topics, seconds } = run(shop({ topic: { config: { 'min.insync.replicas': 3 } } }), [
      { kind: 'broker-lost', broker: 2, atSeconds: 60, lastsSeconds: 600 },
    ])
    const [untaken] = topics['orders']?.untaken ?? []
    const at = (moment: number) => seconds.findLastIndex((each) => each <= moment)
    expect(untaken?.node).toBe('producer:web')
    expect(untaken?.refused).toHaveLength(seconds.length)
    expect([30, 62, 300, 900].map((moment) => Math.round(untaken?.refused[at(moment)] ?? 0))).toEqual([
      0, 0, 1000, 0,
    ])
    expect([30, 62, 300, 900].map((moment) => Math.round(untaken?.waiting[at(moment)] ?? 0))).toEqual([
      0, 1000, 0, 0,
    ])
  })

  it('are none where nothing is refused', () => {
    expect(run(shop(), []).topics['orders']?.untaken).toEqual([])
  })
})

describe('partitions that are added', () => {
  const added: ScenarioEvent = { kind: 'partitions-added', topic: 'orders', partitions: 24, atSeconds: 100 }
  const more = (config: ConsumerGroup['config']) => run(shop({ group: { config } } as Parts), [added])

  it('are seen by a classic group after five minutes, which skips what they have by then', () => {
    const simulation = more({ 'auto.offset.reset': 'latest' })
    expect(said(simulation)).toContain('billing begins at the end of the new partitions')
    // Half of all records, for 300 s and the rebalance.
    expect(billing(simulation).balance.lost / (500 * 302)).toBeCloseTo(1, 1)
  })

  it('are read from their beginning where the group says so', () => {
    const simulation = more({ 'auto.offset.reset': 'earliest' })
    expect(billing(simulation).balance.lost).toBe(0)
    expect(billing(simulation).peak.records).toBeGreaterThan(500 * 300)
  })

  it('are given to members at once by a coordinator that assigns by itself', () => {
    const simulation = more({ 'group.protocol': 'consumer', 'auto.offset.reset': 'earliest' })
    expect(said(simulation)).toContain('sees the new partitions of orders (5 s, a heartbeat)')
    expect(billing(simulation).peak.records).toBeLessThan(500 * 15)
  })

  it('are seen as often as members ask for metadata', () => {
    expect(said(more({ 'metadata.max.age.ms': 60_000 }))).toContain('(1 min, metadata.max.age.ms)')
  })
})

describe('members', () => {
  it('come back within their session where they are static, and nobody else stops', () => {
    const crash: ScenarioEvent = {
      kind: 'member-crash',
      group: 'billing',
      member: 2,
      atSeconds: 100,
      lastsSeconds: 20,
    }
    const fixed = run(
      shop({ group: { commit: 'after-processing', config: { 'group.instance.id': 'billing' } } }),
      [crash],
    )
    expect(fixed.rebalances).toEqual([])
    // A sixth of all records for 20 s, read at 250 − 166.7 a second.
    expect(billing(fixed).peak.records).toBeCloseTo((1000 / 6) * 20, 3)
    expect(billing(fixed).clearAtSeconds).toBeCloseTo(160, 3)
    const dynamic = run(shop({ group: { config: {} } }), [crash])
    expect(billing(dynamic).peak.atSeconds).toBeCloseTo(145, 3)
  })

  it('are added up to a ceiling, one cooldown after the other', () => {
    const scaler: ScenarioEvent = {
      kind: 'autoscaler',
      group: 'billing',
      atSeconds: 0,
      lagAbove: 5000,
      membersAdded: 2,
      mostMembers: 10,
      cooldownSeconds: 120,
    }
    const simulation = run(shop({ rate: 3000 }), [scaler])
    const times = billing(simulation).members.changes.map(({ atSeconds }) => atSeconds)
    expect(times).toHaveLength(4)
    expect((times[2] ?? 0) - (times[0] ?? 0)).toBe(120)
    expect(billing(simulation).members.most).toBe(10)
  })

  it('lose what is older than retention while they are stopped, and no more', () => {
    const simulation = run(
      shop({ topic: { config: { 'retention.ms': 1_800_000 } } }),
      [{ kind: 'group-stopped', group: 'billing', atSeconds: 600, lastsSeconds: 3600 }],
      7200,
    )
    const { balance, longestWaitSeconds } = billing(simulation)
    expect(Math.abs(balance.lost / (1000 * 1800) - 1)).toBeLessThan(0.01)
    expect(longestWaitSeconds).toBeLessThanOrEqual(1800)
  })
})
