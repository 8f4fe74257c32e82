import { spawnSync } from 'node:child_process'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { designArbitrary } from '../../testing/arbitraries'
import type { Design, Topic } from '../model/design'
import { emptyDesign } from '../model/empty-design'
import { compareDesigns } from './compare-designs'
import { planChange } from './plan-change'
import { planScript } from './plan-script'
import { TARGET_IDS, targetOf } from './targets'

const designOf = (...topics: Topic[]): Design => ({ ...emptyDesign('shop'), topics })

const ORDERS: Topic = {
  name: 'orders',
  partitions: 6,
  replicationFactor: 2,
  key: { strategy: 'entity', field: 'orderId' },
  config: { 'retention.ms': 604_800_000, 'cleanup.policy': 'delete' },
}

const only = (before: Topic, after: Topic, target: Parameters<typeof planChange>[2]) => {
  const steps = planChange(designOf(before), designOf(after), target)
  expect(steps).toHaveLength(1)
  const [step] = steps
  if (!step) throw new Error('no step')
  return step
}

describe('compareDesigns', () => {
  it('finds nothing between a design and itself, whatever it holds', () => {
    fc.assert(
      fc.property(designArbitrary, (design) => {
        const {
          added,
          changed,
          removed,
          edges,
          cluster,
          design: own,
        } = compareDesigns(design, structuredClone(design))
        expect([added, changed, removed, edges.added, edges.removed, cluster, own].flat()).toEqual([])
      }),
      { numRuns: 60 },
    )
  })

  it('finds in one direction what it finds in the other, the other way round', () => {
    fc.assert(
      fc.property(designArbitrary, designArbitrary, (one, other) => {
        const [there, back] = [compareDesigns(one, other), compareDesigns(other, one)]
        const ids = (changes: readonly { readonly id: string }[]) => changes.map(({ id }) => id).sort()
        expect(ids(there.added)).toEqual(ids(back.removed))
        expect(ids(there.changed)).toEqual(ids(back.changed))
        expect(ids(there.edges.added)).toEqual(ids(back.edges.removed))
        expect(there.same).toBe(back.same)
      }),
      { numRuns: 60 },
    )
  })

  it('names each field, reads settings as Kafka does, and leaves the canvas out', () => {
    const after = designOf({
      ...ORDERS,
      partitions: 12,
      config: { 'retention.ms': '604800000', 'cleanup.policy': 'compact, delete' },
    })
    const before = designOf({ ...ORDERS, config: { ...ORDERS.config, 'cleanup.policy': 'delete,compact' } })
    const moved: Design = { ...after, layout: { positions: { 'topic:orders': [5, 5] } } }
    expect(compareDesigns(before, moved).changed).toEqual([
      {
        id: 'topic:orders',
        kind: 'topic',
        name: 'orders',
        fields: [{ path: 'partitions', before: 6, after: 12 }],
      },
    ])
    expect(compareDesigns(before, moved).design).toEqual([])
  })
})

