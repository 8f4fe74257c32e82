import { isMeantToLose } from '../../../facts/may-lose'
import { isReplicationStated } from '../../../model/replication-stated'
import { topicConfigDocs } from '../../references'
import { keepReplicas } from '../../replicas-fix'
import { defineRule } from '../../rule'
import { soundDesign } from '../../sound-design'

export const topicMinInsyncReplicasAboveReplicationFactor = defineRule({
  id: 'topic-min-insync-replicas-above-replication-factor',
  title: 'More in-sync replicas asked for than there are',
  scope: 'topic',
  severity: 'warning',
  kind: 'silent',
  why: 'Kafka accepts any min.insync.replicas from 1 up and then works with the smaller of it and the replicas that the partition has. The topic is not what its settings say. With one replica acks=all is acknowledged by that one copy, and writes are not refused, although many guides say so. With more, every replica must be in sync, and one broker down stops writes with acks=all.',
  reference: topicConfigDocs('min.insync.replicas'),
  examples: () => ({
    bad: [
      soundDesign({ topic: { config: { 'min.insync.replicas': 4 } } }),
      soundDesign({ topic: { replicationFactor: 2, config: { 'min.insync.replicas': 3 } } }),
      soundDesign({
        topic: { replicationFactor: 1, config: { 'min.insync.replicas': 2 } },
        cluster: { environment: 'development' },
      }),
    ],
    good: [
      soundDesign({
        topic: { replicationFactor: undefined, config: { 'min.insync.replicas': 2 } },
        cluster: { environment: 'staging' },
      }),
      soundDesign({
        topic: { replicationFactor: 1, config: { 'min.insync.replicas': undefined } },
        cluster: { environment: 'development', config: { 'min.insync.replicas': 2 } },
      }),
    ],
  }),
  check(view, report) {
    const { topic, settings, replicationFactor, cluster } = view
    const asked = settings.number('min.insync.replicas')
    // A factor that nobody stated is a finding of its own: what is asked for may well be there.
    if (!(asked > replicationFactor) || !isReplicationStated(topic, cluster)) return
    const isDevelopment = cluster.environment === 'development'
    if (isDevelopment && settings.origin('min.insync.replicas') !== 'user') return
    const stopsWrites = replicationFactor > 1 && !isMeantToLose(view)
    const replicas =
      replicationFactor > 1 && cluster.brokers >= 3 ? Math.max(3, replicationFactor) : replicationFactor
    report({
      message: `\`${topic.name}\` asks for ${asked} in-sync replicas and has ${replicationFactor}${stopsWrites ? ': it cannot be written while one broker is down' : `; Kafka works with ${replicationFactor}`}`,
      field: 'config.min.insync.replicas',
      ...(stopsWrites && { why: STOPS_WRITES, ...(!isDevelopment && { severity: 'error' as const }) }),
      evidence: [
        { name: 'min.insync.replicas', value: `${asked}` },
        { name: 'replication factor', value: `${replicationFactor}` },
        { name: 'in effect', value: `${replicationFactor}` },
      ],
      // One of two in sync would be the next finding in production.
      ...((replicas !== 2 || cluster.environment !== 'production') && { fix: keepReplicas(view, replicas) }),
    })
  },
})

const STOPS_WRITES =
  'Kafka accepts any min.insync.replicas from 1 up and then works with the smaller of it and the replicas that the partition has, which here is all of them. A single broker that restarts then stops every write with acks=all, by NotEnoughReplicasException, until it is back.'
