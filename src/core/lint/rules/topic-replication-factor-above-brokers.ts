import { asChoice, changeCluster, changeNode } from '../fixes'
import { kafkaDocs } from '../references'
import { defineRule } from '../rule'
import { soundDesign } from '../sound-design'

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
    bad: [soundDesign({ topic: { replicationFactor: 4 } })],
    good: [soundDesign({ cluster: { brokers: 6 }, topic: { replicationFactor: 4 } })],
  }),
  check({ topic, cluster, replicationFactor }, report) {
    const { brokers } = cluster
    if (replicationFactor <= brokers) return
    report({
      message: `\`${topic.name}\` wants ${replicationFactor} replicas on ${brokers === 1 ? 'one broker' : `${brokers} brokers`}`,
      field: 'replicationFactor',
      evidence: [
        { name: 'replication factor', value: `${replicationFactor}` },
        { name: 'brokers', value: `${brokers}` },
      ],
      choices: [
        asChoice(
          changeNode('topic', topic.name, `Keep ${brokers} replicas`, (node) => ({
            ...node,
            replicationFactor: brokers,
          })),
        ),
        asChoice(
          changeCluster(`Plan ${replicationFactor} brokers`, (before) => ({
            ...before,
            brokers: Math.max(before.brokers, replicationFactor),
          })),
        ),
      ],
    })
  },
})
