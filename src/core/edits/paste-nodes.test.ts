import { describe, expect, it } from 'vitest'
import type { Design } from '../model/design'
import { emptyDesign } from '../model/empty-design'
import { copyNodes, duplicateNodes, pasteNodes } from './paste-nodes'

const design: Design = {
  ...emptyDesign('Lines'),
  producers: [{ name: 'checkout', produces: [{ topic: 'orders', recordsPerSecond: { average: 5 } }] }],
  topics: [{ name: 'orders' }, { name: 'dlq', coPartitionedWith: ['orders'] }],
  consumerGroups: [{ name: 'billing', consumes: [{ topic: 'orders' }], deadLetter: { topic: 'dlq' } }],
  layout: { positions: { 'topic:orders': [10, 20] } },
}

describe('pasting', () => {
  it('leads lines among the copies to the copies and keeps those to other topics', () => {
    const pasted = duplicateNodes(['topic:orders', 'consumerGroup:billing'], [30, 40]).apply(design)
    expect(pasted.consumerGroups[1]).toEqual({
      name: 'billing-2',
      consumes: [{ topic: 'orders-2' }],
      deadLetter: { topic: 'dlq' },
    })
    expect(pasted.layout?.positions).toEqual({ 'topic:orders': [10, 20], 'topic:orders-2': [40, 60] })
  })

  it('drops references to topics that the other design has not, with the lists they leave empty', () => {
    const fragment = copyNodes(design, ['producer:checkout', 'topic:dlq'])
    const pasted = pasteNodes(fragment, [0, 0]).apply(emptyDesign('Other'))
    expect(pasted.producers).toEqual([{ name: 'checkout' }])
    expect(pasted.topics).toEqual([{ name: 'dlq' }])
  })

  it('goes on counting where a copy is copied', () => {
    const twice = duplicateNodes(['topic:orders-2'], [0, 0]).apply(
      duplicateNodes(['topic:orders'], [0, 0]).apply(design),
    )
    expect(twice.topics.map(({ name }) => name)).toEqual(['orders', 'dlq', 'orders-2', 'orders-3'])
  })
})
