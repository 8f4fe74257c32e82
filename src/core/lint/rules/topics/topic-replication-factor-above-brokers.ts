import { formatCountOf } from '../../../shared/format'
import { asChoice, changeCluster } from '../../fixes'
import { kafkaDocs } from '../../references'
import { keepReplicas } from '../../replicas-fix'
import { defineRule } from '../../rule'
import { soundDesign } from '../../sound-design'

export const topicReplicationFactorAboveBrokers = defineRule({
  id: 'topic-replication-factor-above-brokers',
  title: 'More replicas than brokers',
  scope: 'topic',
  severity: 'error',
  kind: 'rejected',
  errorClass: 'InvalidReplicationFactorException',
  why: 'Each replica of a partition lives on a broker of its own, so a topic cannot have more replicas than the cluster has brokers. Kafka refuses to create it. Brokers that are down but registered count; brokers that are yet to come do not.',
  reference: kafkaDocs('operations/basic-kafka-operations/#adding-and-removing-topics'),
  examples: () => ({
    bad: [
      soundDesign({ topic: { replicationFactor: 4 } }),
      soundDesign({
        cluster: { brokers: 1, racks: undefined, environment: 'development' },
        deadLetterTopic: { replicationFactor: 1, config: { 'min.insync.replicas': 1 } },
      }),
    ],
    good: [soundDesign({ cluster: { brokers: 6 }, topic: { replicationFactor: 4 } })],
  }),
  check(view, report) {
    const { topic, cluster, replicationFactor } = view
    const { brokers, environment } = cluster
    if (replicationFactor <= brokers) return
    report({
      message: `\`${topic.name}\` wants ${replicationFactor} replicas on ${brokers === 1 ? 'one broker' : `${brokers} brokers`}`,
      field: 'replicationFactor',
      evidence: [
        { name: 'replication factor', value: `${replicationFactor}` },
        { name: 'brokers', value: `${brokers}` },
      ],
      // Fewer than three replicas would be the next finding in production.
      choices: [
        ...(brokers >= 3 || environment !== 'production' ? [asChoice(keepReplicas(view, brokers))] : []),
        asChoice(
          changeCluster(`Plan ${formatCountOf(replicationFactor, 'broker')}`, (before) => ({
            ...before,
            brokers: Math.max(before.brokers, replicationFactor),
          })),
        ),
      ],
    })
  },
})
