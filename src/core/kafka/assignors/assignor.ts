/** A member of a classic group, as it joins: its subscription and what it says it owned. */
export interface ClientMember {
  readonly id: string
  readonly topics: readonly string[]
  /** `group.instance.id`: a static member. */
  readonly instanceId?: string
  /** `client.rack`. */
  readonly rack?: string
  /** What it owned before, as `topic-partition`; the sticky assignors keep as much of it as they can. */
  readonly owned?: readonly string[]
  /** The generation in which it owned that, where it differs from the group's. */
  readonly generation?: number
}

/** What the leader of a classic group is given. */
export interface ClientGroup {
  /**
   * Partitions by topic. Kafka's leader looks up the topics that somebody subscribes to and no others; name no
   * others here: the sticky assignors hand out whatever is named.
   */
  readonly topics: Readonly<Record<string, number>>
  readonly members: readonly ClientMember[]
  /** The racks that hold a replica, by `topic-partition`. */
  readonly partitionRacks?: Readonly<Record<string, readonly string[]>>
  /** The group's generation in which the members owned what they say. */
  readonly generation?: number
}

/** `topic-partition` names by member, in the order in which the assignor hands them out. */
export type ClientAssignment = Record<string, string[]>

export interface ClientAnswer {
  readonly assignment: ClientAssignment
  /** Cooperative only: after the old owners gave up what moves. */
  readonly assignmentSecondRebalance?: ClientAssignment
}

/** A member of a group that the broker assigns: a consumer group of KIP-848 or a share group of KIP-932. */
export interface ServerMember {
  readonly id: string
  readonly topics: readonly string[]
  readonly instanceId?: string
  /** Partitions by topic of the target assignment so far. */
  readonly current?: Readonly<Record<string, readonly number[]>>
}

/** What a coordinator's assignor is given. */
export interface ServerGroup {
  /** Partitions by topic; the n-th topic has the id `Uuid(0, n)`, counted from one. */
  readonly topics: Readonly<Record<string, number>>
  readonly members: readonly ServerMember[]
  /** Whether all members have one subscription; found out where it is left out. */
  readonly subscriptionType?: 'HOMOGENEOUS' | 'HETEROGENEOUS'
}

export interface ServerAnswer {
  /** Partitions by topic by member, ascending. */
  readonly assignment: Record<string, Record<string, number[]>>
}
