import type { Unit } from '../shared/units'
import type { UnitWord } from './profiles/profile'

/** Where an input of a figure comes from. `assumption` is Surveyor's, `default` is Kafka's, `profile` the provider's. */
export type InputOrigin = 'user' | 'intent' | 'default' | 'assumption' | 'derived' | 'profile'

export interface FigureInput {
  readonly name: string
  readonly value: number
  readonly unit: Unit
  readonly origin: InputOrigin
  /** The node that the input stands at, where it is not the figure's own. */
  readonly at?: string
}

/** A number that explains itself: the formula in words, and every input with its unit and origin. */
export interface Figure {
  readonly value: number
  readonly unit: Unit
  readonly formula: string
  readonly inputs: readonly FigureInput[]
}

/** A lower bound; `binding` inside it names the group or topic that sets it, where there is one. */
export interface Bound extends Figure {
  readonly at?: string
}

export type PartitionBoundName = 'write' | 'read' | 'members' | 'processing' | 'coPartitioned' | 'order'

/** What no number of partitions fixes. */
export interface Unfixable {
  readonly kind: 'hot-key' | 'hot-partition' | 'few-keys' | 'timestamp-key'
  readonly figure: Figure
}

export interface PartitionSizing {
  /** The count to use: the largest bound, rounded as the design says. */
  readonly recommended: number
  /** The count in effect: the user's where there is one, else the recommended one. */
  readonly count: number
  readonly chosenBy: 'user' | 'surveyor'
  readonly bounds: Readonly<Record<PartitionBoundName, Bound>>
  readonly binding: PartitionBoundName
  /** The largest bound before rounding. */
  readonly lowerBound: number
  /** The topic with the most partitions in effect among those that it must be co-partitioned with. */
  readonly joinedWith?: { readonly at: string; readonly partitions: number }
  readonly unfixable: readonly Unfixable[]
  /** How much more than may be planned for the fullest partition gets, as uneven as such keys come out; only beyond all that it can. */
  readonly fullest?: Figure
}

export interface TopicSizing {
  readonly partitions: PartitionSizing
  /** On the brokers' disks, all replicas together. */
  readonly storage: Figure
  /** In remote storage, in one copy; only with tiered storage. */
  readonly remoteStorage?: Figure
  readonly storagePerReplica: Figure
  /** Of one replica of one partition, the one that is written to among them. */
  readonly segmentsPerReplica: Figure
  /** Into and out of the brokers for this topic at peak, replication included. */
  readonly networkIn: Figure
  readonly networkOut: Figure
}

export interface ProducerSizing {
  readonly memory: Figure
}

/** What one producer instance sends to one partition before it moves on, where that keeps a single member busy. */
export interface StickyBurst {
  /** The writer, as `producer:web`, and the topic, as `topic:upload`. */
  readonly at: string
  readonly topic: string
  /** Records of one instance that go to one partition in a row. */
  readonly records: number
  /** Records a second that one instance writes at peak, growth included. */
  readonly rate: number
  /** How long one member works on them. */
  readonly workMs: number
}

export interface ConsumerGroupSizing {
  /** Records per second of all its topics, mixed as they are, at which its busiest member works without a pause. */
  readonly capacity: Figure
  /** Records per second that the busiest member gets at peak, with all the partitions that it owns. */
  readonly busiest: Figure
  /** The share of its time that the busiest member works at peak: 1 is without a pause. */
  readonly busy: Figure
  /** Records per second by which lag grows at peak, at every member that gets more than it can do; 0 when all keep up. */
  readonly lagGrowth: Figure
  /** A producer without keys keeps one member at work for long while the others rest. */
  readonly burst?: StickyBurst
  /** Members times threads beyond those that the assignor can give partitions. */
  readonly idleMembers: number
  readonly memory: Figure
}

/** What a month costs physically, each by its cause. */
export interface Monthly {
  readonly producedAcrossRacks: Figure
  readonly replicatedAcrossRacks: Figure
  readonly consumedAcrossRacks: Figure
  readonly localStorage: Figure
  readonly remoteStorage: Figure
  /** What is paid for where the provider counts one copy. */
  readonly storedOnce?: Figure
  /** Copied to remote storage, and read from it by groups that were longer away than brokers keep. */
  readonly uploaded: Figure
  readonly readRemotely: Figure
  readonly objectRequests: Figure
  readonly readRequests: Figure
  readonly brokerHours: Figure
}

