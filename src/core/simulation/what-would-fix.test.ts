import { describe, expect, it } from 'vitest'
import type { Design, Scenario } from '../model/design'
import { type DesignChange, withChange } from '../model/design-change'
import { shopDesign as shop } from './fixtures/shop'
import type { Proposal } from './proposals'
import { simulate } from './simulate'
import { whatWouldFix } from './what-would-fix'

const burst: Scenario = {
  name: 'burst',
  lengthSeconds: 1200,
  goal: { waitSeconds: 30 },
  events: [{ kind: 'burst', factor: 3, atSeconds: 60, lastsSeconds: 120 }],
}
const titled = (proposals: readonly Proposal[], start: string) =>
  proposals.find(({ title }) => title.startsWith(start))

describe('whatWouldFix', () => {
  it('has nothing to say where the goal is kept', () => {
    expect(whatWouldFix(shop, { ...burst, goal: { waitSeconds: 600 } })).toEqual([])
  })

  it('finds the least members, and one less is not enough', () => {
    const found = titled(whatWouldFix(shop, burst), 'billing: 6 →')
    const change = found?.changes[0]
    const wait = (members: number) =>
      simulate(withChange(shop, { kind: 'members', group: 'billing', members }), burst, { runs: 0 }).groups[
        'billing'
      ]?.longestWaitSeconds ?? 0
    const members = change?.kind === 'members' ? change.members : 0
    expect(members).toBeGreaterThan(6)
    expect(wait(members)).toBeLessThanOrEqual(30)
    expect(wait(members - 1)).toBeGreaterThan(30)
  })

  it('says that no number of members helps a partition that is hotter than one', () => {
    const hot: Design = {
      ...shop,
      topics: shop.topics.map((topic) => ({
        ...topic,
        key: { strategy: 'entity', cardinality: 100_000, skew: 0.5 },
      })),
    }
    const found = titled(whatWouldFix(hot, burst), 'billing: no number')
    expect(found?.effect).toMatch(
      /^orders \d+ alone gets up to 1,\d+ records a second, and one member does 250$/,
    )
    expect(found?.changes).toEqual([])
  })

  it('asks for more partitions where every one has a member already', () => {
    const wide = withChange(shop, { kind: 'members', group: 'billing', members: 12 })
    const steep = {
      ...burst,
      events: [{ kind: 'burst' as const, factor: 6, atSeconds: 60, lastsSeconds: 120 }],
    }
    const found = titled(whatWouldFix(wide, steep), 'orders: 12 →')
    expect(found?.changes.map(({ kind }) => kind)).toEqual(['partitions', 'members'])
  })

  it('has topics take writes again', () => {
    const strict = withChange(shop, {
      kind: 'topic-setting',
      topic: 'orders',
      setting: 'min.insync.replicas',
      value: 3,
    })
    const lost: Scenario = { ...burst, events: [{ kind: 'broker-lost', broker: 1, atSeconds: 60 }] }
    const [found] = whatWouldFix(strict, lost)
    expect(found?.title).toBe('orders: min ISR 3 → 2')
    const fixed = (found?.changes ?? ([] as DesignChange[])).reduce(withChange, strict)
    expect(simulate(fixed, lost, { runs: 0 }).topics['orders']?.turnedAway).toBe(0)
  })

  it('keeps records for as long as a stop', () => {
    const short = withChange(shop, {
      kind: 'topic-setting',
      topic: 'orders',
      setting: 'retention.ms',
      value: 3_600_000,
    })
    const stop: Scenario = {
      name: 'stop',
      lengthSeconds: 86_400,
      goal: { waitSeconds: 86_400 },
      events: [{ kind: 'group-stopped', group: 'billing', atSeconds: 600, lastsSeconds: 4 * 3600 }],
    }
    const found = titled(whatWouldFix(short, stop), 'orders: retention')
    expect(found?.changes[0]).toMatchObject({ setting: 'retention.ms', value: expect.any(Number) })
    const hours = found?.changes[0]?.kind === 'topic-setting' ? found.changes[0].value / 3_600_000 : 0
    expect(hours).toBeGreaterThan(3)
    expect(hours).toBeLessThan(14)
  })

  const scenario = (events: Scenario['events'], waitSeconds = 60): Scenario => ({
    name: 'test',
    lengthSeconds: 1200,
    goal: { waitSeconds },
    events,
  })
  const titles = (design: Design, of: Scenario) => whatWouldFix(design, of).map(({ title }) => title)
  /** Whether each proposal that says so really keeps the goal. */
  const keepsGoal = (design: Design, of: Scenario) =>
    whatWouldFix(design, of)
      .filter(({ reachesGoal }) => reachesGoal)
      .every(({ changes, at }) =>
        Object.values(simulate(changes.reduce(withChange, design), of, { runs: 0 }).groups).every(
          ({ node, longestWaitSeconds }) => node !== at || longestWaitSeconds <= (of.goal?.waitSeconds ?? 60),
        ),
      )

  it('gives a share group more members than there are partitions', () => {
    const shared: Design = {
      ...withChange(shop, { kind: 'partitions', topic: 'orders', partitions: 3 }),
      consumerGroups: shop.consumerGroups.map((group) => ({ ...group, reads: 'share', config: {} })),
    }
    const found = titled(whatWouldFix(shared, burst), 'billing: 6 →')
    const change = found?.changes[0]
    expect(change?.kind === 'members' ? change.members : 0).toBeGreaterThan(6)
    expect(titles(shared, burst).join()).not.toContain('no number')
    expect(keepsGoal(shared, burst)).toBe(true)
  })

  it('finds instances of an application and tasks of a sink', () => {
    const readers: Design = {
      ...shop,
      consumerGroups: [],
      connectors: [
        { name: 'out', type: 'sink', tasksMax: 2, processingMsPerRecord: 4, consumes: [{ topic: 'orders' }] },
      ],
      streamsApps: [
        {
          name: 'app',
          instances: 2,
          processingMsPerRecord: 4,
          processing: [{ stream: 'orders', steps: ['mapValues', { op: 'to', topic: 'out' }] }],
        },
      ],
    }
    const calm = scenario([])
    expect(titles(readers, calm)).toEqual(['app: 2 → 4 instances', 'out: 2 → 4 tasks'])
    expect(keepsGoal(readers, calm)).toBe(true)
  })

  it('notices sooner that a member is dead or hangs, as late as is enough', () => {
    const crash = scenario([{ kind: 'member-crash', group: 'billing', member: 1, atSeconds: 60 }], 20)
    expect(titles(shop, crash)).toEqual(['billing: session.timeout.ms 45 s → 10 s'])
    const hangs = scenario([
      { kind: 'member-stuck', group: 'billing', member: 1, atSeconds: 60, lastsSeconds: 600 },
    ])
    expect(titles(shop, hangs)).toEqual(['billing: max.poll.interval.ms 5 min → 45 s'])
    expect(keepsGoal(shop, crash) && keepsGoal(shop, hangs)).toBe(true)
  })

  it('says of a poison record, and of a stop, that members are no answer', () => {
    const effects = (events: Scenario['events']) =>
      whatWouldFix(shop, scenario(events)).map(({ effect }) => effect)
    expect(
      effects([{ kind: 'poison-record', group: 'billing', partition: 3, atSeconds: 60, lastsSeconds: 600 }]),
    ).toEqual([expect.stringContaining('a dead letter topic takes it aside')])
    expect(
      effects([{ kind: 'group-stopped', group: 'billing', atSeconds: 60, lastsSeconds: 300 }]).at(-1),
    ).toContain('nobody of billing reads for 5 min')
  })

  it('asks for as many replicas as a loss leaves enough of, and leaves readers in peace', () => {
    const single = withChange(shop, { kind: 'replication', topic: 'orders', replicationFactor: 1 })
    const lost = scenario([{ kind: 'broker-lost', broker: 1, atSeconds: 60, lastsSeconds: 600 }])
    // With two of them min.insync.replicas 2 would refuse writes when one is lost.
    expect(titles(single, lost)).toEqual(['orders: replication factor 1 → 3'])
  })
})
