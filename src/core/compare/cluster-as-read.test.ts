import { describe, expect, it } from 'vitest'
import { importFiles } from '../importers/import-files'
import type { Design } from '../model/design'
import { emptyDesign } from '../model/empty-design'
import { clusterAsRead } from './cluster-as-read'
import { compareDesigns } from './compare-designs'
import { inEffect } from './in-effect'
import { createPlanner, planChange } from './plan-change'

const DRAWN: Design = {
  ...emptyDesign('shop'),
  producers: [{ name: 'checkout', produces: [{ topic: 'orders' }] }],
  topics: [
    {
      name: 'orders',
      partitions: 12,
      replicationFactor: 3,
      record: { averageBytes: 900 },
      config: { 'retention.ms': 86_400_000, 'min.insync.replicas': 2 },
    },
    { name: 'orders.dlq', partitions: 3, replicationFactor: 3 },
  ],
}

const LISTING = [
  'Topic: orders\tTopicId: PQn1B9aKTEy3zFX8l2pL2Q\tPartitionCount: 6\tReplicationFactor: 3\tConfigs: min.insync.replicas=2',
  ...[0, 1, 2, 3, 4, 5].map(
    (partition) => `\tTopic: orders\tPartition: ${partition}\tLeader: 1\tReplicas: 1,2,3\tIsr: 1,2,3`,
  ),
  'Topic: old\tTopicId: PQn1B9aKTEy3zFX8l2pL2R\tPartitionCount: 1\tReplicationFactor: 3\tConfigs: ',
  '\tTopic: old\tPartition: 0\tLeader: 1\tReplicas: 1,2,3\tIsr: 1,2,3',
].join('\n')

describe('clusterAsRead', () => {
  it('compares what a listing says and nothing that it cannot know', async () => {
    const read = await importFiles([{ name: 'topics.txt', text: LISTING }], { onto: DRAWN, prefer: 'read' })
    if (!read.ok) throw new Error(JSON.stringify(read.error))
    const { design, silent } = clusterAsRead(read.value)
    const { added, changed, removed } = compareDesigns(design, DRAWN)
    expect(added.map(({ id }) => id)).toEqual(['topic:orders.dlq'])
    expect(removed.map(({ id }) => id)).toEqual(['topic:old'])
    expect(changed).toEqual([
      {
        id: 'topic:orders',
        kind: 'topic',
        name: 'orders',
        fields: [
          { path: 'partitions', before: 6, after: 12 },
          { path: 'config.retention.ms', before: undefined, after: 86_400_000 },
        ],
      },
    ])
    expect(silent).toEqual(['producer', 'consumerGroup', 'streamsApp', 'connector'])
    const auto = {
      ...DRAWN,
      topics: DRAWN.topics.map((topic) => ({ ...topic, partitions: 'auto' as const })),
    }
    const { topics } = createPlanner(design, auto)
    const inNumbers = inEffect(compareDesigns(design, auto), topics).changed.flatMap(({ fields }) => fields)
    expect(inNumbers[0]).toEqual({
      path: 'partitions',
      before: 6,
      after: topics.after.get('orders')?.partitions,
    })
    expect(planChange(design, DRAWN, 'kafka-cli').map(({ id }) => id)).toContain('topic:orders/partitions')
  })
})