/** What each broker that is left has to bear. */
export interface AfterLoss {
  readonly brokers: number
  readonly networkPerBroker: Figure
  readonly storagePerBroker: Figure
  readonly partitionReplicasPerBroker: Figure
}

/** What of a Streams application follows without building its topology; tasks and state are told by `streamsFacts`. */
export interface StreamsAppSizing {
  /** All instances together. */
  readonly threads: Figure
}

/** What of a connector follows from its tasks. */
export interface ConnectorSizing {
  /** The tasks that have something to do. */
  readonly tasks: Figure
  readonly idleTasks: number
  /** The tasks of a sink as members of its group. */
  readonly group?: ConsumerGroupSizing
  /** What a source writes at first, before it follows what changes. */
  readonly snapshot?: Figure
}

/** Bounds that every cluster has; 0 where something does not bind it, as the disk of a provider that grows by itself. */
type CommonBoundName = 'storage' | 'network' | 'partitions' | 'replication'
/** Bounds by limits that only some state: of what clients send and read, of disks, of connections, of a whole cluster. */
export type LimitBoundName = 'produce' | 'consume' | 'diskThroughput' | 'connections'
export type BrokerBoundName = CommonBoundName | LimitBoundName

export interface BrokerSizing {
  readonly recommended: number
  readonly count: number
  readonly bounds: Readonly<Record<CommonBoundName, Bound>> & Readonly<Partial<Record<LimitBoundName, Bound>>>
  readonly binding: BrokerBoundName
  /** The bound that binds. */
  readonly bound: Bound
  readonly lowerBound: number
  /** What is counted: brokers, or what is bought in their place. */
  readonly unit: UnitWord
  /** Beyond what is needed, as the design says. */
  readonly spare: number
}

/** What a cluster has to bear at peak, as numbers; bytes a second are as compressed and grown. */
export interface Loads {
  readonly storage: number
  readonly networkIn: number
  readonly networkOut: number
  readonly clientsIn: number
  readonly clientsOut: number
  readonly uploadedAtPeak: number
  readonly partitions: number
  readonly replicas: number
  readonly clients: number
  readonly largestReplicationFactor: number
  readonly widest?: { readonly at: string; readonly isStated: boolean }
}

export interface ClusterSizing {
  readonly loads: Loads
  readonly brokers: BrokerSizing
  readonly partitions: Figure
  readonly partitionReplicas: Figure
  /** On the brokers' disks; what lies in remote storage is apart. */
  readonly storage: Figure
  /** In remote storage, in one copy; 0 where no topic has tiered storage. */
  readonly remoteStorage: Figure
  readonly storagePerBroker: Figure
  readonly networkIn: Figure
  readonly networkOut: Figure
  /** Into the brokers from clients, and out of them to clients, at peak and as compressed: what providers limit. */
  readonly produced: Figure
  readonly consumed: Figure
  /** Connections that clients open to one broker at least: one of each that writes or reads. */
  readonly connections: Figure
  readonly networkPerBroker: Figure
  /** At peak, by what crosses: what producers send, what followers copy, what groups read. */
  readonly networkAcrossRacks: Figure
  /** What of it would stay in the rack if groups read from the nearest replica; 0 where they do, or there is one rack. */
  readonly savedByNearestReplica: Figure
  /** Files of segments that a broker holds open, and the maps of their indexes. */
  readonly openFilesPerBroker: Figure
  readonly memoryMapsPerBroker: Figure
  /** What is paid for in a month of 730 hours at the average: no money, since nobody states prices. */
  readonly monthly: Monthly
  /** The same figures while one broker, or all of one rack, is gone; none where nothing would be left. */
  readonly withoutBroker?: AfterLoss
  readonly withoutRack?: AfterLoss
  readonly producerMemory: Figure
  readonly consumerMemory: Figure
}

/** The figures of a cluster that are one number each. */
export type ClusterFigureName = {
  [Name in keyof ClusterSizing]-?: ClusterSizing[Name] extends Figure ? Name : never
}[keyof ClusterSizing]

/** Every figure of a design, by name. */
export interface Sizing {
  readonly topics: Readonly<Record<string, TopicSizing>>
  readonly producers: Readonly<Record<string, ProducerSizing>>
  readonly consumerGroups: Readonly<Record<string, ConsumerGroupSizing>>
  readonly streamsApps: Readonly<Record<string, StreamsAppSizing>>
  readonly connectors: Readonly<Record<string, ConnectorSizing>>
  readonly cluster: ClusterSizing
}
