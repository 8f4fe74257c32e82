import { expect, it } from 'vitest'
import type { Design } from '../model/design'
import { emptyDesign } from '../model/empty-design'
import { edgesOf } from './edges'
import { wayOf } from './way-of'

const design: Design = {
  ...emptyDesign('x'),
  producers: [
    { name: 'shop', produces: [{ topic: 'orders' }, { topic: 'clicks' }] },
    { name: 'other', produces: [{ topic: 'orders' }] },
  ],
  topics: [{ name: 'orders' }, { name: 'clicks' }, { name: 'bills' }],
  consumerGroups: [
    { name: 'billing', consumes: [{ topic: 'orders' }], produces: [{ topic: 'bills' }] },
    { name: 'stats', consumes: [{ topic: 'clicks' }] },
    { name: 'ledger', consumes: [{ topic: 'bills' }] },
  ],
}

const nodesOn = (id: string) => [...wayOf(design, id)].filter((one) => !one.includes('→')).sort()

it('goes up to all that writes it and down to all that comes of it', () => {
  const way = wayOf(design, 'topic:orders')
  for (const id of [
    'producer:shop',
    'producer:other',
    'consumerGroup:billing',
    'topic:bills',
    'consumerGroup:ledger',
  ])
    expect(way.has(id)).toBe(true)
  for (const id of ['topic:clicks', 'consumerGroup:stats']) expect(way.has(id)).toBe(false)
})

it('of an edge is the way up from where it starts and down from where it ends', () => {
  const edge = edgesOf(design).find(({ from, to }) => from === 'producer:shop' && to === 'topic:orders')
  const way = wayOf(design, edge?.id ?? '')
  expect(way.has('consumerGroup:ledger')).toBe(true)
  expect(way.has('producer:other')).toBe(false)
  expect(way.has('topic:clicks')).toBe(false)
})

it('ends in a loop, and of what is not drawn is the thing alone', () => {
  const loop: Design = {
    ...design,
    consumerGroups: [
      { name: 'one', consumes: [{ topic: 'orders' }], produces: [{ topic: 'clicks' }] },
      { name: 'two', consumes: [{ topic: 'clicks' }], produces: [{ topic: 'orders' }] },
    ],
  }
  expect(wayOf(loop, 'topic:orders').has('consumerGroup:two')).toBe(true)
  expect(nodesOn('topic:nowhere')).toEqual(['topic:nowhere'])
})
