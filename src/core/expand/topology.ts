import type { Design, RecordRate, Topic } from '../model/design'
import type { Relay } from '../model/kinds/kind'
import type { NodeId } from '../model/node-id'

/** For whom Kafka makes a topic by itself, and what for: the cluster's offsets, an application's changelog. */
export interface TopicOrigin {
  readonly of: 'cluster' | NodeId
  /** In a word or two, as `offsets of groups` or `changelog`. */
  readonly role: string
}

/** A topic that nobody draws, since Kafka makes it by itself. */
export interface DerivedTopic {
  readonly topic: Topic
  readonly origin: TopicOrigin
  /** What is written to it that does not come in by the relays of a node. */
  readonly recordsPerSecond?: RecordRate
  /** What is written to it for each record of other topics, beside what the node's own relays say. */
  readonly fedBy?: readonly Relay[]
}

/** All topics that there are once a design runs: those that it draws, and those that Kafka makes for it. */
export interface Topology {
  readonly design: Design
  /** In the order of the nodes that they are made for, the cluster's own last. Never one that is drawn as well. */
  readonly derived: readonly DerivedTopic[]
}
