import type { Cluster, Topic } from '../model/design'
import { brokerNumber } from '../settings/resolve-settings'
import type { DerivedTopic } from './topology'

/** What the nodes of a design need of Kafka's own topics. */
export interface Needs {
  /** Topics that groups commit offsets of, counted once for each group. */
  readonly offsets: number
  /** Producers with a transactional id. */
  readonly transactionalIds: number
  /** Topics that share groups read, counted once for each group. */
  readonly shares: number
}

/** Partitions of a topic that a group reads, where only the number of topics is asked for. */
const ASSUMED_PARTITIONS = 12
/** How often the offset of a partition is committed: `auto.commit.interval.ms` at its default. */
const ASSUMED_COMMITS_PER_SECOND = 0.2
/** An offset with the names of its group and topic, and its share of the batch's head. */
const OFFSET_BYTES = 150

/** Transactions a second of one producer, and the records that one writes: ongoing, prepared, completed. */
const ASSUMED_TRANSACTIONS_PER_SECOND = 1
const RECORDS_PER_TRANSACTION = 3
const TRANSACTION_BYTES = 300

const REPLICAS = 3
const PARTITIONS = 50
const SEGMENT_BYTES = 104_857_600

/** Which of the brokers' settings a topic of Kafka's own is created by. */
interface Keys {
  readonly partitions: string
  readonly replicas: string
  readonly segment: string
  readonly minimum?: string
}

/**
 * Where nobody states the replication factor of Kafka's own topics, a cluster of fewer than three brokers is
 * taken to have set it to what it can hold: with Kafka's default of three the topic could not be created.
 */
const topicOf = (cluster: Cluster, name: string, keys: Keys, more: Omit<Topic, 'name'>): Topic => ({
  name,
  partitions: brokerNumber(cluster, keys.partitions, PARTITIONS),
  replicationFactor: Math.max(1, brokerNumber(cluster, keys.replicas, Math.min(REPLICAS, cluster.brokers))),
  external: 'both',
  ...more,
  config: {
    'compression.type': 'uncompressed',
    'segment.bytes': brokerNumber(cluster, keys.segment, SEGMENT_BYTES),
    ...(keys.minimum !== undefined && { 'min.insync.replicas': brokerNumber(cluster, keys.minimum, 2) }),
    ...more.config,
  },
})

/**
 * Returns the topics that Kafka makes for the cluster itself, as far as the nodes need them, with the partitions
 * and replicas that the brokers' settings give them.
 *
 * @see org.apache.kafka.coordinator.group.GroupCoordinatorConfig, TransactionLogConfig, ShareCoordinatorConfig
 */
export function clusterTopics(cluster: Cluster, needs: Needs): readonly DerivedTopic[] {
  const topics: DerivedTopic[] = []
  if (needs.offsets > 0) {
    const keys = needs.offsets * ASSUMED_PARTITIONS
    topics.push({
      topic: topicOf(
        cluster,
        '__consumer_offsets',
        {
          partitions: 'offsets.topic.num.partitions',
          replicas: 'offsets.topic.replication.factor',
          segment: 'offsets.topic.segment.bytes',
        },
        {
          key: { strategy: 'entity', field: 'group, topic and partition', cardinality: keys },
          record: { averageBytes: OFFSET_BYTES },
          config: { 'cleanup.policy': 'compact' },
        },
      ),
      origin: { of: 'cluster', role: 'offsets of groups' },
      recordsPerSecond: { average: keys * ASSUMED_COMMITS_PER_SECOND },
    })
  }
  if (needs.transactionalIds > 0) {
    topics.push({
      topic: topicOf(
        cluster,
        '__transaction_state',
        {
          partitions: 'transaction.state.log.num.partitions',
          replicas: 'transaction.state.log.replication.factor',
          segment: 'transaction.state.log.segment.bytes',
          minimum: 'transaction.state.log.min.isr',
        },
        {
          key: { strategy: 'entity', field: 'transactional id', cardinality: needs.transactionalIds },
          record: { averageBytes: TRANSACTION_BYTES },
          config: { 'cleanup.policy': 'compact' },
        },
      ),
      origin: { of: 'cluster', role: 'state of transactions' },
      recordsPerSecond: {
        average: needs.transactionalIds * ASSUMED_TRANSACTIONS_PER_SECOND * RECORDS_PER_TRANSACTION,
      },
    })
  }
  if (needs.shares > 0) {
    topics.push({
      topic: topicOf(
        cluster,
        '__share_group_state',
        {
          partitions: 'share.coordinator.state.topic.num.partitions',
          replicas: 'share.coordinator.state.topic.replication.factor',
          segment: 'share.coordinator.state.topic.segment.bytes',
          minimum: 'share.coordinator.state.topic.min.isr',
        },
        { config: { 'cleanup.policy': 'delete', 'retention.ms': -1 } },
      ),
      origin: { of: 'cluster', role: 'state of share groups' },
    })
  }
  return topics
}
