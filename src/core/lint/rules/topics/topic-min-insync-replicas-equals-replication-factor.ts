import { isMeantToLose } from '../../../facts/may-lose'
import { topicConfigDocs } from '../../references'
import { keepReplicas } from '../../replicas-fix'
import { defineRule } from '../../rule'
import { soundDesign } from '../../sound-design'

export const topicMinInsyncReplicasEqualsReplicationFactor = defineRule({
  id: 'topic-min-insync-replicas-equals-replication-factor',
  title: 'One broker down stops writes',
  scope: 'topic',
  severity: 'error',
  kind: 'advice',
  why: 'Writes with acks=all need as many in-sync replicas as min.insync.replicas says. When that is all of them, a single broker that restarts stops every such write with NotEnoughReplicasException until it is back. Such writes go on with as many brokers down as the replication factor is above the minimum.',
  reference: topicConfigDocs('min.insync.replicas'),
  examples: () => ({
    bad: [
      soundDesign({ topic: { config: { 'min.insync.replicas': 3 } } }),
      soundDesign({ topic: { replicationFactor: 2 } }),
    ],
    good: [
      soundDesign({
        cluster: { brokers: 4, racks: 4 },
        topic: { replicationFactor: 4, config: { 'min.insync.replicas': 3 } },
      }),
    ],
  }),
  check(view, report) {
    const { topic, cluster, settings, replicationFactor } = view
    if (replicationFactor < 2 || cluster.environment === 'development') return
    if (settings.number('min.insync.replicas') !== replicationFactor) return
    if (isMeantToLose(view)) return
    const replicas = Math.max(3, replicationFactor)
    report({
      message: `\`${topic.name}\` cannot be written while one broker is down`,
      field: 'config.min.insync.replicas',
      evidence: [
        { name: 'min.insync.replicas', value: `${replicationFactor}` },
        { name: 'replication factor', value: `${replicationFactor}` },
      ],
      ...(replicas <= cluster.brokers && { fix: keepReplicas(view, replicas) }),
    })
  },
})
