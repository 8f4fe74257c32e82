import { describe, expect, it } from 'vitest'
import { fieldsOf } from './index'

const field = (kind: Parameters<typeof fieldsOf>[0], id: string) => {
  const found = fieldsOf(kind).find((one) => one.id === id)
  if (!found) throw new Error(`no field ${id}`)
  return found
}

function typed(kind: Parameters<typeof fieldsOf>[0], id: string, text: string, node: object = { name: 'x' }) {
  const read = field(kind, id).read(text)
  return read.ok ? read.value(node as never) : read.error
}

describe('what is typed for many nodes', () => {
  it.each([
    ['topic', 'retention.ms', '7d', { name: 'x', config: { 'retention.ms': 604_800_000 } }],
    ['topic', 'retention.ms', 'for ever', { name: 'x', config: { 'retention.ms': -1 } }],
    ['topic', 'partitions', '12', { name: 'x', partitions: 12 }],
    ['topic', 'partitions', 'auto', { name: 'x', partitions: 'auto' }],
    [
      'topic',
      'cleanup.policy',
      'compact and delete',
      { name: 'x', config: { 'cleanup.policy': 'compact,delete' } },
    ],
    ['topic', 'averageBytes', '1.5 kB', { name: 'x', record: { averageBytes: 1500 } }],
    ['consumerGroup', 'commit', 'After processing', { name: 'x', commit: 'after-processing' }],
    ['consumerGroup', 'longestStopMs', '2 days', { name: 'x', longestStopMs: 172_800_000 }],
    ['producer', 'delivery', 'exactly-once', { name: 'x', delivery: 'exactly-once' }],
  ] as const)('%s %s %j', (kind, id, text, node) => {
    expect(typed(kind, id, text)).toEqual(node)
  })

  it('takes a value away where nothing is typed, and the settings with the last of them', () => {
    expect(typed('topic', 'retention.ms', '', { name: 'x', config: { 'retention.ms': 1 } })).toEqual({
      name: 'x',
    })
    expect(typed('topic', 'averageBytes', '', { name: 'x', record: { averageBytes: 1 } })).toEqual({
      name: 'x',
    })
  })

  it('refuses in a sentence what does not read', () => {
    expect(typed('topic', 'retention.ms', 'soon')).toMatch(/not a number/)
    expect(typed('producer', 'delivery', 'twice')).toMatch(/one of/)
  })

  it('reads again what it shows', () => {
    const nodes = {
      topic: {
        name: 'x',
        partitions: 6,
        replicationFactor: 3,
        record: { averageBytes: 700 },
        external: 'writers',
        config: { 'retention.ms': 3_600_000, 'cleanup.policy': 'compact', 'min.insync.replicas': 2 },
      },
      consumerGroup: {
        name: 'x',
        members: 3,
        processingMsPerRecord: 5,
        longestStopMs: 60_000,
        commit: 'auto',
      },
      producer: { name: 'x', instances: 4, delivery: 'at-least-once' },
    } as const
    for (const [kind, node] of Object.entries(nodes))
      for (const one of fieldsOf(kind as keyof typeof nodes)) {
        const read = one.read(one.text(node as never))
        expect(read.ok && read.value(node as never)).toEqual(node)
      }
  })
})
