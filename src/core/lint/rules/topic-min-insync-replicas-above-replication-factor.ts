import { setConfig } from '../fixes'
import { topicConfigDocs } from '../references'
import { defineRule } from '../rule'
import { soundDesign } from '../sound-design'

export const topicMinInsyncReplicasAboveReplicationFactor = defineRule({
  id: 'topic-min-insync-replicas-above-replication-factor',
  title: 'More in-sync replicas asked for than there are',
  scope: 'topic',
  severity: 'warning',
  kind: 'silent',
  why: 'Kafka accepts any min.insync.replicas from 1 up and then works with the smaller of it and the replicas that the partition has. Writes are not blocked, as many guides say; the topic is simply less safe than its settings read. With one replica, acks=all is acknowledged by that one copy.',
  reference: topicConfigDocs('min.insync.replicas'),
  examples: () => ({
    bad: [
      soundDesign({ topic: { config: { 'min.insync.replicas': 4 } } }),
      soundDesign({
        topic: { replicationFactor: 1, config: { 'min.insync.replicas': 2 } },
        cluster: { environment: 'development' },
      }),
    ],
    good: [
      soundDesign({
        topic: { replicationFactor: 1, config: { 'min.insync.replicas': undefined } },
        cluster: { environment: 'development', config: { 'min.insync.replicas': 2 } },
      }),
    ],
  }),
  check({ topic, settings, replicationFactor, cluster }, report) {
    const asked = settings.number('min.insync.replicas')
    if (!(asked > replicationFactor)) return
    if (cluster.environment === 'development' && settings.origin('min.insync.replicas') !== 'user') return
    report({
      message: `\`${topic.name}\` asks for ${asked} in-sync replicas and has ${replicationFactor}; Kafka works with ${replicationFactor}`,
      field: 'config.min.insync.replicas',
      evidence: [
        { name: 'min.insync.replicas', value: `${asked}` },
        { name: 'replication factor', value: `${replicationFactor}` },
        { name: 'in effect', value: `${replicationFactor}` },
      ],
      fix: setConfig('topic', topic.name, { 'min.insync.replicas': Math.max(1, replicationFactor - 1) }),
    })
  },
})
