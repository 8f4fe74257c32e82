import { describe, expect, it } from 'vitest'
import type { Design } from '../model/design'
import { emptyDesign } from '../model/empty-design'
import { edgesOf } from './edges'

const design: Design = {
  ...emptyDesign('Lines'),
  producers: [{ name: 'checkout', produces: [{ topic: 'orders' }, { topic: 'gone' }, { topic: 'orders' }] }],
  topics: [{ name: 'orders' }, { name: 'orders.dlq' }],
  consumerGroups: [{ name: 'billing', consumes: [{ topic: 'orders' }], deadLetter: { topic: 'orders.dlq' } }],
}

describe('edgesOf', () => {
  it('lists each line to a drawn topic once, in the direction of the records', () => {
    expect(edgesOf(design).map(({ kind, from, to }) => [kind, from, to])).toEqual([
      ['produces', 'producer:checkout', 'topic:orders'],
      ['consumes', 'topic:orders', 'consumerGroup:billing'],
      ['deadLetter', 'consumerGroup:billing', 'topic:orders.dlq'],
    ])
  })

  it('is the same list while only the fields of topics change', () => {
    const topics = design.topics.map((topic) => ({ ...topic, partitions: 3 }))
    expect(edgesOf({ ...design, topics })).toBe(edgesOf(design))
  })

  it('follows a topic that goes and comes back', () => {
    const without = { ...design, topics: design.topics.slice(1) }
    expect(edgesOf(design)).toHaveLength(3)
    expect(edgesOf(without).map(({ kind }) => kind)).toEqual(['deadLetter'])
    expect(edgesOf(design)).toHaveLength(3)
  })

  it('keeps the lines of clients that did not change', () => {
    const consumerGroups = design.consumerGroups.map((group) => ({ ...group, members: 2 }))
    const [write, read] = edgesOf(design)
    const changed = edgesOf({ ...design, consumerGroups })
    expect(changed[0]).toBe(write)
    expect(changed[1]).not.toBe(read)
    expect(changed[1]).toEqual(read)
  })
})
