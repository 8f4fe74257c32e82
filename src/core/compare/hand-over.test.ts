import { spawnSync } from 'node:child_process'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { designArbitrary } from '../../testing/arbitraries'
import type { Design, Topic } from '../model/design'
import { emptyDesign } from '../model/empty-design'
import { nextName } from './next-name'
import { planChange } from './plan-change'
import { planScript } from './plan-script'
import { TARGET_IDS } from './targets'

const orders: Topic = {
  name: 'orders',
  partitions: 6,
  replicationFactor: 3,
  key: { strategy: 'entity', field: 'orderId' },
}

const design = (topic: Topic, rest: Partial<Design> = {}): Design => ({
  ...emptyDesign('shop'),
  topics: [topic, { name: 'clicks', partitions: 3 }],
  producers: [{ name: 'checkout', produces: [{ topic: 'orders' }] }],
  consumerGroups: [
    { name: 'billing', groupId: 'billing-1', consumes: [{ topic: 'orders' }] },
    { name: 'pool', reads: 'share', consumes: [{ topic: 'orders' }] },
  ],
  ...rest,
})

const before = design(orders)
const after = design({ ...orders, partitions: 12, config: { 'retention.ms': 3_600_000 } })
const ALL = new Set(['orders'])

describe('nextName', () => {
  it.each([
    ['orders', [], 'orders.v2'],
    ['orders-v3', [], 'orders-v4'],
    ['shop.orders.V9', [], 'shop.orders.V10'],
    ['orders', ['orders.v2', 'orders_v3'], 'orders.v4'],
    ['a'.repeat(249), [], `${'a'.repeat(240)}.v2`],
  ] as const)('%s beside %j', (name, taken, next) => expect(nextName(name, taken)).toBe(next))
})

describe('the safer way as steps', () => {
  it('is a new topic, dual writes, each reader moved, and the old one last', () => {
    const plan = planChange(before, after, 'kafka-cli', ALL)
    expect(plan.map(({ at, title, outcome }) => [at, title, outcome])).toEqual([
      ['topic:orders', 'Create orders.v2: 12 partitions, replication factor 3', 'applies'],
      ['producer:checkout', 'orders: write to orders.v2 as well', 'left-alone'],
      ['consumerGroup:billing', 'billing: read orders.v2 instead of orders', 'left-alone'],
      ['consumerGroup:pool', 'pool: read orders.v2 instead of orders', 'left-alone'],
      ['topic:orders', 'orders: write to orders.v2 alone', 'left-alone'],
      ['topic:orders', 'Remove orders', 'left-alone'],
    ])
    const said = plan.map(({ sentence }) => sentence).join('\n')
    expect(said).toContain('kafka-consumer-groups.sh --group billing-1 --topic orders.v2 --reset-offsets')
    expect(said).toContain('kafka-share-groups.sh --group pool')
    expect(new Set(plan.map(({ id }) => id)).size).toBe(plan.length)
  })

  it('stands with the step that it is safer than, whatever the tool does with it', () => {
    for (const target of TARGET_IDS) {
      const step = planChange(before, after, target).find(({ field }) => field === 'partitions')
      expect([target, step?.saferSteps?.length]).toEqual([target, 6])
    }
    const other = design({ ...orders, key: { strategy: 'entity', field: 'customerId' } })
    expect(planChange(before, other, 'strimzi')[0]?.saferSteps).toHaveLength(6)
    const keyless: Topic = { ...orders, key: { strategy: 'none' } }
    const more = planChange(design(keyless), design({ ...keyless, partitions: 12 }), 'kafka-cli')
    expect(more[0]?.saferSteps).toBeUndefined()
  })

  it('is in the script a topic that is created, with what the later design says of it, and nothing else of the old', () => {
    const script = planScript(before, after, ALL)
    expect(script).toContain("--topic 'orders.v2' --partitions 12")
    expect(script).toContain("--entity-name 'orders.v2' --add-config 'retention.ms=3600000'")
    expect(script).not.toMatch(/--(topic|entity-name) 'orders'/)
  })

  it('is a plan and a script of bash for any two designs and any topics', () => {
    fc.assert(
      fc.property(designArbitrary, designArbitrary, fc.constantFrom(...TARGET_IDS), (one, two, target) => {
        const other = { ...two, topics: [...two.topics, ...one.topics].filter(isFirst) }
        const all = new Set(other.topics.map(({ name }) => name))
        for (const step of planChange(one, other, target, all)) {
          expect(step.sentence).toMatch(/\S.*[.”]$/s)
          expect(step.saferSteps).toBeUndefined()
        }
        const input = planScript(one, other, all)
        expect(spawnSync('bash', ['-n'], { input, encoding: 'utf8' }).stderr).toBe('')
      }),
      { numRuns: 20 },
    )
  })
})

const isFirst = ({ name }: Topic, at: number, all: readonly Topic[]) =>
  all.findIndex((other) => other.name === name) === at
