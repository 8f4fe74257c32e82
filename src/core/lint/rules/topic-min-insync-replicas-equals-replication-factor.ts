import type { Topic } from '../../model/design'
import { changeNode } from '../fixes'
import { topicConfigDocs } from '../references'
import { defineRule } from '../rule'
import { soundDesign } from '../sound-design'

export const topicMinInsyncReplicasEqualsReplicationFactor = defineRule({
  id: 'topic-min-insync-replicas-equals-replication-factor',
  title: 'One broker down stops writes',
  scope: 'topic',
  severity: 'error',
  kind: 'advice',
  why: 'Writes with acks=all need as many in-sync replicas as min.insync.replicas says. When that is all of them, a single broker that restarts stops every such write with NotEnoughReplicasException until it is back. A topic survives as many lost brokers as its replication factor is above the minimum.',
  reference: topicConfigDocs('min.insync.replicas'),
  examples: () => ({
    bad: [soundDesign({ topic: { config: { 'min.insync.replicas': 3 } } })],
    good: [
      soundDesign({
        cluster: { brokers: 4, racks: 4 },
        topic: { replicationFactor: 4, config: { 'min.insync.replicas': 3 } },
      }),
    ],
  }),
  check({ topic, cluster, settings, replicationFactor, writers }, report) {
    if (replicationFactor < 2 || cluster.environment === 'development') return
    if (settings.number('min.insync.replicas') !== replicationFactor) return
    if (writers.length > 0 && writers.every(({ delivery }) => delivery === 'at-most-once')) return
    const replicas = Math.max(3, replicationFactor)
    const minimum = replicas - 1
    report({
      message: `\`${topic.name}\` cannot be written while one broker is down`,
      field: 'config.min.insync.replicas',
      evidence: [
        { name: 'min.insync.replicas', value: `${replicationFactor}` },
        { name: 'replication factor', value: `${replicationFactor}` },
      ],
      ...(replicas <= cluster.brokers && {
        fix: changeNode(
          'topic',
          topic.name,
          replicas === replicationFactor
            ? `Set min.insync.replicas to ${minimum}`
            : `Keep ${replicas} replicas, ${minimum} of them in sync`,
          (node): Topic => ({
            ...node,
            ...(replicas !== replicationFactor && { replicationFactor: replicas }),
            config: { ...node.config, 'min.insync.replicas': minimum },
          }),
        ),
      }),
    })
  },
})
