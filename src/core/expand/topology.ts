import type { Design, RecordRate, Topic } from '../model/design'
import type { Relay } from '../model/kinds/kind'
import type { NodeId } from '../model/node-id'
import type { Unit } from '../shared/units'

/** For whom Kafka makes a topic by itself, and what for: the cluster's offsets, an application's changelog. */
export interface TopicOrigin {
  readonly of: 'cluster' | NodeId
  /** In a word or two, as `offsets of groups` or `changelog`. */
  readonly role: string
  /** What its keys and its records follow from, where they are not stated. */
  readonly because?: readonly Because[]
  /** After how long each of its records is deleted by a tombstone at the latest, whatever its key. */
  readonly livesMs?: number
}

/** One of the numbers that an internal topic is made of, and where it came from. */
export interface Because {
  readonly name: string
  readonly value: number
  readonly unit: Unit
  readonly origin: 'user' | 'default' | 'assumption' | 'derived'
}

/** A topic that nobody draws, since Kafka makes it by itself. */
export interface DerivedTopic {
  readonly topic: Topic
  readonly origin: TopicOrigin
  /** What is written to it that does not come in by the relays of a node. */
  readonly recordsPerSecond?: RecordRate
  /** Several nodes keep something in it: its keys and its records are those of all. */
  readonly isShared?: true
  /**
   * How many partitions it has where those of the topics are not numbers that it follows: from the counts in effect.
   * Undefined where nothing says.
   */
  readonly partitionsBy?: PartitionsBy
  /** What is written to it for each record of other topics, beside what the node's own relays say. */
  readonly fedBy?: readonly Relay[]
}

/** Of which drawn topics the partitions are asked for, and what follows from them. */
export interface PartitionsBy {
  readonly topics: readonly string[]
  count(inEffect: (topic: string) => number | undefined): number | undefined
}

/** All topics that there are once a design runs: those that it draws, and those that Kafka makes for it. */
export interface Topology {
  readonly design: Design
  /** In the order of the nodes that they are made for, the cluster's own last. Never one that is drawn as well. */
  readonly derived: readonly DerivedTopic[]
  /** What a node passes on where that is not what its kind says: less, where something holds it back. */
  readonly relays?: ReadonlyMap<object, readonly Relay[]>
}