describe('planChange', () => {
  it('has no step where nothing changes in effect, for any target', () => {
    fc.assert(
      fc.property(designArbitrary, fc.constantFrom(...TARGET_IDS), (design, target) => {
        expect(planChange(design, structuredClone(design), target)).toEqual([])
      }),
      { numRuns: 60 },
    )
    const stated = designOf({ ...ORDERS, config: { ...ORDERS.config, 'max.message.bytes': 1_048_588 } })
    expect(planChange(designOf(ORDERS), stated, 'strimzi')).toEqual([])
  })

  it('fewer partitions: refused, deleted by Terraform, or passed over', () => {
    const outcomes = Object.fromEntries(
      TARGET_IDS.map((target) => [target, only(ORDERS, { ...ORDERS, partitions: 3 }, target)]),
    )
    expect(Object.fromEntries(TARGET_IDS.map((target) => [target, outcomes[target]?.outcome]))).toEqual({
      'kafka-cli': 'refused',
      strimzi: 'refused',
      'terraform-mongey': 'recreates',
      'terraform-confluent': 'recreates',
      'terraform-aws': 'refused',
      jikkou: 'refused',
      topicctl: 'refused',
      julie: 'left-alone',
      'kafka-gitops': 'refused',
      ns4kafka: 'refused',
    })
    for (const target of TARGET_IDS) {
      const isGone = outcomes[target]?.outcome === 'recreates'
      expect([target, outcomes[target]?.losesData, outcomes[target]?.reversible]).toEqual([
        target,
        isGone,
        !isGone,
      ])
    }
  })

  it('more partitions: cannot be undone, and half of the keys of six move when there are twelve', () => {
    const step = only(ORDERS, { ...ORDERS, partitions: 12 }, 'strimzi')
    expect(step).toMatchObject({ outcome: 'applies', reversible: false, losesData: false })
    expect(step.sentence).toContain('50 % of all keys')
    const keyless = only(
      { ...ORDERS, key: { strategy: 'none' } },
      { ...ORDERS, key: { strategy: 'none' }, partitions: 12 },
      'kafka-cli',
    )
    expect(keyless.sentence).not.toContain('order')
    expect(keyless.reversible).toBe(false)
  })

  it('another replication factor is each tool’s own matter, and Kafka’s where brokers are too few', () => {
    const to3 = (target: Parameters<typeof planChange>[2]) =>
      only(ORDERS, { ...ORDERS, replicationFactor: 3 }, target).outcome
    expect(TARGET_IDS.map(to3)).toEqual([
      'applies', 'refused', 'applies', 'left-alone', 'recreates', 'left-alone', 'refused', 'left-alone', 'applies', 'refused',
    ]) // biome-ignore format: in the order of the targets
    const four = only(ORDERS, { ...ORDERS, replicationFactor: 4 }, 'kafka-cli')
    expect(four).toMatchObject({ outcome: 'refused', losesData: false })
    expect(four.sentence).toContain('there are 3')
  })

  it('a topic that the design no longer has is deleted by what reconciles, and left alone by the rest', () => {
    const gone = (target: Parameters<typeof planChange>[2]) =>
      planChange(designOf(ORDERS), designOf(), target).map(
        ({ outcome, losesData }) => `${outcome} ${losesData}`,
      )
    expect(gone('terraform-mongey')).toEqual(['applies true'])
    expect(gone('kafka-gitops')).toEqual(['applies true'])
    expect(gone('strimzi')).toEqual(['left-alone false'])
    expect(gone('topicctl')).toEqual(['left-alone false'])
  })

  const withConfig = (config: Topic['config']): Topic => ({ ...ORDERS, ...(config && { config }) })

  it.each([
    ['a shorter retention', { 'retention.ms': 604_800_000 }, { 'retention.ms': 3_600_000 }, true, false],
    ['a longer retention', { 'retention.ms': 3_600_000 }, { 'retention.ms': -1 }, false, true],
    ['a cap on bytes', {}, { 'retention.bytes': 1_000_000_000 }, true, false],
    ['compaction', { 'cleanup.policy': 'delete' }, { 'cleanup.policy': 'compact' }, true, false],
    ['deletion beside compaction', { 'cleanup.policy': 'compact' }, { 'cleanup.policy': 'compact,delete' }, true, false],
    ['a shorter retention of what is only compacted', { 'cleanup.policy': 'compact' }, { 'cleanup.policy': 'compact', 'retention.ms': 1_000 }, false, true],
    ['smaller records', {}, { 'max.message.bytes': 1_000 }, false, true],
  ] as const)('%s', (_, before, after, losesData, reversible) => {
    const step = only(withConfig(before), withConfig(after), 'kafka-cli')
    expect({ losesData: step.losesData, reversible: step.reversible }).toEqual({ losesData, reversible })
    expect(step.outcome).toBe('applies')
  }) // biome-ignore format: a table

  it('says how much more a longer retention keeps, and that taking it back deletes', () => {
    const keeping = (ms: number): Topic => ({
      ...withConfig({ 'retention.ms': ms }),
      recordsPerSecond: { average: 1_000 },
      record: { averageBytes: 1_000 },
    })
    const longer = only(keeping(86_400_000), keeping(604_800_000), 'kafka-cli')
    expect(longer.sentence).toMatch(
      /^What is kept grows from about \d+ GB to about [\d.]+ TB on the brokers\./,
    )
    expect(longer.sentence).toContain('Set back, Kafka deletes')
    expect(only(keeping(86_400_000), keeping(-1), 'kafka-cli').sentence).toContain('without end')
  })

  it('puts what is kept longer down to the policy, where the limit had no effect before', () => {
    const steps = planChange(
      designOf(withConfig({ 'cleanup.policy': 'compact', 'retention.ms': 3_600_000 })),
      designOf(withConfig({ 'cleanup.policy': 'delete', 'retention.ms': 86_400_000 })),
      'kafka-cli',
    )
    expect(steps.map(({ field, sentence }) => [field, /grows|deleted/.test(sentence)])).toEqual([
      ['config.retention.ms', false],
      ['config.cleanup.policy', true],
    ])
  })

  it('knows what each tool does with a setting that it does not know, and what Kafka refuses of everybody', () => {
    const flush = only(withConfig({}), withConfig({ 'flush.ms': 1_000 }), 'terraform-confluent')
    expect(flush.outcome).toBe('refused')
    expect(only(withConfig({ 'flush.ms': 1_000 }), withConfig({}), 'topicctl').outcome).toBe('left-alone')
    expect(only(withConfig({ 'flush.ms': 1_000 }), withConfig({}), 'strimzi').outcome).toBe('applies')
    for (const target of TARGET_IDS)
      expect(only(withConfig({}), withConfig({ 'retention.ms': 'seven days' }), target).outcome).toBe(
        'refused',
      )
  })

  it('tiered storage is turned off only with its records', () => {
    const on = withConfig({ 'remote.storage.enable': true })
    expect(only(on, withConfig({}), 'kafka-cli').outcome).toBe('refused')
    const off = planChange(
      designOf(on),
      designOf(withConfig({ 'remote.log.delete.on.disable': true })),
      'kafka-cli',
    )
    expect(off.find(({ field }) => field === 'config.remote.storage.enable')).toMatchObject({
      outcome: 'applies',
      losesData: true,
      reversible: false,
    })
    expect(only(withConfig({}), on, 'kafka-cli').reversible).toBe(false)
  })

  it('refuses a name that collides with one that is there', () => {
    const [step] = planChange(designOf({ name: 'orders_dlq' }), designOf({ name: 'orders.dlq' }), 'kafka-cli')
    expect(step).toMatchObject({ outcome: 'refused', change: 'add' })
    expect(step?.sentence).toContain('orders_dlq')
  })

  it('gives room before it takes any: replicas before in-sync replicas, creation first, removal last', () => {
    const before = designOf(ORDERS, { name: 'old' })
    const after = designOf(
      {
        ...ORDERS,
        replicationFactor: 3,
        partitions: 12,
        config: { 'min.insync.replicas': 2, 'retention.ms': 1_000 },
      },
      { name: 'new' },
    )
    expect(planChange(before, after, 'terraform-mongey').map(({ id }) => id)).toEqual([
      'topic:new',
      'topic:orders/replicationFactor',
      'topic:orders/partitions',
      'topic:orders/config.retention.ms',
      'topic:orders/config.min.insync.replicas',
      'topic:old',
    ])
  })

  it('says a sentence for every step of any change, and loses nothing with what is refused or left alone', () => {
    fc.assert(
      fc.property(designArbitrary, designArbitrary, fc.constantFrom(...TARGET_IDS), (one, other, target) => {
        for (const step of planChange(one, other, target)) {
          expect(step.sentence).toMatch(/\S.*[.”]$/s)
          if (step.outcome === 'refused' || step.outcome === 'left-alone') expect(step.losesData).toBe(false)
          if (step.losesData) expect(step.reversible).toBe(false)
        }
      }),
      { numRuns: 100 },
    )
  })
})

describe('planScript', () => {
  it('is bash, whatever the designs hold', () => {
    fc.assert(
      fc.property(designArbitrary, designArbitrary, (one, other) => {
        const { status, stderr } = spawnSync('bash', ['-n'], {
          input: planScript(one, other),
          encoding: 'utf8',
        })
        expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
      }),
      { numRuns: 30 },
    )
  })
})

describe('targetOf', () => {
  it.each([
    ['Strimzi', 'strimzi'],
    ['terraform', 'terraform-mongey'],
    ['aws_msk_topic', 'terraform-aws'],
    ['Kafka-Topics', 'kafka-cli'],
    ['nothing', undefined],
    ['constructor', undefined],
  ])('%s', (word, target) => expect(targetOf(word)).toBe(target))
})
