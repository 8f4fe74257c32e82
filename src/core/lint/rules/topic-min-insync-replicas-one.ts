import type { Topic } from '../../model/design'
import { changeNode } from '../fixes'
import { topicConfigDocs } from '../references'
import { defineRule } from '../rule'
import { soundDesign } from '../sound-design'

export const topicMinInsyncReplicasOne = defineRule({
  id: 'topic-min-insync-replicas-one',
  title: 'One in-sync replica is enough to acknowledge',
  scope: 'topic',
  severity: 'warning',
  kind: 'advice',
  why: 'acks=all waits for the replicas that are in sync at that moment, however few they are. With min.insync.replicas=1, which is the default, the leader alone may acknowledge a record; when that broker is lost before another has caught up, the record is gone although the producer was told that it is safe. Two of three is the usual choice: one broker may fail without loss and without a pause.',
  reference: topicConfigDocs('min.insync.replicas'),
  examples: () => ({
    bad: [
      soundDesign({ topic: { config: { 'min.insync.replicas': 1 } } }),
      soundDesign({ topic: { config: { 'min.insync.replicas': undefined } } }),
    ],
    good: [
      soundDesign({
        topic: { config: { 'min.insync.replicas': undefined } },
        cluster: { config: { 'min.insync.replicas': 2 } },
      }),
      soundDesign({
        topic: { config: { 'min.insync.replicas': 1 } },
        cluster: { environment: 'development' },
      }),
    ],
  }),
  check({ topic, cluster, settings, replicationFactor, writers }, report) {
    if (cluster.environment !== 'production' || replicationFactor < 2) return
    if (settings.number('min.insync.replicas') > 1) return
    if (writers.length > 0 && writers.every(({ delivery }) => delivery === 'at-most-once')) return
    const target = Math.max(3, replicationFactor)
    report({
      message: `\`${topic.name}\` takes a record as safe with one copy`,
      field: 'config.min.insync.replicas',
      evidence: [
        {
          name: 'min.insync.replicas',
          value: settings.origin('min.insync.replicas') === 'default' ? '1, the default' : '1',
        },
        { name: 'replication factor', value: `${replicationFactor}` },
      ],
      ...(target <= cluster.brokers && {
        fix: changeNode(
          'topic',
          topic.name,
          replicationFactor < 3 ? 'Keep 3 replicas, 2 of them in sync' : 'Set min.insync.replicas to 2',
          (node): Topic => ({
            ...node,
            ...(replicationFactor < 3 && { replicationFactor: 3 }),
            config: { ...node.config, 'min.insync.replicas': 2 },
          }),
        ),
      }),
    })
  },
})
