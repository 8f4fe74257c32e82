import { describe, expect, it } from 'vitest'
import { internalTopics } from './internal-topics'
import { partitionCounts, subtopologyTopics, taskCounts } from './partition-counts'
import type { Chain } from './processing'
import { readProcessing } from './read-processing'

const counts = (processing: readonly Chain[], known: Record<string, number>) => {
  const topology = readProcessing({ name: 'app', processing })
  const found = partitionCounts(topology, 'app', (topic) => known[topic])
  return {
    found: Object.fromEntries(found),
    tasks: [...taskCounts(subtopologyTopics(topology, 'app'), found)],
  }
}

const join = (left: Chain['steps']): readonly Chain[] => [
  { id: 'a', stream: 'orders', steps: left ?? [] },
  { id: 'b', table: 'customers' },
  {
    from: 'a',
    steps: [
      { op: 'join', with: 'b', named: 'rich' },
      { op: 'to', topic: 'enriched' },
    ],
  },
]

describe('partitionCounts', () => {
  it('gives a repartition topic the partitions of the table that it is joined with', () => {
    const { found, tasks } = counts(join(['selectKey']), { orders: 4, customers: 12 })
    expect(found).toEqual({ orders: 4, customers: 12, 'app-rich-repartition': 12 })
    expect(tasks).toEqual([
      [0, 4],
      [1, 12],
    ])
  })

  it('refuses a join of topics that nobody may repartition', () => {
    expect(() => counts(join([]), { orders: 4, customers: 12 })).toThrow('Topics not co-partitioned')
    expect(() =>
      counts(join([{ op: 'repartition', partitions: 3, named: 'three' }]), { orders: 4, customers: 12 }),
    ).toThrow("doesn't match")
  })

  it('gives a repartition topic the most that its writers read', () => {
    const { found } = counts([{ stream: ['a', 'b'], steps: [{ op: 'groupBy', named: 'g' }, 'count'] }], {
      a: 3,
      b: 9,
    })
    expect(found['app-g-repartition']).toBe(9)
  })

  it('says nothing of what it does not know', () => {
    expect(counts(join(['selectKey']), { orders: 4 }).found).toEqual({ orders: 4, 'app-rich-repartition': 4 })
  })
})

it('gives a changelog a partition for each task, and what replication.factor says', () => {
  const processing: readonly Chain[] = [
    { stream: 'orders', steps: ['groupByKey', { op: 'count', store: { name: 'counts' } }] },
  ]
  const app = { name: 'app', processing, config: { 'replication.factor': 3 } }
  const design = { topics: [{ name: 'orders', partitions: 12 }] }
  expect(internalTopics(app, design)).toMatchObject([
    { name: 'app-counts-changelog', role: 'changelog', partitions: 12, replicationFactor: 3 },
  ])
})
