import { describe, expect, it } from 'vitest'
import type { Design, Scenario } from '../model/design'
import { type DesignChange, withChange } from '../model/design-change'
import { emptyDesign } from '../model/empty-design'
import { simulate } from './simulate'
import { type Proposal, whatWouldFix } from './what-would-fix'

const shop: Design = {
  ...emptyDesign('shop'),
  producers: [
    {
      name: 'checkout',
      delivery: 'at-least-once',
      produces: [{ topic: 'orders', recordsPerSecond: { average: 1000 } }],
    },
  ],
  topics: [
    {
      name: 'orders',
      partitions: 12,
      replicationFactor: 3,
      key: { strategy: 'none' },
      config: { 'min.insync.replicas': 2 },
    },
  ],
  consumerGroups: [
    { name: 'billing', members: 6, processingMsPerRecord: 4, consumes: [{ topic: 'orders' }] },
  ],
}
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
})
