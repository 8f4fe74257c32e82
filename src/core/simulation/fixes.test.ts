import { describe, expect, it } from 'vitest'
import { measureDesign } from '../measure-once'
import type { ConsumerGroup, Design, Scenario } from '../model/design'
import { withChange } from '../model/design-change'
import { noticeSooner } from './fixes-of-readers'
import { shopDesign } from './fixtures/shop'
import { simulate } from './simulate'
import { whatWouldFix } from './what-would-fix'

const shop = (group: Partial<ConsumerGroup> = {}, brokers: Design['cluster']['config'] = {}): Design => ({
  ...shopDesign,
  cluster: { ...shopDesign.cluster, config: brokers },
  consumerGroups: shopDesign.consumerGroups.map((billing) => ({ ...billing, ...group })),
})
const scenario = (events: Scenario['events'], waitSeconds = 30, lengthSeconds = 1200): Scenario => ({
  name: 'test',
  lengthSeconds,
  goal: { waitSeconds },
  events,
})
const burst = { kind: 'burst', factor: 3, atSeconds: 60, lastsSeconds: 120 } as const
const crash = { kind: 'member-crash', group: 'billing', member: 1, atSeconds: 60 } as const
const runOf = (design: Design, of: Scenario) => simulate(design, of, { runs: 0 }).groups['billing']
const settingsOf = (design: Design, of: Scenario) =>
  whatWouldFix(design, of).flatMap(({ changes }) =>
    changes.flatMap((change) => (change.kind === 'group-setting' ? [change.settings] : [])),
  )

describe('a session that ends sooner', () => {
  it('is not asked of a share group, whose clients refuse it', () => {
    const proposed = (design: Design, kind: 'member-crash' | 'member-stuck') => {
      const of = scenario([{ ...crash, kind }])
      const search = { design, scenario: of, goal: {}, run: () => simulate(design, of, { runs: 0 }) }
      const { consumerGroups } = measureDesign(design).view
      return consumerGroups.flatMap((view) => [...noticeSooner(search, view)]).length
    }
    for (const kind of ['member-crash', 'member-stuck'] as const) {
      expect(proposed(shop(), kind)).toBe(1)
      expect(proposed(shop({ reads: 'share' }), kind)).toBe(0)
      expect(proposed(shop({ reads: 'everything' }), kind)).toBe(0)
    }
  })

  it('has heartbeats of whole milliseconds', () => {
    const config = { 'heartbeat.interval.ms': 15_000, 'session.timeout.ms': 60_000 }
    const found = [20, 24, 28, 32, 36].flatMap((wait) =>
      settingsOf(shop({ config }), scenario([crash], wait)),
    )
    expect(found).toContainEqual({ 'session.timeout.ms': 20_000, 'heartbeat.interval.ms': 6_666 })
    for (const value of found.flatMap(Object.values)) expect(Number.isInteger(value)).toBe(true)
  })
})

describe('the fix of a reader', () => {
  const lost = scenario([{ kind: 'broker-lost', broker: 1, atSeconds: 30, lastsSeconds: 600 }, burst])
  const strict = withChange(shop(), {
    kind: 'topic-setting',
    topic: 'orders',
    setting: 'min.insync.replicas',
    value: 3,
  })

  it('that needs its topic to take writes has that with it', () => {
    const proposals = whatWouldFix(strict, lost)
    const found = proposals.find(({ title }) => title.startsWith('billing: 6 →'))
    expect(found?.title).toMatch(/ members, together with the fix of orders$/)
    expect(found?.changes.map(({ kind }) => kind)).toEqual(['topic-setting', 'members'])
    for (const { changes, reachesGoal, at } of proposals) {
      if (!reachesGoal || at.startsWith('topic:')) continue
      const fixed = changes.reduce(withChange, strict)
      expect(runOf(fixed, lost)?.longestWaitSeconds).toBeLessThanOrEqual(30)
      expect(simulate(fixed, lost, { runs: 0 }).topics['orders']?.turnedAway).toBe(0)
    }
  })

  it('that does not stands alone', () => {
    const beside: Design = {
      ...strict,
      producers: [
        ...strict.producers,
        {
          name: 'web',
          delivery: 'at-least-once',
          produces: [{ topic: 'clicks', recordsPerSecond: { average: 1000 } }],
        },
      ],
      topics: [...strict.topics, { name: 'clicks', partitions: 12, replicationFactor: 3 }],
      consumerGroups: [
        ...strict.consumerGroups,
        { name: 'ads', members: 2, processingMsPerRecord: 4, consumes: [{ topic: 'clicks' }] },
      ],
    }
    const found = whatWouldFix(beside, lost).find(({ title }) => title.startsWith('ads: 2 →'))
    expect(found?.title).toMatch(/ members$/)
    expect(found?.changes.map(({ kind }) => kind)).toEqual(['members'])
  })
})

