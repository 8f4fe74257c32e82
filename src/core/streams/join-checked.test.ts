/** Catches a join that is taken as compared by Kafka though it forgets it, and counts of Surveyor's own that differ. */
import { describe, expect, it } from 'vitest'
import { analyse } from '../analyse'
import { streamsFacts } from '../facts/streams-facts'
import { soundDesign, soundTopic } from '../lint/sound-design'
import type { StreamsApp } from '../model/design'

const WITHIN = { beforeMs: 600_000, afterMs: 600_000 }
const join = { op: 'join', with: 'p', window: WITHIN, named: 'j', store: { name: 'j' } } as const
const once: StreamsApp['processing'] = [
  { id: 'p', stream: 'payments' },
  { stream: 'orders', steps: [join, { op: 'to', topic: 'orders.paid' }] },
]
const counted = {
  stream: 'orders',
  steps: [
    'groupByKey' as const,
    { op: 'windowedBy', window: { kind: 'tumbling', sizeMs: 300_000 } } as const,
    { op: 'count', store: { name: 'orders-count' } } as const,
    'toStream' as const,
    { op: 'to', topic: 'order-counts' } as const,
  ],
}
const twice: StreamsApp['processing'] = [counted, ...once]

const designOf = (processing: StreamsApp['processing'], orders: number | 'auto', payments: number | 'auto') =>
  soundDesign({
    topic: { partitions: orders },
    topics: [
      soundTopic({ name: 'payments', partitions: payments }),
      soundTopic({ name: 'orders.paid' }),
      soundTopic({ name: 'order-counts' }),
    ],
    streamsApps: [{ name: 'analytics', processing }],
  })

const of = (processing: StreamsApp['processing'], orders: number | 'auto', payments: number | 'auto') => {
  const analysis = analyse(designOf(processing, orders, payments))
  const view = analysis.views.streamsApps['analytics']
  const facts = view && streamsFacts(view)
  if (!facts?.ok) throw new Error('It is not built')
  const found = analysis.findings.filter(({ rule }) =>
    ['streams-app-inputs-not-co-partitioned', 'streams-app-join-not-checked'].includes(rule),
  )
  return { facts, found, topics: analysis.views.topics }
}

describe('a topic that is read as a stream twice', () => {
  it('is compared by Kafka where it is read once', () => {
    const { facts, found } = of(once, 12, 8)
    expect(facts.startError).toContain('not co-partitioned')
    expect(found.map(({ kind }) => kind)).toEqual(['rejected'])
  })

  it('is joined with what has other counts, silently, where it is read twice', () => {
    const { facts, found } = of(twice, 12, 8)
    expect(facts.startError).toBeUndefined()
    expect(facts.copartitioned.map(({ topics }) => topics.map(({ name }) => name).toSorted())).toEqual([
      ['orders', 'payments'],
    ])
    expect(found.map(({ kind }) => kind)).toEqual(['silent'])
    expect(found[0]?.message).toContain('8 and 12 partitions')
  })

  it.each([
    { processing: once, how: 'once' },
    { processing: twice, how: 'twice' },
  ])('gets equal counts of Surveyor, read $how', ({ processing }) => {
    const { found, topics } = of(processing, 'auto', 'auto')
    expect(found).toEqual([])
    expect(topics['orders']?.partitions).toBe(topics['payments']?.partitions)
    expect(of(processing, 24, 'auto').topics['payments']?.partitions).toBe(24)
  })
})
