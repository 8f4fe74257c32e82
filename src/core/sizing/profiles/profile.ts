import type { ProviderId, StorageClass } from '../../model/provider-ids'

/** What one unit, or a whole cluster, bears. What no source says is left out: it is not known, and limits nothing. */
export interface Limits {
  /** What clients send and read, as compressed, without the copies between brokers. */
  readonly produceBytesPerSecond?: number
  readonly consumeBytesPerSecond?: number
  /** The network card with all that goes over it, the busier direction. */
  readonly networkBytesPerSecond?: number
  /** What is written to disk. */
  readonly diskBytesPerSecond?: number
  readonly diskBytes?: number
  /** Leaders and followers. */
  readonly partitionReplicas?: number
  /** Partitions before they are replicated. */
  readonly partitions?: number
  readonly connections?: number
}

export type LimitName = keyof Limits

/** How much of a disk's or a network's throughput each byte takes that clients send, read, or that goes to an object store. */
export interface Demand {
  readonly produced: number
  readonly consumed: number
  readonly uploaded: number
}

/** What is counted when a cluster grows. */
export type UnitWord = 'broker' | 'CKU' | 'eCKU' | 'cluster'

/** One type of broker, cluster or tier of one provider, as far as sizing asks. */
export interface Profile {
  /** As the provider calls it, and the document. */
  readonly type: string
  readonly unit: UnitWord
  /** To plan for: what the provider recommends or says to hold for long. */
  readonly perUnit: Limits
  /** What the provider refuses or slows down beyond. */
  readonly hardPerUnit?: Limits
  /** Whatever the number of units. */
  readonly whole?: Limits
  readonly least?: number
  readonly most?: number
  /** Units come in multiples of the racks, or of a number. */
  readonly multipleOf: 'racks' | number
  /** The share of throughput limits to plan for. */
  readonly throughputHeadroom?: number
  readonly diskHeadroom?: number
  readonly partitionWriteBytesPerSecond?: number
  readonly partitionReadBytesPerSecond?: number
  readonly diskDemand?: Demand
  readonly networkDemand?: Demand
  /** Storage grows by itself, without a disk of a broker that could be full. */
  readonly storesByItself?: true
  /** Storage is paid for in one copy, whatever the replication factor. */
  readonly paysOneCopy?: true
  /** The largest `max.message.bytes` that a topic may have. */
  readonly maxMessageBytes?: number
  /** The replication factor of every topic, where it is not for the customer to choose. */
  readonly replicationFactor?: number
  /** The `min.insync.replicas` of every topic, where it is not for the customer to choose. */
  readonly minInSyncReplicas?: number
  /** The only class of storage of this type. */
  readonly storage?: StorageClass
}

/** A page or a file that facts are from, with its own date or that of the stored copy that was read. */
export interface Source {
  readonly title: string
  readonly url: string
  readonly date: string
}

interface OfferedStorage {
  readonly class: StorageClass
  readonly is: string
  /** Whether Apache Kafka has it as well. */
  readonly inApacheKafka: boolean
  /** What a topic in it cannot have. */
  readonly refuses?: readonly ('compaction' | 'transactions')[]
}

/** Broker settings that the provider sets and a customer cannot; null where the value depends on the type or the release. */
interface FixedSettings {
  readonly values: Readonly<Record<string, string | number | null>>
  readonly source: Source
}

/** Which machines a cluster is, where they keep what they store and how they reach each other: whoever runs them says that. */
export const OF_MACHINES: FixedSettings['values'] = Object.fromEntries(
  [
    'process.roles',
    'node.id',
    'broker.id',
    'broker.rack',
    'controller.quorum.voters',
    'controller.quorum.bootstrap.servers',
    'controller.listener.names',
    'zookeeper.connect',
    'listeners',
    'listener.security.protocol.map',
    'inter.broker.listener.name',
    'security.inter.broker.protocol',
    'log.dir',
    'log.dirs',
    'metadata.log.dir',
    'ssl.keystore.location',
    'ssl.truststore.location',
    'authorizer.class.name',
  ].map((key) => [key, null]),
)

/** One provider as a data file has it. */
export interface Provider {
  readonly id: ProviderId
  /** What `type` is called: a type of broker, of cluster. */
  readonly typeWord: string
  readonly types: readonly Profile[]
  readonly storage: readonly OfferedStorage[]
  readonly sources: readonly Source[]
  readonly fixedSettings?: FixedSettings
  /** What one has to know beside the numbers. */
  readonly notes: readonly string[]
  /** What no source that was read says. */
  readonly notKnown: readonly string[]
}

/** A cluster of one's own: nothing but what the design says and Surveyor assumes. */
export const SELF_RUN: Profile = { type: 'self-run', unit: 'broker', perUnit: {}, multipleOf: 'racks' }

/** What a design's choice of a provider comes to; the provider's first type where it names none. */
export interface Chosen {
  readonly provider: Provider
  readonly profile: Profile
  /** The type that the design names, where nothing is known of it. */
  readonly unknownType?: string
}
