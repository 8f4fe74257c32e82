import { describe, expect, it } from 'vitest'
import { emptyDesign } from '@/core/model/empty-design'
import { entriesOf, findEntries } from './find-entries'
import { scenarioEntries } from './scenario-entries'

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

  it('shows a note as it reads, and finds it by its words', () => {
    const noted = {
      ...design,
      layout: {
        notes: {
          'note-1': {
            at: [0, 0] as const,
            size: [200, 100] as const,
            text: '# Why **12**?\n- see the [runbook](https://example.com/a_b)\n- `acks`',
          },
        },
      },
    }
    const found = findEntries(entriesOf(noted, commands), 'runbook')
    expect(found.map(({ id, label }) => [id, label])).toEqual([
      ['note:note-1', 'Why 12? see the runbook acks'],
    ])
  })

  it('wants every word', () => {
    expect(find('orders dlq')).toEqual(['topic:orders.dlq'])
    expect(find('nothing like it')).toEqual([])
  })

  it.each([
    ['stop broker', 'broker-lost'],
    ['kill broker', 'broker-lost'],
    ['broker down', 'broker-lost'],
    ['availability zone', 'rack-lost'],
    ['traffic spike', 'burst'],
    ['kill consumer', 'member-crash'],
    ['pod dies', 'member-crash'],
    ['stuck consumer', 'member-stuck'],
    ['deployment', 'rolling-deploy'],
    ['stop consumers', 'group-stopped'],
    ['slow database', 'slow-downstream'],
    ['poison pill', 'poison-record'],
    ['keda', 'autoscaler'],
    ['scale out', 'members-added'],
    ['add partitions', 'partitions-added'],
    ['add event burst', 'burst'],
  ])('finds what may happen by the words of those who ask: %s', (typed, kind) => {
    const all = [...entriesOf(design, commands), ...scenarioEntries(design)]
    expect(findEntries(all, typed)[0]?.id).toBe(`scenario add ${kind}`)
  })

  it('shows the panel for its name, before anything that it can do', () => {
    const show = { id: 'show-whatIf', label: 'Show what if', run: () => undefined }
    const all = [...entriesOf(design, [...commands, show]), ...scenarioEntries(design)]
    expect(findEntries(all, 'what if')[0]?.id).toBe('show-whatIf')
  })
})
