import { expect, it } from 'vitest'
import type { Design } from '../model/design'
import { emptyDesign } from '../model/empty-design'
import { nextNode } from './next-node'

const design: Design = {
  ...emptyDesign('x'),
  producers: [{ name: 'shop', produces: [{ topic: 'orders' }] }],
  topics: [{ name: 'orders' }],
  consumerGroups: [{ name: 'billing', consumes: [{ topic: 'orders' }] }],
}

it.each([
  ['producer:shop', 'after', 'topic', 'produces'],
  ['topic:orders', 'after', 'consumerGroup', 'consumes'],
  ['topic:orders', 'before', 'producer', 'produces'],
  ['consumerGroup:billing', 'before', 'topic', 'consumes'],
  ['consumerGroup:billing', 'after', 'topic', 'produces'],
] as const)('of %s %s is a %s, joined as usual', (id, where, kind, edge) => {
  const next = nextNode(design, id, where)
  expect(next?.kind).toBe(kind)
  expect(next?.joins.map((join) => join.edge)).toEqual([edge])
})

it('beside a node is another of its kind at the same neighbours', () => {
  expect(nextNode(design, 'consumerGroup:billing', 'beside')).toEqual({
    kind: 'consumerGroup',
    joins: [{ other: 'topic:orders', edge: 'consumes', records: 'into' }],
  })
})

it('before a producer is nothing', () => {
  expect(nextNode(design, 'producer:shop', 'before')).toBeNull()
})
