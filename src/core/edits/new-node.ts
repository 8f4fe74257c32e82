/** What a node has when it is drawn: what nobody would undo. What is a decision is left for the user to make. */
import type { Cluster, ConsumerGroup, Producer } from '../model/design'
import { newTopicWith } from '../model/new-topic'
import type { NodeKind, NodeOfKind } from '../model/node-id'

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
  topic: (name, { brokers }) => newTopicWith(name, brokers),
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
