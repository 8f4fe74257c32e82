import { isMeantToLose } from '../../../facts/may-lose'
import { isReplicationStated } from '../../../model/replication-stated'
import { asChoice } from '../../fixes'
import { kafkaDocs } from '../../references'
import { keepReplicas } from '../../replicas-fix'
import { replicateByDefault } from '../../replicate-by-default'
import { defineRule } from '../../rule'
import { soundDesign } from '../../sound-design'

/** Three copies: one broker may be down for maintenance while another fails. */
const REPLICAS = 3

export const topicReplicationFactorBelowThree = defineRule({
  id: 'topic-replication-factor-below-three',
  title: 'Fewer than three replicas in production',
  scope: 'topic',
  severity: 'error',
  kind: 'advice',
  why: 'With three replicas a broker can be restarted while another one fails, and no record is lost. With two, every planned restart leaves a single copy; with one, a lost disk is lost data. Raising the factor later means copying every partition over the network.',
  reference: kafkaDocs('design/design/#replication'),
  examples: () => ({
    bad: [
      soundDesign({ topic: { replicationFactor: 1, config: { 'min.insync.replicas': 1 } } }),
      soundDesign({ topic: { replicationFactor: undefined } }),
    ],
    good: [
      // Logs of which none needs to be kept, said by whoever writes them.
      soundDesign({
        topic: { replicationFactor: 2, key: { strategy: 'none' }, config: { 'min.insync.replicas': 1 } },
        producer: { delivery: 'at-most-once' },
        group: { purpose: 'logs' },
      }),
      soundDesign({
        topic: { replicationFactor: 1, config: { 'min.insync.replicas': 1 } },
        cluster: { environment: 'development' },
      }),
    ],
  }),
  check(view, report) {
    const { topic, cluster, replicationFactor } = view
    if (replicationFactor >= REPLICAS || cluster.environment !== 'production') return
    const mayLose = isMeantToLose(view)
    // Two copies of what may be lost are somebody's choice; a single one is gone with every broken disk.
    if (mayLose && replicationFactor > 1 && isReplicationStated(topic, cluster)) return
    const isStated = isReplicationStated(topic, cluster)
    const copies = replicationFactor === 1 ? 'a single copy' : `${replicationFactor} copies`
    report({
      message: isStated
        ? `\`${topic.name}\` keeps ${copies} of each record`
        : `The replication factor of \`${topic.name}\` is not stated; Kafka's default is a single copy`,
      ...(mayLose && { severity: 'warning' as const }),
      ...(!isStated && { severity: 'warning' as const, notStated: 'replication factor' }),
      field: 'replicationFactor',
      evidence: [
        {
          name: 'replication factor',
          value:
            topic.replicationFactor === undefined
              ? `${replicationFactor}, the ${isStated ? 'brokers’' : 'broker’s'} default`
              : `${replicationFactor}`,
        },
        { name: 'environment', value: cluster.environment },
      ],
      ...(cluster.brokers >= REPLICAS && {
        choices: [
          ...(topic.replicationFactor === undefined ? [asChoice(replicateByDefault(REPLICAS))] : []),
          asChoice(keepReplicas(view, REPLICAS)),
        ],
      }),
    })
  },
})
