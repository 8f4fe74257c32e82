/** Catches members that are counted as working and have no partition, and memory that nobody fetches into. */
import { describe, expect, it } from 'vitest'
import { analyse } from '../analyse'
import type { ConsumerGroup, Design, Topic } from '../model/design'
import { emptyDesign } from '../model/empty-design'

/** One topic of records of 1 kB, so many a second, and the groups that read it. */
const designOf = (
  recordsPerSecond: number,
  topic: Partial<Topic>,
  groups: readonly Partial<ConsumerGroup>[] = [],
): Design => ({
  ...emptyDesign('case'),
  topics: [{ name: 'orders', replicationFactor: 3, record: { averageBytes: 1000 }, ...topic }],
  producers: [
    {
      name: 'checkout',
      produces: [{ topic: 'orders', recordsPerSecond: { average: 0, peak: recordsPerSecond } }],
    },
  ],
  consumerGroups: groups.map((group, at) => ({
    name: `group-${at}`,
    consumes: [{ topic: 'orders' }],
    ...group,
  })),
})

describe('groups', () => {
  const busy = (group: Partial<ConsumerGroup>, partitions: number) => {
    const found = analyse(designOf(50_000, { partitions }, [group])).sizing.consumerGroups['group-0']
    if (!found) throw new Error('no sizing')
    return found
  }

  it('is as busy as its busiest member: four of twelve own two of sixteen partitions', () => {
    const billing = busy({ members: 12, processingMsPerRecord: 0.25 }, 16)
    expect(billing.busiest.value).toBeCloseTo(6250, 9)
    expect(billing.busy.value).toBeCloseTo(6250 / 4000, 12)
    expect(billing.capacity.value).toBeCloseTo(4000 * 8, 6)
    expect(billing.lagGrowth.value).toBeCloseTo(4 * 2250, 6)
    expect(billing.idleMembers).toBe(0)
  })

  it('falls behind with all members where all share evenly', () => {
    const billing = busy({ members: 12, processingMsPerRecord: 0.25 }, 12)
    expect(billing.busy.value).toBeCloseTo(12.5 / 12, 12)
    expect(billing.lagGrowth.value).toBeCloseTo(2000, 6)
  })

  it('counts only members that own a partition', () => {
    const wide = busy({ members: 12, processingMsPerRecord: 0.1 }, 8)
    expect(wide.capacity.value).toBe(80_000)
    expect(wide.idleMembers).toBe(4)
  })

  const joined = (config?: ConsumerGroup['config']) => {
    const design = designOf(1000, { partitions: 12, coPartitionedWith: ['payments'] })
    const payments: Topic = { name: 'payments', partitions: 12 }
    const group: ConsumerGroup = {
      name: 'join',
      members: 24,
      processingMsPerRecord: 1,
      consumes: [{ topic: 'orders' }, { topic: 'payments' }],
      ...(config && { config }),
    }
    const found = analyse({ ...design, topics: [...design.topics, payments], consumerGroups: [group] })
    const sizing = found.sizing.consumerGroups['join']
    if (!sizing) throw new Error('no sizing')
    return sizing
  }

  it('counts under range no more members than the widest topic has partitions', () => {
    expect(joined()).toMatchObject({ idleMembers: 12, capacity: { value: 12_000 } })
    const spread = { 'partition.assignment.strategy': 'org.apache.kafka.clients.consumer.StickyAssignor' }
    // No member is idle, but what is written goes to one of the two topics: half of them get nothing.
    expect(joined(spread)).toMatchObject({ idleMembers: 0, capacity: { value: 12_000 } })
    expect(joined({ 'group.protocol': 'consumer', 'group.remote.assignor': 'range' }).idleMembers).toBe(12)
  })

  it('takes memory for those that fetch, and no more than brokers send', () => {
    const MiB = 1024 * 1024
    // 12 work with two partitions each, 12 are idle.
    expect(joined().memory.value).toBe(12 * 2 * MiB)
    const much = joined({ 'fetch.max.bytes': 500 * MiB, 'max.partition.fetch.bytes': 500 * MiB })
    expect(much.memory.value).toBe(12 * 3 * 57_671_680)
    expect(much.memory.inputs).toContainEqual({
      name: 'fetch.max.bytes of the brokers',
      value: 57_671_680,
      unit: 'bytes',
      origin: 'default',
    })
  })
})
