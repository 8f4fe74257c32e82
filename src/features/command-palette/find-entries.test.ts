import { describe, expect, it } from 'vitest'
import { emptyDesign } from '@/core/model/empty-design'
import { entriesOf, findEntries } from './find-entries'

const design = {
  ...emptyDesign('d'),
  topics: [{ name: 'orders' }, { name: 'orders.dlq' }, { name: 'reorders' }],
  consumerGroups: [{ name: 'orders' }],
}
const commands = [{ id: 'redo', label: 'Redo', run: () => undefined }]
const find = (typed: string) => findEntries(entriesOf(design, commands), typed).map(({ id }) => id)

describe('finding in the palette', () => {
  it('offers some nodes and what can be done while nothing is typed', () => {
    expect(find('')).toEqual([
      'topic:orders',
      'topic:orders.dlq',
      'topic:reorders',
      'consumerGroup:orders',
      'redo',
    ])
    const undoable = [{ id: 'undo', label: 'Undo', enabled: () => false, run: () => undefined }, ...commands]
    expect(findEntries(entriesOf(design, undoable), '').map(({ id }) => id)).not.toContain('undo')
  })

  it('puts the start of a name before its middle, shorter names first, and keeps kinds apart', () => {
    expect(find('orders')).toEqual([
      'topic:orders',
      'consumerGroup:orders',
      'topic:orders.dlq',
      'topic:reorders',
    ])
  })

  it('finds nodes by their owner, data, description and client, after those of the name', () => {
    const owned = {
      ...design,
      topics: [{ name: 'clicks', owner: 'orders-team', data: 'personal' as const }, { name: 'orders' }],
      producers: [{ name: 'web', description: 'Takes payments', client: { library: 'kafkajs' as const } }],
      consumerGroups: [],
    }
    const ids = (typed: string) => findEntries(entriesOf(owned, commands), typed).map(({ id }) => id)
    expect(ids('orders')).toEqual(['topic:orders', 'topic:clicks'])
    expect(ids('personal')).toEqual(['topic:clicks'])
    expect(ids('clicks orders')).toEqual(['topic:clicks'])
    expect(ids('payments')).toEqual(['producer:web'])
    expect(ids('kafkajs')).toEqual(['producer:web'])
  })

  it('wants every word', () => {
    expect(find('orders dlq')).toEqual(['topic:orders.dlq'])
    expect(find('nothing like it')).toEqual([])
  })
})
