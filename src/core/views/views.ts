/**
 * A view is one node with all that a rule or a panel may ask about it: the node as drawn, its effective
 * settings, its traffic, its sizing and its neighbours. A view is reused as the very same object while
 * nothing that it is made of changed; what is computed from a view alone may be cached as long as the view.
 */
import type { Guarantee } from '../delivery/guarantee'
import type { TopicOrigin } from '../expand/topology'
import type { Converters } from '../model/converters'
import type {
  Cluster,
  ConnectCluster,
  Connector,
  ConsumerGroup,
  Delivery,
  Design,
  Producer,
  StreamsApp,
  Topic,
} from '../model/design'
import type { LIST_OF_KIND, NodeId, NodeKind } from '../model/node-id'
import type { RetryStep } from '../model/retry-chain'
import type { WriterKind } from '../model/writers'
import type { ReadText } from '../schemas/read-schema'
import type { Settings } from '../settings/settings'
import type { Assumptions } from '../sizing/assumptions'
import type {
  ClusterSizing,
  ConnectorSizing,
  ConsumerGroupSizing,
  ProducerSizing,
  StreamsAppSizing,
  TopicSizing,
} from '../sizing/sizing'
import type { Unheld } from '../traffic/follow-traffic'
import type { Rate, Traffic } from '../traffic/traffic'

export interface TopicWriter {
  readonly kind: WriterKind
  readonly id: NodeId
  /** The producer, or the one inside the group. */
  readonly producer: Producer
  readonly settings: Settings
  readonly delivery: Delivery
  readonly rate: Rate
  /** What it would write if no cache and no buffer of it held any back, where they do. */
  readonly unheld?: Unheld
  /** Only the peak is stated; the average is taken to be as high. */
  readonly assumesAverage: boolean
  /** What a connector writes its records with. */
  readonly converters?: Converters
}

export interface TopicReader {
  /** It reads what it could not process at first: the topic is a retry topic of its own. */
  readonly isRetry?: true
  /** The node that reads: a group, or what has one inside it. */
  readonly id: NodeId
  readonly group: ConsumerGroup
  /** How many partitions the threads of a Streams application need of it, where nobody chose their number. */
  readonly forThreads?: number
  readonly settings: Settings
  readonly rate: Rate
  /** What a connector reads its records with. */
  readonly converters?: Converters
}

/** What every view says of its node. */
interface OfNode<Kind extends NodeKind> {
  readonly kind: Kind
  readonly id: NodeId
  readonly name: string
}

export interface TopicView extends OfNode<'topic'> {
  readonly topic: Topic
  /** For whom Kafka makes it by itself; undefined for one that is drawn. */
  readonly origin?: TopicOrigin
  readonly cluster: Cluster
  readonly assumptions: Assumptions
  readonly settings: Settings
  /** What all writers write, dead letters included. */
  readonly rate: Rate
  /** What is guaranteed of the records in it, over all hops that lead there. */
  readonly guarantee: Guarantee
  /** The number of partitions in effect. */
  readonly partitions: number
  /** The replication factor in effect: the design's, else the broker's default. */
  readonly replicationFactor: number
  readonly averageRecordBytes: number
  readonly sizing: TopicSizing
  readonly writers: readonly TopicWriter[]
  readonly readers: readonly TopicReader[]
  /** Groups that send their dead letters here, those inside sinks last. */
  readonly deadLetterOf: readonly ConsumerGroup[]
  /** Groups that try records again through it. */
  readonly retryOf: readonly ConsumerGroup[]
  /** What reads its schemas, where one of them is in Protobuf and the parser is loaded. */
  readonly readProtobuf?: ReadText
}

export interface ProducerWrite {
  readonly topic: TopicView
  readonly rate: Rate
  /** What is guaranteed up to the topic, which has its own part in what comes after. */
  readonly guarantee: Guarantee
}

