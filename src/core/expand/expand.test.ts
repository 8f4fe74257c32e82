import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { designArbitrary } from '../../testing/arbitraries'
import { analyse } from '../analyse'
import { soundDesign } from '../lint/sound-design'
import type { Design } from '../model/design'
import { expandWhole as expand } from './expand-whole'

const names = (design: Design) => expand(design).derived.map(({ topic }) => topic.name)

describe('what Kafka makes by itself', () => {
  it('is the offsets of groups, and the state of transactions where a producer has an id', () => {
    expect(names(soundDesign())).toEqual(['__consumer_offsets'])
    expect(names({ ...soundDesign(), consumerGroups: [] })).toEqual([])
    expect(names(soundDesign({ producer: { delivery: 'exactly-once' } }))).toEqual([
      '__consumer_offsets',
      '__transaction_state',
    ])
    expect(names(soundDesign({ producer: { config: { 'transactional.id': 'checkout' } } }))).toContain(
      '__transaction_state',
    )
  })

  it('has the partitions and replicas of the brokers’ settings', () => {
    const of = (cluster: Parameters<typeof soundDesign>[0]) =>
      expand(soundDesign(cluster)).derived.map(({ topic }) => [topic.partitions, topic.replicationFactor])
    expect(of({})).toEqual([[50, 3]])
    expect(of({ cluster: { brokers: 1 } })).toEqual([[50, 1]])
    expect(
      of({
        cluster: { config: { 'offsets.topic.num.partitions': 20, 'offsets.topic.replication.factor': 2 } },
      }),
    ).toEqual([[20, 2]])
  })

  it('is left to the drawn topic where one is drawn under its name', () => {
    const design = soundDesign({ topics: [{ name: '__consumer_offsets', partitions: 10, external: 'both' }] })
    expect(names(design)).toEqual([])
  })

  it('counts in the cluster’s partitions, replicas and storage, and in no list of nodes', () => {
    const { sizing, views, internalTopics } = analyse(soundDesign())
    expect(sizing.cluster.partitions.value).toBe(12 + 3 + 50)
    expect(sizing.cluster.partitionReplicas.value).toBe((12 + 3 + 50) * 3)
    expect(internalTopics.map(({ origin }) => origin?.role)).toEqual(['offsets of groups'])
    expect(Object.keys(views.topics)).toEqual(['orders', 'orders.dlq'])
    const drawn = Object.values(views.topics).reduce((sum, view) => sum + view.sizing.storage.value, 0)
    expect(sizing.cluster.storage.value).toBeGreaterThan(drawn)
  })

  it('is the same objects while nothing that it follows from has changed', () => {
    const design = soundDesign()
    const [one] = expand(design).derived
    const [other] = expand({ ...design, topics: [...design.topics] }).derived
    expect(other).toBe(one)
  })

  it('never has a name twice', () => {
    fc.assert(
      fc.property(designArbitrary, (design) => {
        const all = [...design.topics.map(({ name }) => name), ...names(design)]
        expect(new Set(all).size).toBe(all.length)
      }),
      { numRuns: 50 },
    )
  })
})
