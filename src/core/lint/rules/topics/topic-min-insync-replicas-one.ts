import { isMeantToLose } from '../../../facts/may-lose'
import { isMinimumStated } from '../../../model/replication-stated'
import { asChoice } from '../../fixes'
import { topicConfigDocs } from '../../references'
import { keepReplicas } from '../../replicas-fix'
import { twoInSyncByDefault } from '../../replicate-by-default'
import { defineRule } from '../../rule'
import { soundDesign } from '../../sound-design'

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
      soundDesign({
        producer: { delivery: undefined, config: { acks: '1' } },
        topic: { config: { 'min.insync.replicas': 1 } },
      }),
    ],
    good: [
      soundDesign({
        topic: { config: { 'min.insync.replicas': undefined } },
        cluster: { config: { 'min.insync.replicas': 2 } },
      }),
      soundDesign({
        topic: { config: { 'min.insync.replicas': undefined } },
        cluster: { profile: { provider: 'confluent-cloud' } },
      }),
      soundDesign({
        topic: { config: { 'min.insync.replicas': 1 } },
        cluster: { environment: 'development' },
      }),
    ],
  }),
  check(view, report) {
    const { topic, cluster, settings, replicationFactor } = view
    if (cluster.environment !== 'production' || replicationFactor < 2) return
    if (settings.number('min.insync.replicas') > 1) return
    if (isMeantToLose(view)) return
    const target = Math.max(3, replicationFactor)
    const isStated = isMinimumStated(topic, cluster)
    const ofCluster = settings.origin('min.insync.replicas') === 'default'
    report({
      message: isStated
        ? `\`${topic.name}\` acknowledges a record with one copy in sync`
        : `How many replicas of \`${topic.name}\` must be in sync is not stated; by default one is enough`,
      ...(!isStated && { notStated: 'min.insync.replicas' }),
      ...(isStated && ofCluster && { cause: 'cluster' }),
      field: 'config.min.insync.replicas',
      evidence: [
        {
          name: 'min.insync.replicas',
          value: isStated ? (ofCluster ? '1, the brokers’' : '1') : '1, the default',
        },
        { name: 'replication factor', value: `${replicationFactor}` },
      ],
      ...(target <= cluster.brokers && {
        choices: [
          ...(ofCluster && replicationFactor >= 3 ? [asChoice(twoInSyncByDefault())] : []),
          asChoice(keepReplicas(view, target)),
        ],
      }),
    })
  },
})