describe('more members', () => {
  const none = (design: Design) =>
    whatWouldFix(design, scenario([burst])).find(({ title }) => title.includes('no number'))?.effect

  it('are no more than the brokers let into a group, by its protocol', () => {
    expect(none(shop({ reads: 'share' }, { 'group.share.max.size': 8 }))).toBe(
      'even 8, as many as group.share.max.size lets in, do not reach the goal',
    )
    expect(
      none(shop({ reads: 'share', threadsPerMember: 2, members: 3 }, { 'group.share.max.size': 8 })),
    ).toBe('even 4, as many as group.share.max.size lets in, do not reach the goal')
    const limit = { 'group.max.size': 7, 'group.consumer.max.size': 8 }
    expect(none(shop({}, limit))).toContain('even 7, as many as group.max.size lets in')
    expect(none(shop({ config: { 'group.protocol': 'consumer' } }, limit))).toContain(
      'even 8, as many as group.consumer.max.size lets in',
    )
  })

  it('of a share group work on one partition together', () => {
    const one = withChange(shop({ reads: 'share', members: 1, processingMsPerRecord: 400 }), {
      kind: 'partitions',
      topic: 'orders',
      partitions: 1,
    })
    expect(none(one)).toBe('even 16 do not reach the goal')
  })
})

describe('what a group skips', () => {
  const added = { kind: 'partitions-added', topic: 'orders', partitions: 24, atSeconds: 100 } as const

  it('is read from the beginning where it says so', () => {
    const latest = shop({ config: { 'auto.offset.reset': 'latest' } })
    const of = scenario([added], 900)
    const found = whatWouldFix(latest, of).find(({ title }) => title.includes('auto.offset.reset'))
    expect(found).toMatchObject({ title: 'billing: auto.offset.reset=earliest', reachesGoal: true })
    const { lost = 0, skipped = 0 } = runOf(latest, of)?.balance ?? {}
    expect(skipped).toBeGreaterThan(1000)
    expect(lost).toBeCloseTo(skipped, 3)
    expect(runOf((found?.changes ?? []).reduce(withChange, latest), of)?.balance.lost).toBe(0)
  })

  it('does not hide that a longer retention keeps what is deleted', () => {
    const short = withChange(shop({ config: { 'auto.offset.reset': 'latest' } }), {
      kind: 'topic-setting',
      topic: 'orders',
      setting: 'retention.ms',
      value: 3_600_000,
    })
    const stop = { kind: 'group-stopped', group: 'billing', atSeconds: 3600, lastsSeconds: 14_400 } as const
    const of = scenario([added, stop], 86_400, 86_400)
    expect(whatWouldFix(short, of).map(({ title }) => title.replace(/ → .*/, ''))).toEqual([
      'orders: retention 1 h',
      'billing: auto.offset.reset=earliest',
    ])
  })
})

it('keeps the partitions of a topic that states none, which a quicker group would compute to fewer', () => {
  const design: Design = {
    ...shop({ members: 12, processingMsPerRecord: 2 }),
    producers: [{ name: 'web', produces: [{ topic: 'orders', recordsPerSecond: { average: 5000 } }] }],
    topics: [{ name: 'orders', key: { strategy: 'none' } }],
  }
  const counted = (of: Design) => measureDesign(of).view.topics.map(({ partitions }) => partitions)
  const [before = 0] = counted(design)
  const of = scenario([{ ...burst, factor: 6, lastsSeconds: 300 }])
  const quicker = whatWouldFix(design, of).filter(({ changes }) =>
    changes.some(({ kind }) => kind === 'processing'),
  )
  expect(quicker).toHaveLength(1)
  const [proposal] = quicker
  const changes = proposal?.changes ?? []
  const alone = changes.filter(({ kind }) => kind === 'processing')
  expect(counted(alone.reduce(withChange, design))).not.toEqual([before])
  expect(counted(changes.reduce(withChange, design))).toEqual([before])
  expect(proposal?.effect).toContain(`orders stays at ${before} partitions`)
  expect(runOf(changes.reduce(withChange, design), of)?.longestWaitSeconds).toBeLessThanOrEqual(30)
})
