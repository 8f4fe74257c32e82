import { describe, expect, it } from 'vitest'
import { analyse } from '../analyse'
import type { Config, Design } from '../model/design'
import { emptyDesign } from '../model/empty-design'
import { memberPartitions } from '../sizing/member-partitions'
import { assignmentOf } from './assignment-of'
import { replicasOf } from './replicas-of'

function groupView(config: Config, members = 3) {
  const design: Design = {
    ...emptyDesign('owners'),
    topics: [
      { name: 'a', partitions: 4, replicationFactor: 3 },
      { name: 'b', partitions: 4, replicationFactor: 4 },
    ],
    consumerGroups: [{ name: 'g', members, config, consumes: [{ topic: 'a' }, { topic: 'b' }] }],
  }
  const view = analyse(design).views.consumerGroups['g']
  if (!view) throw new Error('no view')
  return view
}

const STRATEGIES: readonly Config[] = [
  {},
  { 'partition.assignment.strategy': 'org.apache.kafka.clients.consumer.RoundRobinAssignor' },
  { 'partition.assignment.strategy': 'org.apache.kafka.clients.consumer.StickyAssignor' },
  { 'partition.assignment.strategy': 'org.apache.kafka.clients.consumer.CooperativeStickyAssignor' },
  { 'group.protocol': 'consumer' },
  { 'group.protocol': 'consumer', 'group.remote.assignor': 'range' },
]

describe('who owns which partitions', () => {
  it.each(STRATEGIES)('gives every partition to one consumer, as many as the pills count: %j', (config) => {
    const view = groupView(config)
    const owners = assignmentOf(view) ?? []
    expect(owners.flatMap(({ owns }) => owns).sort()).toEqual([
      'a-0',
      'a-1',
      'a-2',
      'a-3',
      'b-0',
      'b-1',
      'b-2',
      'b-3',
    ])
    const counts = owners.map(({ owns }) => owns.length).sort()
    expect(counts).toEqual([...memberPartitions(view)].sort())
  })

  it('lets the range assignor pile the odd partitions of every topic on the first consumer', () => {
    expect(assignmentOf(groupView({}))?.map(({ owns }) => owns.length)).toEqual([4, 2, 2])
  })

  it('does not spell out a group of a million', () => {
    expect(assignmentOf(groupView({}, 1_000_000))).toBeNull()
    expect(memberPartitions(groupView({}, 1_000_000))).toHaveLength(10_000)
  })
})

describe('where replicas would be', () => {
  const placement = (topic: 'a' | 'b') => {
    const view = groupView({}).reads.find((read) => read.topic.topic.name === topic)?.topic
    if (!view) throw new Error('no topic')
    return replicasOf(view)
  }

  it('spreads leaders over brokers and counts every replica', () => {
    const placed = placement('a')
    expect(placed.ok && placed.value.partitions.map((replicas) => new Set(replicas).size)).toEqual([
      3, 3, 3, 3,
    ])
    expect(placed.ok && placed.value.brokers.reduce((sum, { leads }) => sum + leads, 0)).toBe(4)
    expect(placed.ok && placed.value.brokers.reduce((sum, { follows }) => sum + follows, 0)).toBe(8)
  })

  it('says why Kafka refuses more replicas than brokers', () => {
    expect(placement('b')).toEqual({ ok: false, error: expect.stringContaining('there are 3') })
  })
})
