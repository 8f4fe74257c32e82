import type { Unit } from '../shared/units'

/** Where an input of a figure comes from. `assumption` is Surveyor's, `default` is Kafka's. */
export type InputOrigin = 'user' | 'intent' | 'default' | 'assumption' | 'derived'

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

export type PartitionBoundName = 'write' | 'read' | 'members' | 'processing' | 'coPartitioned'

/** What no number of partitions mends. */
export interface Unmendable {
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
  readonly unmendable: readonly Unmendable[]
}

export interface TopicSizing {
  readonly partitions: PartitionSizing
  /** On the brokers' disks, all replicas together. */
  readonly storage: Figure
  /** In remote storage, in one copy; only with tiered storage. */
  readonly remoteStorage?: Figure
  readonly storagePerReplica: Figure
  /** Into and out of the brokers for this topic at peak, replication included. */
  readonly networkIn: Figure
  readonly networkOut: Figure
}

export interface ProducerSizing {
  readonly memory: Figure
}

export interface ConsumerGroupSizing {
  /** Records per second that all working members together can process. */
  readonly capacity: Figure
  /** Peak work ÷ capacity: 1 is busy without a pause. */
  readonly busy: Figure
  /** Records per second by which lag grows at peak; 0 when the group keeps up. */
  readonly lagGrowth: Figure
  /** Members times threads beyond those that the assignor can give partitions. */
  readonly idleMembers: number
  readonly memory: Figure
}

export type BrokerBoundName = 'storage' | 'network' | 'partitions' | 'replication'

export interface ClusterSizing {
  readonly brokers: {
    readonly recommended: number
    readonly count: number
    readonly bounds: Readonly<Record<BrokerBoundName, Bound>>
    readonly binding: BrokerBoundName
    readonly lowerBound: number
  }
  readonly partitions: Figure
  readonly partitionReplicas: Figure
  /** On the brokers' disks; what lies in remote storage is apart. */
  readonly storage: Figure
  /** In remote storage, in one copy; 0 where no topic has tiered storage. */
  readonly remoteStorage: Figure
  readonly storagePerBroker: Figure
  readonly networkIn: Figure
  readonly networkOut: Figure
  readonly networkPerBroker: Figure
  readonly networkAcrossRacks: Figure
  readonly producerMemory: Figure
  readonly consumerMemory: Figure
}

/** Every figure of a design, by name. */
export interface Sizing {
  readonly topics: Readonly<Record<string, TopicSizing>>
  readonly producers: Readonly<Record<string, ProducerSizing>>
  readonly consumerGroups: Readonly<Record<string, ConsumerGroupSizing>>
  readonly cluster: ClusterSizing
}
