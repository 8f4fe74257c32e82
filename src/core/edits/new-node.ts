/** What a node has when it is drawn: what nobody would undo. What is a decision is left for the user to make. */
import type { Cluster, ConsumerGroup, Producer, Topic } from '../model/design'
import type { NodeKind, NodeOfKind } from '../model/node-id'
import { DAY_MS } from '../shared/units'

/** Three replicas of which two must have a record survive any one broker. */
const SOUND_REPLICATION_FACTOR = 3

/** Kafka's own default for `retention.ms`, written down so that it is decided. */
const RETENTION_MS = 7 * DAY_MS

function newTopic(name: string, cluster: Cluster): Topic {
  const replicationFactor = Math.min(SOUND_REPLICATION_FACTOR, cluster.brokers)
  return {
    name,
    partitions: 'auto',
    replicationFactor,
    config: {
      ...(replicationFactor === SOUND_REPLICATION_FACTOR && { 'min.insync.replicas': 2 }),
      'retention.ms': RETENTION_MS,
    },
  }
}

const newProducer = (name: string): Producer => ({
  name,
  delivery: 'at-least-once',
  config: { 'compression.type': 'lz4' },
})

const newConsumerGroup = (name: string): ConsumerGroup => ({
  name,
  commit: 'after-processing',
  config: {
    'partition.assignment.strategy': 'org.apache.kafka.clients.consumer.CooperativeStickyAssignor',
  },
})

const MAKERS: { readonly [Kind in NodeKind]: (name: string, cluster: Cluster) => NodeOfKind<Kind> } = {
  topic: newTopic,
  producer: newProducer,
  consumerGroup: newConsumerGroup,
}

/**
 * A node as it is drawn at first: a topic with as many replicas as survive a broker and seven days of
 * retention, a producer that compresses and loses nothing, a group that commits what it has processed and
 * rebalances without stopping. Its partitions, rates, keys and schema are the user's to say.
 */
export function newNode<Kind extends NodeKind>(kind: Kind, name: string, cluster: Cluster): NodeOfKind<Kind> {
  return MAKERS[kind](name, cluster)
}
