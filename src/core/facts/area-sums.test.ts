import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { designArbitrary } from '../../testing/arbitraries'
import { designOf } from '../../testing/small-designs'
import { analyse } from '../analyse'
import { edgesOf } from '../graph/edges'
import type { Design } from '../model/design'
import type { MarkId } from '../model/marks'
import { nodeIds } from '../model/node-id'
import { areaSums } from './area-sums'

/** The sums of one area that holds some nodes. */
function sumsOf(design: Design, ids: readonly string[]) {
  const area: MarkId = 'area:one'
  const { views } = analyse(design)
  return areaSums(design, edgesOf(design), views, new Map(ids.map((id) => [id, area]))).get(area)
}

const TEXT = `
producers: [{ name: shop, produces: [{ topic: orders, recordsPerSecond: { average: 100, peak: 400 } }] }]
topics:
  - { name: orders, partitions: 2 }
  - { name: stated, recordsPerSecond: { average: 50, peak: 200 } }
  - { name: out }
  - { name: again }
  - { name: dead }
  - { name: rows }
consumerGroups:
  - { name: billing, consumes: [{ topic: orders }], produces: [{ topic: out, recordsPerRecord: 0.5 }], retryTopics: [{ topic: again, delayMs: 1000, recordsShare: 0.2 }], deadLetter: { topic: dead, recordsShare: 0.1 } }
  - { name: reader, consumes: [{ topic: stated }] }
connectors:
  - { name: mysql, class: io.debezium.connector.mysql.MySqlConnector, produces: [{ topic: rows, recordsPerSecond: { average: 30 } }] }
  - { name: s3, class: io.confluent.connect.s3.S3SinkConnector, consumes: [{ topic: rows }] }
`

describe('the sums of an area', () => {
  const design = designOf(TEXT)

  it('counts what is stated of a topic that nobody drawn writes to as coming in', () => {
    expect(sumsOf(design, ['topic:stated'])).toMatchObject({ into: 200, out: 200, written: 200 })
    expect(sumsOf(design, ['topic:stated', 'consumerGroup:reader'])).toMatchObject({ into: 200, out: 0 })
  })

  it('counts what crosses its frame, and what its topics take, once', () => {
    expect(sumsOf(design, ['producer:shop'])).toMatchObject({ into: 0, out: 400, written: null })
    expect(sumsOf(design, ['producer:shop', 'topic:orders'])).toMatchObject({
      into: 0,
      out: 400,
      written: 400,
    })
    expect(sumsOf(design, ['topic:orders'])).toMatchObject({ into: 400, out: 400 })
  })

  it('counts what a group writes, sends to dead letters, and sends to be tried again and reads back', () => {
    const again = sumsOf(design, ['topic:again'])
    const dead = sumsOf(design, ['topic:dead'])
    expect(again?.into).toBeGreaterThan(0)
    expect(again?.out).toBe(again?.into)
    const group = sumsOf(design, ['consumerGroup:billing'])
    expect(group?.into).toBeCloseTo(400 + (again?.into ?? 0))
    expect(group?.out).toBeCloseTo(200 + (dead?.into ?? 0) + (again?.into ?? 0))
  })

  it('counts what connectors bring in from outside and take away', () => {
    expect(sumsOf(design, ['connector:mysql', 'topic:rows', 'connector:s3'])).toMatchObject({
      into: 30,
      out: 30,
      written: 30,
    })
  })

  it('gives what a topic states to its drawn writer where that states nothing', () => {
    const unrated = designOf(`
producers: [{ name: shop, produces: [{ topic: orders }] }]
topics: [{ name: orders, recordsPerSecond: { average: 50, peak: 200 } }]`)
    expect(sumsOf(unrated, ['producer:shop', 'topic:orders'])).toMatchObject({
      into: 0,
      out: 0,
      written: 200,
    })
    expect(sumsOf(unrated, ['producer:shop'])).toMatchObject({ into: 0, out: 200 })
    expect(sumsOf(unrated, ['topic:orders'])).toMatchObject({ into: 200, out: 0 })
  })

  it('holds what its topics hold on all replicas', () => {
    const { views } = analyse(design)
    const stored = ['orders', 'stated'].map((name) => views.topics[name]?.sizing.storage.value ?? 0)
    expect(sumsOf(design, ['topic:orders', 'topic:stated'])?.storedBytes).toBe(
      (stored[0] ?? 0) + (stored[1] ?? 0),
    )
  })

  it('lets nothing in or out where it holds all, but what is not drawn', () => {
    fc.assert(
      fc.property(designArbitrary, (any) => {
        const own = {
          ...any,
          connectors: [],
          topics: any.topics.map(({ recordsPerSecond: _, ...topic }) => topic),
        }
        const sums = sumsOf(own, nodeIds(own))
        if (sums) expect([sums.into, sums.out]).toEqual([0, 0])
      }),
    )
  })
})