/** What writes: a producer, or the producer inside a consumer group. */
export interface WriterView {
  readonly kind: WriterKind
  /** The id and the name of the node. */
  readonly id: NodeId
  readonly name: string
  /** The producer, or the one inside the group. */
  readonly producer: Producer
  readonly cluster: Cluster
  readonly settings: Settings
  readonly delivery: Delivery
  /** What is guaranteed of what it writes, up to the topic; of a group with all that comes before it. */
  readonly guarantee: Guarantee
  readonly rate: Rate
  readonly sizing: ProducerSizing
  readonly writes: readonly ProducerWrite[]
}

export interface ProducerView extends WriterView {
  readonly kind: 'producer'
}

export interface ConsumerGroupRead {
  readonly topic: TopicView
  /** What flows: each record once, or once for each member that reads everything. */
  readonly rate: Rate
  /** What is guaranteed from the first writer to the end of this group's work. */
  readonly guarantee: Guarantee
}

/** One step of a group's retry chain. */
export interface ConsumerGroupRetry extends RetryStep {
  readonly view: TopicView
  /** What goes through it: written by the group, and read by it when the wait is over. */
  readonly rate: Rate
}

export interface ConsumerGroupView extends OfNode<'consumerGroup'> {
  readonly group: ConsumerGroup
  readonly cluster: Cluster
  readonly assumptions: Assumptions
  readonly settings: Settings
  /** What the group itself guarantees by how it commits and what it reads. */
  readonly delivery: Delivery
  /** What the group reads, each record once. */
  readonly rate: Rate
  readonly sizing: ConsumerGroupSizing
  readonly reads: readonly ConsumerGroupRead[]
  /** The retry topics that are drawn, in the order of the chain. */
  readonly retries: readonly ConsumerGroupRetry[]
  readonly deadLetter?: { readonly topic: TopicView; readonly rate: Rate }
  /** The producer inside the group, where it writes. */
  readonly writer?: WriterView
}

export interface StreamsAppView extends OfNode<'streamsApp'> {
  readonly app: StreamsApp
  readonly cluster: Cluster
  readonly settings: Settings
  /** What the application guarantees by how it commits. */
  readonly delivery: Delivery
  readonly rate: Rate
  readonly sizing: StreamsAppSizing
  readonly reads: readonly ConsumerGroupRead[]
  /** The producers inside it, where it writes. */
  readonly writer?: WriterView
}

export interface ConnectorView extends OfNode<'connector'> {
  readonly connector: Connector
  readonly cluster: Cluster
  readonly assumptions: Assumptions
  /** The Connect cluster that runs it. */
  readonly connect: ConnectCluster
  readonly side: 'source' | 'sink' | undefined
  /** The tasks of a sink as the group that they are to Kafka. */
  readonly group?: ConsumerGroup
  /** The settings of a sink's consumers. */
  readonly consumer?: Settings
  /** What the connector guarantees by how it commits. */
  readonly delivery: Delivery
  /** What it reads, or writes. */
  readonly rate: Rate
  readonly sizing: ConnectorSizing
  readonly reads: readonly ConsumerGroupRead[]
  readonly deadLetter?: { readonly topic: TopicView; readonly rate: Rate }
  /** The producers inside a source. */
  readonly writer?: WriterView
}

/** The view of each kind of node. */
export interface ViewOfKind {
  readonly producer: ProducerView
  readonly topic: TopicView
  readonly consumerGroup: ConsumerGroupView
  readonly streamsApp: StreamsAppView
  readonly connector: ConnectorView
}

type Lists = typeof LIST_OF_KIND

/** Views by name, in a table for each kind. */
export type Views = { readonly [Kind in NodeKind as Lists[Kind]]: Readonly<Record<string, ViewOfKind[Kind]>> }

/** Views in the order of the document, in a list for each kind. */
export type ViewLists = { readonly [Kind in NodeKind as Lists[Kind]]: readonly ViewOfKind[Kind][] }

/** The whole design, for the few rules that no single node can answer. Such a rule must stay linear. */
export interface DesignView extends ViewLists {
  readonly design: Design
  readonly cluster: Cluster
  readonly sizing: ClusterSizing
  readonly traffic: Traffic
  /** What Kafka makes by itself; counted in the cluster, and in no list of nodes. */
  readonly internalTopics: readonly TopicView[]
}
