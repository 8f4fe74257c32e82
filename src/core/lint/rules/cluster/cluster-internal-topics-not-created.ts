import { isTransactional } from '../../../delivery/producer-hop'
import type { Cluster } from '../../../model/design'
import { isExactlyOnce } from '../../../model/inside-streams'
import { ownsPartitions } from '../../../model/reading'
import { brokerNumber } from '../../../settings/resolve-settings'
import { formatCount, formatCountOf } from '../../../shared/format'
import type { DesignView } from '../../../views/views'
import { changeCluster } from '../../fixes'
import { brokerConfigDocs } from '../../references'
import { defineRule } from '../../rule'
import { soundDesign } from '../../sound-design'

interface InternalTopic {
  readonly name: string
  readonly replicas: string
  readonly minimum?: string
  /** Who cannot work without it, in this design; undefined where nobody needs it. */
  needs(view: DesignView): string | undefined
}

const DEFAULT_REPLICAS = 3

const hasTransactions = (view: DesignView): boolean =>
  view.producers.some(({ settings }) => isTransactional(settings)) ||
  view.consumerGroups.some(({ writer }) => writer !== undefined && isTransactional(writer.settings))

/** Kafka's own topics, which come into being when the first client needs them. Streams' transactions have a rule of their own. */
const INTERNAL: readonly InternalTopic[] = [
  {
    name: '__consumer_offsets',
    replicas: 'offsets.topic.replication.factor',
    needs: ({ consumerGroups, streamsApps, connectors }) =>
      consumerGroups.some(({ group }) => ownsPartitions(group)) || streamsApps.length + connectors.length > 0
        ? 'no group can join or commit'
        : undefined,
  },
  {
    name: '__transaction_state',
    replicas: 'transaction.state.log.replication.factor',
    minimum: 'transaction.state.log.min.isr',
    needs: (view) =>
      hasTransactions(view) && !view.streamsApps.some(({ app }) => isExactlyOnce(app))
        ? 'no transactional producer can begin'
        : undefined,
  },
  {
    name: '__share_group_state',
    replicas: 'share.coordinator.state.topic.replication.factor',
    minimum: 'share.coordinator.state.topic.min.isr',
    needs: ({ consumerGroups }) =>
      consumerGroups.some(({ group }) => group.reads === 'share') ? 'no share group can read' : undefined,
  },
]

const isWritten = ({ config }: Cluster, key: string): boolean =>
  config !== undefined && Object.hasOwn(config, key)

export const clusterInternalTopicsNotCreated = defineRule({
  id: 'cluster-internal-topics-not-created',
  title: 'Kafka’s own topics want more replicas than there are brokers',
  scope: 'design',
  severity: 'error',
  kind: 'advice',
  why: 'Kafka creates the topics for offsets, transactions and share groups by itself when they are first needed, each with three replicas unless the brokers are told otherwise. With fewer brokers the creation fails again and again with INVALID_REPLICATION_FACTOR, and clients wait for a coordinator that never comes. The file that Kafka ships for one broker sets one replica; a file of one’s own has to as well.',
  reference: brokerConfigDocs('offsets.topic.replication.factor'),
  examples: () => ({
    bad: [
      soundDesign({ cluster: { brokers: 2, racks: 2 } }),
      soundDesign({
        cluster: { brokers: 1, racks: undefined, config: { 'offsets.topic.replication.factor': 3 } },
      }),
    ],
    good: [
      soundDesign({ cluster: { config: { 'offsets.topic.replication.factor': 3 } } }),
      soundDesign({
        cluster: {
          brokers: 1,
          racks: undefined,
          environment: 'development',
          config: { 'offsets.topic.replication.factor': 1 },
        },
        topic: { replicationFactor: 1, config: { 'min.insync.replicas': 1 } },
        deadLetterTopic: { replicationFactor: 1, config: { 'min.insync.replicas': 1 } },
      }),
    ],
  }),
  check(view, report) {
    const { cluster } = view
    if (cluster.brokers >= DEFAULT_REPLICAS && cluster.config === undefined) return
    for (const topic of INTERNAL) {
      const replicas = brokerNumber(cluster, topic.replicas, DEFAULT_REPLICAS)
      const stated = isWritten(cluster, topic.replicas)
      // What a provider starts its brokers with is not known by every setting.
      if (replicas <= cluster.brokers || (cluster.profile !== undefined && !stated)) continue
      const lost = topic.needs(view)
      if (lost === undefined) continue
      report({
        at: 'cluster',
        cause: topic.name,
        ...(!stated && {
          severity: cluster.environment === 'development' ? ('info' as const) : ('warning' as const),
          notStated: 'replicas of Kafka’s own topics',
        }),
        message: stated
          ? `\`${topic.name}\` wants ${formatCount(replicas)} replicas of ${formatCountOf(cluster.brokers, 'broker')}: ${lost}`
          : `\`${topic.name}\` wants ${formatCount(replicas)} replicas by default, of ${formatCountOf(cluster.brokers, 'broker')}: ${lost} until the brokers say less`,
        field: `config.${topic.replicas}`,
        reference: brokerConfigDocs(topic.replicas),
        evidence: [
          { name: topic.replicas, value: stated ? `${replicas}` : `${replicas}, the default` },
          { name: 'brokers', value: `${cluster.brokers}` },
        ],
        fix: changeCluster(
          `Keep ${topic.name} in ${formatCountOf(cluster.brokers, 'replica')}`,
          (before) => ({
            ...before,
            config: {
              ...before.config,
              [topic.replicas]: before.brokers,
              ...(topic.minimum !== undefined && { [topic.minimum]: 1 }),
            },
          }),
        ),
      })
    }
  },
})
