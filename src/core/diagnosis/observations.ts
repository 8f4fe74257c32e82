/** What listings of Kafka's tools say, moment by moment. */
export interface OffsetRow {
  readonly topic: string
  readonly partition: number
  readonly committed: number | null
  readonly end: number | null
  readonly lag: number | null
  readonly owner: string | null
  /** Whether the listing has a column for owners: those of share groups and Streams have none. */
  readonly isOwnerListed: boolean
  /** The first offset that the partition still has, where a listing says it. */
  readonly start: number | null
}

export interface MemberRow {
  readonly id: string
  readonly partitions: number | null
  readonly currentEpoch: string | null
  readonly targetEpoch: string | null
}

export interface GroupObservation {
  readonly rows: Map<string, OffsetRow>
  readonly members: Map<string, MemberRow>
  /** Whether its members were listed, and not only the owners of its partitions. */
  hasMemberList: boolean
  state: string | null
  /** Whether the tool warned that it is rebalancing; the name of its state is not said by that. */
  isSaidRebalancing: boolean
  epoch: number | null
  isEmpty: boolean
  /** Whether the coordinator knows no such group. */
  isUnknown: boolean
  /** A share group, of which a partition has any number of readers. */
  isShared: boolean
}

/** Returns what is seen of a group of which nothing is: for listings to add to. */
export const unseenGroup = (): GroupObservation => ({
  rows: new Map(),
  members: new Map(),
  hasMemberList: false,
  state: null,
  isSaidRebalancing: false,
  epoch: null,
  isEmpty: false,
  isUnknown: false,
  isShared: false,
})

export interface PartitionReplicas {
  readonly leader: number | null
  readonly replicas: number
  readonly inSync: number
  /** The brokers whose replica is not in sync. */
  readonly missing: readonly number[]
  /** The brokers that may lead it again without a loss: in sync, or eligible (ELR). */
  readonly eligible: readonly number[]
  /** Those that were so last, where none is any more. */
  readonly lastEligible: readonly number[]
}

export interface TopicObservation {
  /** The first offset of each partition. */
  readonly starts: Map<number, number>
  partitions: number | null
  readonly configs: Map<string, string>
  readonly replicas: Map<number, PartitionReplicas>
}

/** Returns what is seen of a topic of which nothing is. */
export const unseenTopic = (): TopicObservation => ({
  starts: new Map(),
  partitions: null,
  configs: new Map(),
  replicas: new Map(),
})

/** What was listed at one time. */
export interface Observation {
  at: number | null
  /** Whether its time stands in the text, and is not that of its pasting. */
  isTimePrinted: boolean
  readonly groups: Map<string, GroupObservation>
  readonly topics: Map<string, TopicObservation>
}

export interface Observed {
  readonly moments: readonly Observation[]
  /** Lines that nobody understands. */
  /** How many listings were the same as the one before them, and are left out. */
  readonly repeated: number
  readonly misread: number
  /** Rows of tables whose numbers are not sure. */
  readonly dropped: number
  /** Rows that were read without their header line. */
  readonly headless: number
  /** Whether lines that nobody understands look like rows of a table. */
  readonly isHeadMissing: boolean
  /** What the errors of tools mean that were pasted. */
  readonly errors: ReadonlySet<string>
}
