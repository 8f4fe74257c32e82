import type { Cluster, Design } from '../../../model/design'
import { brokerNumber } from '../../../settings/resolve-settings'
import { brokerConfigDocs } from '../../references'
import { defineRule } from '../../rule'
import { soundDesign } from '../../sound-design'

interface InternalTopic {
  readonly name: string
  readonly replicas: string
  /** Its own minimum in sync; without one the brokers' min.insync.replicas stands. */
  readonly minimum?: string
  readonly stops: string
}

/** Its setting is of the manager of remote metadata, and stands among no broker's. */
const REMOTE = '__remote_log_metadata'
/** Kafka's own topics, with the settings that they are created by. Each has three replicas unless told otherwise. */
const INTERNAL: readonly InternalTopic[] = [
  {
    name: '__consumer_offsets',
    replicas: 'offsets.topic.replication.factor',
    stops: 'the groups whose offsets it holds stop, and cannot say where they were',
  },
  {
    name: '__transaction_state',
    replicas: 'transaction.state.log.replication.factor',
    minimum: 'transaction.state.log.min.isr',
    stops: 'transactional producers stop',
  },
  {
    name: '__share_group_state',
    replicas: 'share.coordinator.state.topic.replication.factor',
    minimum: 'share.coordinator.state.topic.min.isr',
    stops: 'share groups stop',
  },
  {
    name: REMOTE,
    replicas: 'rlmm.config.remote.log.metadata.topic.replication.factor',
    stops: 'nobody finds what is in remote storage',
  },
]
const REPLICAS = 3
const MINIMUM = 2

interface Unsafe {
  readonly topic: InternalTopic
  readonly replicas: number
  readonly minimum: number | undefined
  readonly says: string
}

const isWritten = ({ config }: Cluster, key: string | undefined): boolean =>
  key !== undefined && config !== undefined && Object.hasOwn(config, key)

/** What a topic's settings lose or stop; null where they are sound or nobody wrote them. */
function judge(cluster: Cluster, topic: InternalTopic): Unsafe | null {
  if (!isWritten(cluster, topic.replicas) && !isWritten(cluster, topic.minimum)) return null
  const replicas = brokerNumber(cluster, topic.replicas, REPLICAS)
  const minimum = topic.minimum === undefined ? undefined : brokerNumber(cluster, topic.minimum, MINIMUM)
  const unsafe = (says: string): Unsafe => ({ topic, replicas, minimum, says })
  if (replicas < 2) return unsafe(`keeps \`${topic.name}\` in one copy: with its broker ${topic.stops}`)
  if (minimum !== undefined && minimum >= replicas)
    return unsafe(`cannot write \`${topic.name}\` while one broker is down: ${topic.stops}`)
  if (replicas < REPLICAS) return unsafe(`keeps \`${topic.name}\` in two copies: every restart leaves one`)
  return minimum === 1 ? unsafe(`acknowledges a record of \`${topic.name}\` with one copy in sync`) : null
}

function soundly(design: Design, { topic, minimum }: Unsafe): Design {
  const config = {
    ...design.cluster.config,
    [topic.replicas]: REPLICAS,
    ...(topic.minimum !== undefined && minimum !== undefined && { [topic.minimum]: MINIMUM }),
  }
  return { ...design, cluster: { ...design.cluster, config } }
}

export const clusterInternalTopicsUnsafe = defineRule({
  id: 'cluster-internal-topics-unsafe',
  title: 'Kafka’s own topics with too few replicas',
  scope: 'design',
  severity: 'error',
  kind: 'advice',
  why: 'Kafka keeps the offsets of groups, the state of transactions and the state of share groups in topics of its own, created when they are first needed with the brokers’ settings for them. With one replica, the loss of one broker stops whoever depends on it, however many replicas the topics of the design have. The settings count when such a topic is created; one that is there already is given more replicas by a reassignment.',
  reference: brokerConfigDocs('offsets.topic.replication.factor'),
  examples: () => ({
    bad: [
      soundDesign({ cluster: { config: { 'offsets.topic.replication.factor': 1 } } }),
      soundDesign({
        cluster: {
          config: { 'transaction.state.log.replication.factor': 1, 'transaction.state.log.min.isr': 2 },
        },
      }),
      soundDesign({ cluster: { config: { 'transaction.state.log.min.isr': 3 } } }),
      soundDesign({ cluster: { config: { 'share.coordinator.state.topic.min.isr': 1 } } }),
      soundDesign({
        cluster: { config: { 'rlmm.config.remote.log.metadata.topic.replication.factor': 1 } },
      }),
    ],
    good: [
      soundDesign({ cluster: { config: { 'offsets.topic.replication.factor': 3 } } }),
      soundDesign({
        cluster: {
          environment: 'development',
          config: { 'offsets.topic.replication.factor': 1, 'transaction.state.log.replication.factor': 1 },
        },
      }),
    ],
  }),
  check({ cluster, topics }, report) {
    if (cluster.environment !== 'production' || cluster.config === undefined || topics.length === 0) return
    for (const topic of INTERNAL) {
      const unsafe = judge(cluster, topic)
      if (unsafe === null) continue
      report({
        message: `The cluster ${unsafe.says}`,
        ...(unsafe.replicas > 1 && { severity: 'warning' as const }),
        field: `config.${isWritten(cluster, topic.replicas) ? topic.replicas : topic.minimum}`,
        ...(topic.name !== REMOTE && { reference: brokerConfigDocs(topic.replicas) }),
        evidence: [
          { name: topic.replicas, value: `${unsafe.replicas}` },
          ...(topic.minimum === undefined ? [] : [{ name: topic.minimum, value: `${unsafe.minimum}` }]),
        ],
        ...(cluster.brokers >= REPLICAS && {
          fix: {
            label: `Keep ${topic.name} in ${REPLICAS} replicas`,
            apply: (design) => soundly(design, unsafe),
          },
        }),
      })
    }
  },
})
