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
  it('offers commands first while nothing is typed', () => {
    expect(find('')[0]).toBe('redo')
  })

  it('puts the start of a name before its middle, shorter names first, and keeps kinds apart', () => {
    expect(find('orders')).toEqual([
      'topic:orders',
      'consumerGroup:orders',
      'topic:orders.dlq',
      'topic:reorders',
    ])
  })

  it('wants every word', () => {
    expect(find('orders dlq')).toEqual(['topic:orders.dlq'])
    expect(find('nothing like it')).toEqual([])
  })
})
