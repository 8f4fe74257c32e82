import { describe, expect, it } from 'vitest'
import type { ConsumerGroup, Design, Producer, ScenarioEvent, Topic } from '../model/design'
import { emptyDesign } from '../model/empty-design'
import { simulate } from './simulate'
import type { Simulation, StoryLine } from './simulation'

interface Parts {
  readonly topic?: Partial<Topic>
  readonly producer?: Partial<Producer>
  readonly group?: Partial<ConsumerGroup>
}

const empty = emptyDesign('shop')
const shop = ({ topic = {}, producer = {}, group = {} }: Parts = {}): Design => ({
  ...empty,
  cluster: { ...empty.cluster, brokers: 3, racks: 3 },
  producers: [
    { name: 'web', produces: [{ topic: 'clicks', recordsPerSecond: { average: 12_000 } }], ...producer },
  ],
  topics: [{ name: 'clicks', partitions: 12, replicationFactor: 3, key: { strategy: 'none' }, ...topic }],
  consumerGroups: [
    { name: 'analytics', members: 12, processingMsPerRecord: 0.1, consumes: [{ topic: 'clicks' }], ...group },
  ],
})
const HOUR = 3600
const run = (design: Design, events: readonly ScenarioEvent[], lengthSeconds = 1200): Simulation =>
  simulate(design, { name: 'test', lengthSeconds, events }, { runs: 0 })
const linesOf = ({ story }: Simulation, words: RegExp): readonly StoryLine[] =>
  story.filter(({ sentence }) => words.test(sentence))
const stopped = (hours: number): ScenarioEvent => ({
  kind: 'group-stopped',
  group: 'analytics',
  atSeconds: HOUR,
  lastsSeconds: hours * HOUR,
})

it('says how many records retention took, from when to when', () => {
  const simulation = run(
    shop({ topic: { config: { 'retention.ms': 6 * HOUR * 1000 } } }),
    [stopped(8)],
    24 * HOUR,
  )
  expect(simulation.groups['analytics']?.balance.deleted).toBeGreaterThan(12_000 * 2 * HOUR * 0.99)
  const [began] = linesOf(simulation, /^Retention deletes records of clicks/)
  const lost = linesOf(simulation, /has lost .* of clicks by retention/)
  expect(began?.atSeconds).toBeCloseTo(7 * HOUR, 3)
  expect(lost).toHaveLength(1)
  expect(lost[0]?.sentence).toMatch(
    /^analytics has lost 86\.\d M records of clicks by retention, from 7:00:0\d to 9:/,
  )
  expect(lost[0]?.atSeconds).toBeGreaterThanOrEqual(9 * HOUR)
  expect(lost[0]?.atSeconds).toBeLessThan(9.2 * HOUR)
})

it('tells retention by bytes, and one that goes on to the end', () => {
  const bytes = { 'retention.bytes': 1000 * 1000 * HOUR, 'retention.ms': -1 }
  const simulation = run(
    shop({ topic: { averageRecordBytes: 1000, config: bytes } as Partial<Topic> }),
    [stopped(9)],
    6 * HOUR,
  )
  const deleted = simulation.groups['analytics']?.balance.deleted ?? 0
  expect(deleted).toBeGreaterThan(1e6)
  const lost = linesOf(simulation, /by retention/)
  expect(lost.map(({ atSeconds }) => atSeconds)).toEqual([6 * HOUR])
  expect(lost[0]?.sentence).toMatch(/ to the end$/)
})

it('tells when producers begin to give records up, and how many it was when that ended', () => {
  const simulation = run(shop({ topic: { config: { 'min.insync.replicas': 3 } } }), [
    { kind: 'broker-lost', broker: 2, atSeconds: 60, lastsSeconds: 600 },
  ])
  expect(simulation.topics['clicks']?.givenUp).toBeGreaterThan(1e6)
  const [began, ...more] = linesOf(simulation, /begin to give records up/)
  const [ended, ...others] = linesOf(simulation, /have given up/)
  expect([more, others]).toEqual([[], []])
  expect(began?.atSeconds).toBeGreaterThan(60)
  expect(began?.atSeconds).toBeLessThan(185)
  expect(ended?.atSeconds).toBeGreaterThan(655)
  expect(ended?.atSeconds).toBeLessThan(700)
  expect(ended?.sentence).toMatch(
    /^Producers of clicks have given up [\d.]+ M records, from 0\d:\d\d to 11:\d\d$/,
  )
})

