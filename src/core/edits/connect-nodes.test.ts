import { describe, expect, it } from 'vitest'
import type { Design } from '../model/design'
import { emptyDesign } from '../model/empty-design'
import type { NodeId } from '../model/node-id'
import { connectNodes, edgeKindsBetween, whyNotConnect } from './connect-nodes'

const design: Design = {
  ...emptyDesign('Lines'),
  producers: [{ name: 'checkout', produces: [{ topic: 'orders' }] }],
  topics: [{ name: 'orders' }, { name: 'dlq' }, { name: 'dlq-2' }],
  consumerGroups: [
    { name: 'billing', consumes: [{ topic: 'orders' }], deadLetter: { topic: 'dlq', recordsShare: 0.01 } },
  ],
}

describe('whyNotConnect', () => {
  it.each<[NodeId, NodeId, RegExp]>([
    ['producer:checkout', 'topic:orders', /`checkout` already writes `orders`/],
    ['topic:orders', 'consumerGroup:billing', /`billing` already reads `orders`/],
    ['consumerGroup:billing', 'topic:orders', /`billing` reads `orders`/],
    ['topic:dlq', 'consumerGroup:billing', /where `billing` puts its dead letters/],
    ['producer:checkout', 'consumerGroup:billing', /Put a topic between them/],
    ['topic:orders', 'producer:checkout', /the other way/],
    ['topic:orders', 'topic:dlq', /Put a consumer group/],
    ['topic:orders', 'topic:orders', /cannot be connected to itself/],
    ['topic:gone', 'consumerGroup:billing', /`gone` is not in the drawing/],
  ])('says why %s does not lead to %s', (from, to, reason) => {
    expect(whyNotConnect(design, from, to)).toMatch(reason)
  })
})

describe('a group', () => {
  it('writes a topic or sends its dead letters there, as is asked for; writing is the usual thing', () => {
    const [from, to] = ['consumerGroup:billing', 'topic:dlq'] as const
    expect(edgeKindsBetween('consumerGroup', 'topic')).toEqual(['produces', 'retries', 'deadLetter'])
    expect(whyNotConnect(design, from, to)).toBeNull()
    expect(whyNotConnect(design, from, to, 'deadLetter')).toMatch(/already sends dead letters to `dlq`/)
    const [billing] = connectNodes(from, to).apply(design).consumerGroups
    expect(billing?.produces).toEqual([{ topic: 'dlq' }])
  })

  it('reads or writes one topic by the direction in which the edge is drawn, and never both', () => {
    const write = connectNodes('consumerGroup:billing', 'topic:dlq-2', 'produces').apply(design)
    expect(whyNotConnect(write, 'topic:dlq-2', 'consumerGroup:billing')).toMatch(/read what it writes/)
    const read = connectNodes('topic:dlq-2', 'consumerGroup:billing').apply(design)
    expect(whyNotConnect(read, 'consumerGroup:billing', 'topic:dlq-2')).toMatch(/read what it writes/)
  })
})

describe('connectNodes', () => {
  it('lets a producer write, a group read, and a group send its dead letters elsewhere with the same share', () => {
    const write = connectNodes('producer:checkout', 'topic:dlq-2').apply(design)
    expect(write.producers[0]?.produces).toEqual([{ topic: 'orders' }, { topic: 'dlq-2' }])
    const read = connectNodes('topic:dlq-2', 'consumerGroup:billing').apply(design)
    expect(read.consumerGroups[0]?.consumes).toEqual([{ topic: 'orders' }, { topic: 'dlq-2' }])
    const deadLetter = connectNodes('consumerGroup:billing', 'topic:dlq-2', 'deadLetter').apply(design)
    expect(deadLetter.consumerGroups[0]?.deadLetter).toEqual({ topic: 'dlq-2', recordsShare: 0.01 })
  })
})
