/** What listings of Kafka's tools say, moment by moment. */
export interface OffsetRow {
  readonly topic: string
  readonly partition: number
  readonly committed: number | null
  readonly end: number | null
  readonly lag: number | null
  readonly owner: string | null
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
  epoch: number | null
  isEmpty: boolean
}

/** Returns what is seen of a group of which nothing is: for listings to add to. */
export const unseenGroup = (): GroupObservation => ({
  rows: new Map(),
  members: new Map(),
  hasMemberList: false,
  state: null,
  epoch: null,
  isEmpty: false,
})

export interface TopicObservation {
  partitions: number | null
  readonly configs: Map<string, string>
  readonly replicas: Map<
    number,
    { readonly leader: number | null; readonly replicas: number; readonly inSync: number }
  >
}

/** What was listed at one time. */
export interface Observation {
  at: number | null
  readonly groups: Map<string, GroupObservation>
  readonly topics: Map<string, TopicObservation>
}

export interface Observed {
  readonly moments: readonly Observation[]
  /** Lines that nobody understands. */
  readonly misread: number
}
