import { expect, it } from 'vitest'
import type { Design } from '../model/design'
import { emptyDesign } from '../model/empty-design'
import { wayAlong, wayInto } from './way-along'

const DESIGN: Design = {
  ...emptyDesign('Orders'),
  producers: [
    { name: 'shop', produces: [{ topic: 'orders' }] },
    { name: 'till', produces: [{ topic: 'orders' }] },
  ],
  topics: [{ name: 'orders' }, { name: 'invoices' }],
  consumerGroups: [
    { name: 'billing', consumes: [{ topic: 'orders' }], produces: [{ topic: 'invoices' }] },
    { name: 'ledger', consumes: [{ topic: 'invoices' }] },
    { name: 'stock', consumes: [{ topic: 'orders' }] },
  ],
}

it('goes from the weak node to the reader, with the edges between, and nowhere else', () => {
  const way = wayAlong(DESIGN, ['producer:shop', 'topic:invoices', 'consumerGroup:ledger'])
  expect([...way].filter((id) => !id.includes('→')).sort()).toEqual([
    'consumerGroup:billing',
    'consumerGroup:ledger',
    'producer:shop',
    'topic:invoices',
    'topic:orders',
  ])
  expect([...way].filter((id) => id.includes('→'))).toHaveLength(4)
})

it('leaves nodes alone that no way joins', () => {
  expect([...wayAlong(DESIGN, ['consumerGroup:stock', 'topic:invoices'])]).toEqual([
    'consumerGroup:stock',
    'topic:invoices',
  ])
})

it('is all that leads to a reader by one topic', () => {
  const way = wayInto(DESIGN, 'topic:invoices', 'consumerGroup:ledger')
  expect(way.has('producer:till')).toBe(true)
  expect(way.has('consumerGroup:stock')).toBe(false)
})