it.each(['0', '1'] as const)('tells what is gone with a broker under acks=%s', (acks) => {
  const simulation = run(shop({ producer: { config: { acks, 'enable.idempotence': false } } }), [
    { kind: 'broker-lost', broker: 2, atSeconds: 60, lastsSeconds: 600 },
  ])
  // Four partitions of twelve, for 50 ms.
  expect(simulation.topics['clicks']?.lostWithLeader).toBeCloseTo(200, 6)
  expect(linesOf(simulation, /^clicks loses/)).toEqual([
    {
      atSeconds: 60,
      about: 'topic:clicks',
      tone: 'bad',
      sentence:
        'clicks loses 200 records with broker 2: acknowledged with acks=0 or 1, and on no follower yet',
    },
  ])
})

describe('offsets committed on a timer', () => {
  const burst: ScenarioEvent = { kind: 'burst', factor: 20, atSeconds: 10, lastsSeconds: 200 }
  const stuck: ScenarioEvent = { kind: 'member-stuck', group: 'analytics', member: 2, atSeconds: 60 }
  const crash: ScenarioEvent = { ...stuck, kind: 'member-crash' }
  const librdkafka = { commit: 'auto', client: { library: 'librdkafka' } } as const
  const of = (group: Partial<ConsumerGroup>, event: ScenarioEvent) => {
    const simulation = run(shop({ group }), [burst, event])
    const { balance, repeated = 0 } = simulation.groups['analytics'] ?? {}
    return { simulation, lost: balance?.lost ?? 0, repeated }
  }

  it('repeat what was read since the last, and lose nothing, where a poll commits them', () => {
    for (const event of [crash, stuck]) {
      const { lost, repeated, simulation } = of({ commit: 'auto' }, event)
      expect(lost).toBe(0)
      expect(repeated).toBeGreaterThan(1)
      expect(simulation.remarks.join()).toContain('analytics commits on a timer')
    }
  })

  it('lose the record that a member hangs in where they are committed beside the work, and repeat nothing', () => {
    const { lost, repeated, simulation } = of(librdkafka, stuck)
    expect(lost).toBeCloseTo(1, 6)
    expect(repeated).toBe(0)
    expect(
      linesOf(simulation, /^analytics loses 1 record of clicks with analytics-2/).map(
        (line) => line.atSeconds,
      ),
    ).toEqual([360])
  })

  it('repeat what came since the timer where a member crashes, and hardly lose any', () => {
    const { lost, repeated } = of(librdkafka, crash)
    expect(lost).toBeLessThan(0.01)
    expect(repeated).toBeGreaterThan(1)
  })
})

it.each(['auto', 'after-processing'] as const)(
  'repeats nothing of a member that goes on before it is put out: %s',
  (commit) => {
    const simulation = run(shop({ group: { commit } }), [
      { kind: 'burst', factor: 20, atSeconds: 10, lastsSeconds: 200 },
      { kind: 'member-stuck', group: 'analytics', member: 2, atSeconds: 60, lastsSeconds: 120 },
    ])
    const { balance, repeated, redone } = simulation.groups['analytics'] ?? {}
    expect([repeated, redone, balance?.lost]).toEqual([0, 0, 0])
  },
)

it('tells what a share group delivers too often', () => {
  const simulation = run(shop({ group: { reads: 'share', processingMsPerRecord: 100 } }), [])
  expect(simulation.groups['analytics']?.balance.lost).toBeGreaterThan(1)
  expect(
    linesOf(
      simulation,
      /^analytics has given up .* of clicks, each delivered 5 times, from 00:00 to the end/,
    ),
  ).toHaveLength(1)
})

it('tells of no loss where there is none', () => {
  const simulation = run(shop(), [{ ...stopped(1), atSeconds: 60, lastsSeconds: 60 }])
  expect(linesOf(simulation, /lost|loses|give|Retention/)).toEqual([])
})

it.each([
  ['a classic group', {}, '12 members of analytics join'],
  [
    'static members',
    { 'group.instance.id': 'analytics' },
    '12 members of analytics are back before anybody missed them',
  ],
] as const)('tells of all members that come at one moment in one line: %s', (_, config, sentence) => {
  const simulation = run(shop({ group: { config } }), [{ ...stopped(1), atSeconds: 60, lastsSeconds: 30 }])
  expect(linesOf(simulation, / joins?$|back/).map((line) => [line.atSeconds, line.sentence])).toEqual([
    [90, sentence],
  ])
})

it('tells of all members that are missed at one moment in one line', () => {
  const simulation = run(shop({ group: { config: { 'group.instance.id': 'analytics' } } }), [
    { ...stopped(1), atSeconds: 60, lastsSeconds: 600 },
  ])
  expect(linesOf(simulation, /declared dead/).map(({ sentence }) => sentence)).toEqual([
    '12 members of analytics are declared dead; nobody is left to read 12 partitions',
  ])
})
