import type { ConfigKind } from '../../kafka/catalogue'
import type { Cluster, RecordRate } from '../design'

/** What becomes of a name: another name, the same one, or undefined where its node is gone. */
export type Renaming = (name: string) => string | undefined

/** The path from a field to one of the topics that it names, as `[0, 'topic']`, and the name. */
export type NamedTopic = readonly [path: readonly (string | number)[], topic: string]

/** One field of a node by which it names topics. */
export interface Reference<Node> {
  readonly field: keyof Node & string
  /** The topics named, drawn or not, in the order of the field. */
  topics(node: Node): readonly string[]
  /** The node with every name replaced and every lost one taken out; the very same node where none is. */
  rename(node: Node, renaming: Renaming): Node
  /** Whether a value, read from anywhere, can stand in the field: enough for nothing to trip over it. */
  isSound(value: unknown): boolean
  /** The topics that such a value names, as far as it is well-formed. */
  named(value: unknown): readonly NamedTopic[]
}

/**
 * One field of a node that joins it with topics: one kind of edge. The union of edge kinds is derived from the
 * ports of all kinds; an edge of one kind may be at home in several kinds of node.
 */
export interface Port<Node> extends Reference<Node> {
  readonly edge: string
  /** Where records go: from the node into the topic, or out of the topic to the node. */
  readonly records: 'into-topic' | 'out-of-topic'
  /** With how many topics it joins a node; a second one replaces the first where it is 1. */
  readonly most: 1 | 'many'
  /** The field may name a topic in several places, which are one edge. */
  readonly repeats?: true
  /** Joins a node with a topic, at the end of those that it is joined with. */
  join(node: Node, topic: string): Node
  /** What an edge is called from its node (`writes`), from its topic (`written by`), and as a command. */
  readonly verbs: {
    readonly forward: string
    readonly backward: string
    command(node: string, topic: string): string
  }
  /** Why joining makes no sense for what else the node does, as a sentence with names in backticks. */
  whyNot?(node: Node, topic: string): string | null
}

/** What a node writes into a topic of its own accord. */
export interface Emission {
  readonly topic: string
  readonly recordsPerSecond?: RecordRate | undefined
}

/**
 * What a node passes on: records written to one topic for each record read from another, by one of its ports. Dead
 * letters are one case, an application that reads and writes another.
 */
export interface Relay {
  readonly edge: string
  readonly from: string
  readonly to: string
  /** Records written for each one read; nothing flows where it is 0. */
  readonly share: number
  /** The size of a record that is written, where the node states it; as large as it was read where left out. */
  readonly bytes?: number
  /** Bytes that are added to each record, where it keeps its size otherwise; left out of account on a loop. */
  readonly more?: number
  /** Records a second that are written at most, however many are read. */
  readonly most?: number
}

/** A box on the canvas, in pixels. */
export interface Size {
  readonly width: number
  readonly height: number
}

/**
 * All facts of one kind of node that need neither a schema nor a screen. Whatever treats nodes alike reads
 * them here: a kind that is added to the table is added everywhere that does.
 */
export interface Kind<Node extends { readonly name: string }> {
  /** The key of the document's list that holds the nodes. */
  readonly list: string
  readonly words: {
    readonly singular: string
    readonly plural: string
    /** What its nodes do, as a sentence. */
    readonly does: string
  }
  /** Whose settings stand in its `config`. */
  readonly config: ConfigKind
  /** The key that adds a node to the drawing. */
  readonly key: string
  /** How large a node is drawn: one size a kind, so that nothing moves when numbers change. */
  readonly size: Size
  /** How much of its width is for what stands outside of Kafka, at its left or its right, beside its frame. */
  readonly outside?: number
  readonly ports: readonly Port<Node>[]
  /** The fields that name topics and are no edge. Such a topic must be in the document. */
  readonly references: readonly Reference<Node>[]
  /** A node as it is drawn at first: what nobody would undo. What is a decision is left for the user to make. */
  create(name: string, cluster: Cluster): Node
  emits?(node: Node): readonly Emission[]
  relays?(node: Node): readonly Relay[]
  /** Why Kafka refuses a name for such a node, as a sentence, or null where it does not. */
  whyNotName?(name: string): string | null
}
