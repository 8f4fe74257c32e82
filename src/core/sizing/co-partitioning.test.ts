/** Catches joined topics that end at different counts, and a count that is rounded past one that suffices. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { analyse } from '../analyse'
import type { Design, Topic } from '../model/design'
import { emptyDesign } from '../model/empty-design'

/** Topics that a producer each writes at so many MB/s, at most 7.5 of which one partition takes. */
const designOf = (topics: readonly (Topic & { readonly megabytes?: number })[]): Design => ({
  ...emptyDesign('joins'),
  topics: topics.map(({ megabytes, ...topic }) => ({ record: { averageBytes: 1000 }, ...topic })),
  producers: topics.map(({ name, megabytes = 0 }) => ({
    name: `writes-${name}`,
    produces: [{ topic: name, recordsPerSecond: { average: megabytes * 1000 } }],
  })),
})

const sizingOf = (design: Design) => analyse(design).sizing.topics
const countsOf = (design: Design) =>
  Object.fromEntries(
    Object.entries(sizingOf(design)).map(([name, { partitions }]) => [name, partitions.count]),
  )
const differing = (design: Design) =>
  analyse(design)
    .findings.filter(({ rule }) => rule === 'topic-co-partitioned-differ')
    .map(({ message }) => message)

describe('joined topics', () => {
  it('take a chosen count that suffices exactly, though each alone would be rounded past it', () => {
    const design = designOf([
      { name: 'orders', partitions: 10 },
      { name: 'payments', partitions: 'auto', coPartitionedWith: ['orders'], megabytes: 65 },
    ])
    expect(countsOf(design)).toEqual({ orders: 10, payments: 10 })
    expect(differing(design)).toEqual([])
    expect(sizingOf(design)['payments']?.partitions).toMatchObject({
      binding: 'coPartitioned',
      bounds: { write: { value: 9 }, coPartitioned: { value: 10, at: 'topic:orders' } },
    })
  })

  it('take the chosen count at a tie with the members', () => {
    const design = designOf([
      { name: 'orders', partitions: 10 },
      { name: 'payments', partitions: 'auto', coPartitionedWith: ['orders'] },
    ])
    const group = { name: 'join', members: 10, consumes: [{ topic: 'orders' }, { topic: 'payments' }] }
    expect(countsOf({ ...design, consumerGroups: [group] })).toEqual({ orders: 10, payments: 10 })
  })

  it('find bounds first and round once where nobody chose', () => {
    const design = designOf([
      { name: 'a', coPartitionedWith: ['b'], megabytes: 65, partitions: 'auto' },
      { name: 'b', coPartitionedWith: ['c'], megabytes: 5, partitions: 'auto' },
      { name: 'c', megabytes: 50, partitions: 'auto' },
    ])
    expect(countsOf(design)).toEqual({ a: 12, b: 12, c: 12 })
    expect(sizingOf(design)['a']?.partitions).toMatchObject({ binding: 'write', lowerBound: 9 })
    expect(sizingOf(design)['c']?.partitions).toMatchObject({
      binding: 'coPartitioned',
      bounds: { coPartitioned: { value: 9, at: 'topic:a' } },
    })
  })

  it('say it of the chosen count that does not suffice, with the count that the other ends at', () => {
    const design = designOf([
      { name: 'orders', partitions: 10 },
      { name: 'payments', partitions: 'auto', coPartitionedWith: ['orders'], megabytes: 80 },
    ])
    expect(differing(design)).toEqual([
      '`orders` has 10 partitions and `payments`, which it is joined with, has 12',
    ])
    const one = designOf([
      { name: 'orders', partitions: 1 },
      { name: 'payments', partitions: 2, coPartitionedWith: ['orders'] },
    ])
    expect(differing(one)).toEqual([
      '`orders` has 1 partition and `payments`, which it is joined with, has 2',
    ])
  })

  it('end at one count, and no chosen one is ever contradicted needlessly', () => {
    const topics = fc
      .array(
        fc.record({
          partitions: fc.oneof(fc.constant('auto' as const), fc.integer({ min: 1, max: 30 })),
          megabytes: fc.integer({ min: 0, max: 150 }),
          cardinality: fc.option(fc.integer({ min: 1, max: 40 }), { nil: undefined }),
        }),
        { minLength: 2, maxLength: 6 },
      )
      .map((many) =>
        many.map(({ cardinality, ...topic }, at) => ({
          ...topic,
          name: `t${at}`,
          ...(at > 0 && { coPartitionedWith: [`t${at - 1}`] }),
          ...(cardinality !== undefined && { key: { strategy: 'entity' as const, cardinality } }),
        })),
      )
    fc.assert(
      fc.property(
        topics,
        fc.constantFrom('none' as const, 'divisible' as const, 'brokers' as const),
        (of, rounding) => {
          const design = { ...designOf(of), sizing: { rounding } }
          const sizes = Object.values(sizingOf(design)).map(({ partitions }) => partitions)
          const auto = new Set(
            sizes.filter(({ chosenBy }) => chosenBy === 'surveyor').map(({ count }) => count),
          )
          expect(auto.size).toBeLessThanOrEqual(1)
          const largest = Math.max(
            0,
            ...sizes.filter(({ chosenBy }) => chosenBy === 'user').map(({ count }) => count),
          )
          const needs = sizes
            .filter(({ chosenBy }) => chosenBy === 'surveyor')
            .map(({ bounds }) => bounds.write.value)
          for (const count of auto) {
            expect(count).toBeGreaterThanOrEqual(Math.max(...needs))
            if (largest >= Math.max(1, ...needs)) expect(count).toBe(largest)
          }
        },
      ),
    )
  })
})
