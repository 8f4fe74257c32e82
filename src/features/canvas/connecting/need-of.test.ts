/** Catches a topic that nobody writes for which reading is offered first. */
import { describe, expect, it } from 'vitest'
import { emptyDesign } from '@/core/model/empty-design'
import type { NodeId } from '@/core/model/node-id'
import { needOf } from './need-of'

const design = {
  ...emptyDesign('Shop'),
  producers: [{ name: 'checkout', produces: [{ topic: 'orders' }] }],
  topics: [{ name: 'orders' }, { name: 'invoices' }, { name: 'orders.retry-5m' }],
  consumerGroups: [{ name: 'billing', consumes: [{ topic: 'orders' }] }, { name: 'mails' }],
  connectors: [{ name: 'cdc', type: 'source' as const }],
}

const likeliest = (topic: string, client: NodeId): string | undefined =>
  (['consumes', 'produces', 'retries', 'deadLetter'] as const)
    .map((edge) => ({ edge, need: needOf(design, { edge, topic, client, isRead: edge === 'consumes' }) }))
    .sort((one, other) => other.need - one.need)[0]?.edge

describe('needOf', () => {
  it('wants a writer for a topic that nobody writes, of what already reads something or can only write', () => {
    expect(likeliest('invoices', 'consumerGroup:billing')).toBe('produces')
    expect(likeliest('invoices', 'connector:cdc')).toBe('produces')
    expect(likeliest('invoices', 'producer:checkout')).toBe('produces')
  })

  it('wants a reader for a topic that is written, and of what reads nothing yet', () => {
    expect(likeliest('orders', 'consumerGroup:mails')).toBe('consumes')
    expect(likeliest('orders', 'consumerGroup:billing')).toBe('consumes')
    expect(likeliest('invoices', 'consumerGroup:mails')).toBe('consumes')
  })

  it('joins a topic as it is called', () => {
    expect(likeliest('orders.retry-5m', 'consumerGroup:billing')).toBe('retries')
  })
})
