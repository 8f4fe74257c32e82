import { describe, expect, it } from 'vitest'
import { importFiles } from '../importers/import-files'
import type { Design } from '../model/design'
import { emptyDesign } from '../model/empty-design'
import { createPlanner } from './plan-change'
import { planReassignment, reassignmentInWords } from './reassignment'

const LISTING = `Topic: orders	TopicId: PQn1B9aKTEy3zFX8l2pL2Q	PartitionCount: 3	ReplicationFactor: 2	Configs: 
	Topic: orders	Partition: 0	Leader: 1	Replicas: 1,2	Isr: 1,2
	Topic: orders	Partition: 1	Leader: 2	Replicas: 2,3	Isr: 2,3
	Topic: orders	Partition: 2	Leader: 3	Replicas: 2,3	Isr: 3,2
Topic: wide	TopicId: PQn1B9aKTEy3zFX8l2pL2R	PartitionCount: 1	ReplicationFactor: 3	Configs: 
	Topic: wide	Partition: 0	Leader: 1	Replicas: 1,2,4	Isr: 1,2,4
`

async function reassign(topics: Design['topics'], text = LISTING) {
  const read = await importFiles([{ name: 'topics.txt', text }])
  if (!read.ok) throw new Error('not read')
  const { design: before, assignments } = read.value
  const after: Design = {
    ...before,
    topics: before.topics.map((topic) => ({ ...topic, ...topics.find(({ name }) => name === topic.name) })),
  }
  return planReassignment(createPlanner(before, after).topics, after, assignments)
}

const partitionsOf = (json: string | undefined) =>
  (JSON.parse(json ?? '{}') as { version: number; partitions: { topic: string; replicas: number[] }[] })
    .partitions

describe('planReassignment', () => {
  it('keeps the replicas that there are, and puts more on the brokers that hold the fewest', async () => {
    const plan = await reassign([{ name: 'orders', replicationFactor: 3 }])
    expect(JSON.parse(plan?.json ?? '')).toEqual({
      version: 1,
      partitions: [
        { topic: 'orders', partition: 0, replicas: [1, 2, 4] },
        { topic: 'orders', partition: 1, replicas: [2, 3, 1] },
        { topic: 'orders', partition: 2, replicas: [2, 3, 4] },
      ],
    })
    expect(partitionsOf(plan?.rollback).map(({ replicas }) => replicas)).toEqual([
      [1, 2],
      [2, 3],
      [2, 3],
    ])
  })

  it('takes replicas away from the end, the preferred leader never', async () => {
    const plan = await reassign([{ name: 'wide', replicationFactor: 1 }])
    expect(partitionsOf(plan?.json)).toEqual([{ topic: 'wide', partition: 0, replicas: [1] }])
    expect(plan?.bytes).toBe(0)
  })

  it('reads where replicas lie of a reassignment in JSON as well, and says of which topics nobody does', async () => {
    const plan = await reassign(
      [{ name: 'orders', replicationFactor: 2 }],
      '{"version":1,"partitions":[{"topic":"orders","partition":0,"replicas":[5,6,7]}]}',
    )
    expect(partitionsOf(plan?.json)).toEqual([{ topic: 'orders', partition: 0, replicas: [5, 6] }])
    const one: Design = { ...emptyDesign('shop'), topics: [{ name: 'orders', replicationFactor: 2 }] }
    const other: Design = { ...one, topics: [{ name: 'orders', replicationFactor: 3 }] }
    const unknown = planReassignment(createPlanner(one, other).topics, other, new Map())
    expect(unknown?.unknown).toEqual(['orders'])
    expect(unknown && reassignmentInWords(unknown)).toContain(
      'No file says where the replicas of 1 topic are',
    )
  })

  it('throttles above what is written meanwhile, or the copies would never catch up', () => {
    const written = (replicationFactor: number): Design => ({
      ...emptyDesign('shop'),
      topics: [
        {
          name: 'orders',
          partitions: 12,
          replicationFactor,
          record: { averageBytes: 1_000 },
          config: { 'retention.ms': 86_400_000 },
        },
      ],
      producers: [
        {
          name: 'checkout',
          produces: [{ topic: 'orders', recordsPerSecond: { average: 50_000, peak: 100_000 } }],
        },
      ],
    })
    const { topics } = createPlanner(written(2), written(3))
    const plan = planReassignment(topics, written(3), new Map())
    // 100 MB/s on three brokers, twice over.
    expect(plan?.throttle).toBeGreaterThan(60_000_000)
    const seconds = (plan?.bytes ?? 0) / 3 / ((plan?.throttle ?? 0) / 2)
    expect(Math.abs((plan?.seconds ?? 0) / seconds - 1)).toBeLessThan(0.01)
    expect(plan && reassignmentInWords(plan)).toMatch(/^About [\d.]+ TB are copied.*takes about \d+ h/)
  })

  it('is nothing where no replication factor changes', async () =>
    expect(await reassign([{ name: 'orders', partitions: 9 }])).toBeUndefined())
})
