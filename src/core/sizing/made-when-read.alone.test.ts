import { describe, expect, it, vi } from 'vitest'
import { realisticDesign } from '../../testing/realistic-design'
import { analyse } from '../analyse'
import { addTopics, noTopics, type TopicTotals } from './cluster-totals'
import type * as PartitionBounds from './partition-bounds'

const listed = vi.hoisted(() => ({ times: 0 }))

vi.mock('./partition-bounds', async (importActual) => {
  const actual = await importActual<typeof PartitionBounds>()
  const ownBounds: typeof actual.ownBounds = (...of) => {
    listed.times += 1
    return actual.ownBounds(...of)
  }
  return { ...actual, ownBounds }
})

describe('what thousands of topics have', () => {
  it('is listed of those alone of which a rule has something to say', () => {
    const topics = Object.values(analyse(realisticDesign(600)).views.topics)
    const byRules = listed.times
    for (const { sizing } of topics) expect(sizing.partitions.bounds.write.unit).toBe('partitions')
    expect(listed.times).toBe(topics.length)
    expect(byRules).toBeLessThan(topics.length / 2)
  })

  it('is added up, each number of it', () => {
    const names = Object.keys(noTopics()).filter((name) => name !== 'widest')
    const of = (value: number) =>
      Object.fromEntries(names.map((name) => [name, value])) as unknown as TopicTotals
    const sum = addTopics(of(1), of(2))
    for (const name of names)
      expect([name, sum[name as keyof TopicTotals]]).toEqual([
        name,
        name === 'largestReplicationFactor' ? 2 : 3,
      ])
  })
})
