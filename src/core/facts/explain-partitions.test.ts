/** Catches a sentence that is wrong, names no input, or would not come true. */
import { describe, expect, it } from 'vitest'
import { analyse } from '../analyse'
import type { ConsumerGroup, Design, Topic } from '../model/design'
import { emptyDesign } from '../model/empty-design'
import { explainPartitions } from './explain-partitions'

/** One topic of records of 1 kB, written at so many MB/s. */
const designOf = (
  megabytes: number,
  groups: readonly Partial<ConsumerGroup>[] = [],
  more: Partial<Design> = {},
  topic: Partial<Topic> = {},
): Design => ({
  ...emptyDesign('case'),
  topics: [{ name: 'orders', record: { averageBytes: 1000 }, ...topic }],
  producers: [
    { name: 'checkout', produces: [{ topic: 'orders', recordsPerSecond: { peak: megabytes * 1000 } }] },
  ],
  consumerGroups: groups.map((group, at) => ({
    name: `group-${at}`,
    consumes: [{ topic: 'orders' }],
    ...group,
  })),
  ...more,
})

function explain(...of: Parameters<typeof designOf>) {
  const view = analyse(designOf(...of)).views.topics['orders']
  if (!view) throw new Error('no view')
  return explainPartitions(view)
}
const recommended = (...of: Parameters<typeof designOf>) =>
  analyse(designOf(...of)).sizing.topics['orders']?.partitions.recommended

describe('why a topic has its partitions, and what would change it', () => {
  it('names the time that a record takes where processing binds', () => {
    expect(explain(50, [{ name: 'billing', members: 12, processingMsPerRecord: 0.25 }])).toEqual({
      why: '`billing` spends 0.25 ms on each of 50,000 records/s: 12.5 busy members, 16 at 80 % use.',
      change: 'At 0.192 ms: then 12, because of members. Above 0.256 ms: then 24, because of processing.',
    })
    expect(recommended(50, [{ members: 12, processingMsPerRecord: 0.192 }])).toBe(12)
    expect(recommended(50, [{ members: 12, processingMsPerRecord: 0.257 }])).toBe(24)
  })

  it('names the rate where nobody reads', () => {
    expect(explain(120).change).toBe(
      'At 90 MB/s: then 12, because of write. Above 120 MB/s: then 24, because of write.',
    )
    expect([recommended(90), recommended(90.1), recommended(120.1)]).toEqual([12, 16, 24])
  })

  it('names what is read where reads bind, of one group and of several', () => {
    const sizing = { sizing: { partitionReadBytesPerSecond: 1e6, headroom: 1 } }
    expect(explain(5, [{ name: 'one' }], sizing)).toEqual({
      why: '`one` reads 5 MB/s ÷ 1 MB/s that one partition may give is 5. 5 is rounded up to 6, which more group sizes divide evenly.',
      change: 'At 4 MB/s read: then 4, because of read. Above 6 MB/s read: then 8, because of read.',
    })
    expect(explain(5, [{}, {}], sizing).why).toMatch(/^2 groups read 10 MB\/s together ÷ 1 MB\/s/)
  })

  it('names the members where they bind, and says nothing of what is so already', () => {
    expect(explain(1, [{ name: 'billing', members: 12 }]).change).toBe(
      'With 8 members in `billing`: then 8, because of members. With 13 members in `billing`: then 16, because of members.',
    )
    expect(explain(1, [{ members: 1, processingMsPerRecord: 0.5 }]).change).toBe(
      'Above 0.8 ms: then 2, because of processing.',
    )
  })

  it('names the topic to be joined with', () => {
    const other: Topic = { name: 'payments', partitions: 10, coPartitionedWith: ['orders'] }
    const topics = [{ name: 'orders', record: { averageBytes: 1000 } }, other]
    expect(explain(65, [], { topics })).toEqual({
      why: '`payments` has 10 partitions, and a join needs equally many.',
      change:
        'With another count of `payments`, this one would follow. Above 75 MB/s: then 12, because of write.',
    })
  })

  it('says why a count is not rounded', () => {
    const key = { strategy: 'entity', cardinality: 14 } as const
    expect(explain(1, [{ name: 'billing', members: 13 }], {}, { key }).why).toBe(
      '`billing` has 13 consumers, and one without a partition would be idle. It is not rounded up: 16 would be more than its 14 keys.',
    )
  })

  it('has nothing to change where nothing flows', () => {
    expect(explain(0)).toEqual({
      why: 'Nothing is written or read yet; one partition is the least there is.',
    })
  })
})
