/** What members really get: by Kafka's own assignors, the keys' spread, and what a fix that adds members comes to. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { analyse } from '../analyse'
import { assignmentOf } from '../facts/assignment-of'
import type { Config, ConsumerGroup, Design, Producer, Topic } from '../model/design'
import { emptyDesign } from '../model/empty-design'
import { assignorNamed } from './assignor'
import { spreadOf } from './key-spread'
import { memberLoads } from './member-loads'
import { memberPartitions } from './member-partitions'

const JAVA = 'org.apache.kafka.clients.consumer.'
const STRATEGY = 'partition.assignment.strategy'

interface Case {
  readonly topics: readonly Topic[]
  readonly group: Partial<ConsumerGroup>
  readonly peak?: number
  readonly producer?: Partial<Producer>
}

const designOf = ({ topics, group, peak = 100, producer }: Case): Design => ({
  ...emptyDesign('loads'),
  topics,
  producers: [
    {
      name: 'p',
      produces: topics.map(({ name }, at) => ({
        topic: name,
        recordsPerSecond: { average: peak / 10, peak: peak * (at + 1) },
      })),
      ...producer,
    },
  ],
  consumerGroups: [{ name: 'g', consumes: topics.map(({ name }) => ({ topic: name })), ...group }],
})

function groupOf(of: Case) {
  const analysis = analyse(designOf(of))
  const view = analysis.views.consumerGroups['g']
  if (!view) throw new Error('no group')
  return { ...analysis, view, sizing: view.sizing }
}

const CONFIGS: readonly (readonly [string, Config])[] = [
  ['range', {}],
  ['round robin', { [STRATEGY]: `${JAVA}RoundRobinAssignor` }],
  ['sticky', { [STRATEGY]: `${JAVA}StickyAssignor` }],
  ['cooperative', { [STRATEGY]: `${JAVA}CooperativeStickyAssignor` }],
  ['the range of the brokers', { 'group.protocol': 'consumer', 'group.remote.assignor': 'range' }],
]

const topics = fc
  .array(fc.record({ partitions: fc.integer({ min: 1, max: 9 }), skew: fc.constantFrom(0.1, 0.4, 0.8) }), {
    minLength: 1,
    maxLength: 4,
  })
  .map((drawn) =>
    drawn.map(
      ({ partitions, skew }, at): Topic => ({
        name: 'abcd'.charAt(at),
        partitions,
        key: { strategy: 'entity', cardinality: 40, skew },
      }),
    ),
  )

describe('what each member gets', () => {
  it.each(CONFIGS)('is by %s what Kafka’s assignor gives it', (_, config) => {
    fc.assert(
      fc.property(topics, fc.integer({ min: 1, max: 7 }), (of, members) => {
        const { view } = groupOf({ topics: of, group: { members, config } })
        const expected = (assignmentOf(view) ?? []).map(({ owns }) =>
          owns.reduce((sum, owned) => {
            const [name = '', partition] = owned.split('-')
            const read = view.reads.find(({ topic }) => topic.name === name)
            const spread = read && spreadOf(read.topic.topic, read.topic.partitions, read.topic.writers)
            const even = 1 / (read?.topic.partitions ?? 1)
            return sum + (read?.rate.peakRecords ?? 0) * (spread?.shares?.[Number(partition)] ?? even)
          }, 0),
        )
        const { records } = memberLoads(view)
        for (const [at, load] of expected.entries()) expect(records[at] ?? 0).toBeCloseTo(load, 6)
      }),
    )
  })

  it('is by the uniform assignor of the brokers as many partitions for each, and all that is written', () => {
    fc.assert(
      fc.property(topics, fc.integer({ min: 1, max: 7 }), (of, members) => {
        const { view } = groupOf({ topics: of, group: { members, config: { 'group.protocol': 'consumer' } } })
        const owned = (assignmentOf(view) ?? []).map(({ owns }) => owns.length)
        expect(memberPartitions(view)).toEqual(owned)
        const sum = memberLoads(view).records.reduce((total, load) => total + load, 0)
        expect(sum).toBeCloseTo(view.rate.peakRecords, 6)
      }),
    )
  })

  it('follows an assignor by the name that its client has for it', () => {
    const two = [
      { name: 'a', partitions: 1 },
      { name: 'b', partitions: 1 },
    ]
    const by = (name: string) =>
      groupOf({ topics: two, group: { members: 2, processingMsPerRecord: 5, config: { [STRATEGY]: name } } })
        .sizing.busy.value
    // Topic a gets 100 records/s, b 200.
    for (const name of ['range', 'range,roundrobin', `${JAVA}RangeAssignor`, 'RangeAssignor']) {
      expect(by(name)).toBeCloseTo(1.5, 12)
    }
    for (const name of ['roundrobin', 'cooperative-sticky', `${JAVA}StickyAssignor`, 'com.acme.Ours']) {
      expect(by(name)).toBeCloseTo(1, 12)
    }
    expect(assignorNamed('com.acme.RangeAssignor')).toBeUndefined()
  })

  it('lets three keys keep three of twenty members at work, however they are told', () => {
    const of = (samples?: readonly string[]) =>
      groupOf({
        topics: [
          {
            name: 'cdc',
            partitions: 20,
            key: { strategy: 'entity', cardinality: 3, ...(samples && { samples }) },
          },
        ],
        group: { members: 20, processingMsPerRecord: 2 },
        peak: 2000,
      })
    for (const samples of [undefined, ['alpha', 'test_bbbb', 'test_cccc']]) {
      const { sizing, findings } = of(samples)
      expect(sizing.busy.value).toBeGreaterThan(1.3)
      expect(sizing.capacity.value).toBeLessThanOrEqual(1500)
      expect(sizing.lagGrowth.value).toBeGreaterThanOrEqual(499)
      expect(findings.map(({ rule }) => rule)).toContain('topic-key-hot')
    }
    expect(of(['alpha', 'test_bbbb', 'test_cccc']).sizing.capacity.value).toBeCloseTo(1500, 6)
  })

  it('takes no finding away for sample keys that are named beside a count of keys or a hottest share', () => {
    const key = fc.record(
      {
        cardinality: fc.constantFrom(2, 3, 8, 40, 5000, 1_000_000),
        skew: fc.constantFrom(0.01, 0.2, 0.6),
      },
      { requiredKeys: [] },
    )
    const samples = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'order-1', 'order-2', 'x7'), {
      minLength: 1,
      maxLength: 40,
    })
    fc.assert(
      fc.property(key, samples, (stated, named) => {
        // Once all keys are known, nothing has to be made up for them.
        fc.pre(stated.cardinality === undefined || new Set(named).size < stated.cardinality)
        const busy = (extra: object) =>
          groupOf({
            topics: [{ name: 'a', partitions: 12, key: { strategy: 'entity', ...stated, ...extra } }],
            group: { members: 12, processingMsPerRecord: 5 },
            peak: 1000,
          })
        const [without, withSamples] = [busy({}), busy({ samples: named })]
        const kinds = ({ view }: typeof without) =>
          view.reads[0]?.topic.sizing.partitions.unfixable.map(({ kind }) => kind) ?? []
        expect(withSamples.sizing.busy.value).toBeGreaterThanOrEqual(without.sizing.busy.value - 1e-9)
        expect(kinds(withSamples)).toEqual(expect.arrayContaining(kinds(without)))
      }),
    )
  })

  it('weighs the member that has the hottest key with all else that it owns', () => {
    const { sizing, view } = groupOf({
      topics: [{ name: 'x', partitions: 8, key: { strategy: 'entity', cardinality: 100_000, skew: 0.5 } }],
      group: { members: 2, processingMsPerRecord: 0.15 },
      peak: 10_000,
    })
    // The group as a whole is 75 % busy, and its hottest key 75 % of a member.
    expect(view.reads[0]?.topic.sizing.partitions.unfixable).toEqual([])
    expect(sizing.busy.value).toBeGreaterThan(1)
    expect(sizing.lagGrowth.value).toBeGreaterThan(0)
    expect(sizing.busiest.inputs.map(({ name }) => name)).toContain(
      'share of the hottest key, the others by Zipf’s law',
    )
  })

  it('sees that a producer without keys fills one partition at a time where work is long', () => {
    const of = (producer: Partial<Producer>, ms = 6000) =>
      groupOf({
        topics: [{ name: 'upload', partitions: 6, key: { strategy: 'none' } }],
        group: { members: 6, processingMsPerRecord: ms },
        peak: 0.8,
        producer,
      })
    expect(of({}).sizing.busy.value).toBeCloseTo(4.8, 9)
    expect(of({}).sizing.burst).toMatchObject({ at: 'producer:p', records: 17 })
    expect(of({}).findings.map(({ rule }) => rule)).toContain('consumer-group-batch-on-one-member')
    expect(of({ config: { 'batch.size': 1 } }).sizing.busy.value).toBeCloseTo(0.8, 9)
    expect(of({ client: { library: 'librdkafka' } }).sizing.busy.value).toBeCloseTo(0.8, 9)
    expect(of({}, 60).sizing.burst).toBeUndefined()
  })

  it('spreads a fine timestamp, and piles a coarse one on the newest partition', () => {
    const busy = (field: string) =>
      groupOf({
        topics: [{ name: 'a', partitions: 10, key: { strategy: 'timestamp', field } }],
        group: { members: 10, processingMsPerRecord: 10 },
      }).sizing.busy.value
    expect(busy('createdAtMillis')).toBeCloseTo(0.1, 9)
    expect(busy('hour')).toBeCloseTo(1, 9)
  })
})

describe('a fix that adds members', () => {
  it('leaves none over 100 %: two of sixteen partitions are more than one of thirteen members can do', () => {
    const design = designOf({
      topics: [{ name: 'orders', partitions: 'auto' }],
      group: { members: 3, processingMsPerRecord: 5 },
      peak: 2000,
    })
    const finding = analyse(design).findings.find(({ rule }) => rule === 'consumer-group-slower-than-peak')
    expect(finding?.fixLabel).toBe('Run 16 members')
    const fixed = analyse(finding?.fix?.(design) ?? design)
    expect(fixed.sizing.consumerGroups['g']?.busy.value).toBeCloseTo(10 / 16, 12)
  })

  it('lands where the busiest member keeps up, whatever the topics, keys and assignor', () => {
    const topic = fc.record({
      partitions: fc.oneof(fc.constant('auto' as const), fc.integer({ min: 1, max: 40 })),
      key: fc.constantFrom<Topic['key'][]>(
        undefined,
        { strategy: 'entity', cardinality: 1_000_000 },
        { strategy: 'entity', cardinality: 300 },
        { strategy: 'entity', cardinality: 1_000_000, skew: 0.02 },
      ),
    })
    const shape = fc.record({
      topics: fc.array(topic, { minLength: 1, maxLength: 3 }),
      members: fc.integer({ min: 1, max: 12 }),
      threadsPerMember: fc.constantFrom(1, 2),
      ms: fc.integer({ min: 1, max: 60 }),
      config: fc.constantFrom(...CONFIGS.map(([, config]) => config)),
    })
    let fixedOnes = 0
    fc.assert(
      fc.property(shape, ({ topics: drawn, members, threadsPerMember, ms, config }) => {
        const design = designOf({
          topics: drawn.map(({ partitions, key }, at) => ({
            name: 'abc'.charAt(at),
            partitions,
            ...(key && { key }),
          })),
          group: { members, threadsPerMember, processingMsPerRecord: ms, config },
          peak: 200,
        })
        for (const { rule, fixLabel, fix } of analyse(design).findings) {
          if (!rule.startsWith('consumer-group-slower') || !fixLabel?.startsWith('Run ')) continue
          fixedOnes += 1
          const after = analyse(fix?.(design) ?? design)
          expect(after.sizing.consumerGroups['g']?.busy.value).toBeLessThanOrEqual(0.8 + 1e-9)
          expect(after.findings.some((one) => one.rule.startsWith('consumer-group-slower'))).toBe(false)
        }
      }),
    )
    expect(fixedOnes).toBeGreaterThan(5)
  })
})
