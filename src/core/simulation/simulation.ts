/** What a simulation finds: plain data, so that a worker can send it and two runs can be compared. */

import type { StatedQuota } from '../model/design'

/** One sentence of what happened. */
export interface StoryLine {
  readonly atSeconds: number
  readonly sentence: string
  /** The node, as `consumerGroup:billing`, or `broker:2`. */
  readonly about: string
  readonly tone: 'plain' | 'bad' | 'good'
}

/** A rebalance of one group, from what caused it until every partition has an owner again. */
export interface Rebalance {
  readonly group: string
  readonly atSeconds: number
  readonly endsAtSeconds: number
  readonly reason: string
  readonly protocol: 'eager' | 'cooperative' | 'consumer' | 'share'
  /** Partitions that have another owner than before. */
  readonly moved: number
  /** Partitions that nobody read for a while because of it. */
  readonly paused: number
  /** The longest that one of them was not read, from the beginning of the rebalance. */
  readonly pauseSeconds: number
}

/** What became of all records that were meant for a group: offered = consumed + waiting + lost + refused. */
export interface Balance {
  readonly offered: number
  readonly consumed: number
  /** Behind in the log, and at producers that wait for a leader or for replicas. */
  readonly waiting: number
  /** Never worked on: skipped, deleted, gone with a broker, or dropped by a member that commits before it works. */
  readonly lost: number
  /** Of these: in new partitions before the end at which the group began (auto.offset.reset latest). */
  readonly skipped: number
  /** Of these: deleted by retention before they were read. */
  readonly deleted: number
  /** Given up by producers. */
  readonly refused: number
}

export interface PartitionRun {
  readonly topic: string
  readonly partition: number
  /** The share of its topic's records at the end; `TopicRun.shares` has it from the beginning. */
  readonly share: number
  /** Records behind, at each of `partitionSeconds`. */
  readonly lag: readonly number[]
}

/** Who owns what from a moment on. */
export interface Ownership {
  readonly atSeconds: number
  /** For each of the group's partitions the index of its member, from one; 0 for nobody. */
  readonly owners: readonly number[]
}

export type MemberState = 'up' | 'crashed' | 'dead' | 'stuck' | 'stopped'

export interface MemberChange {
  readonly atSeconds: number
  readonly member: number
  readonly state: MemberState
}

export interface SharesFrom {
  readonly atSeconds: number
  /** By partition; they sum up to one. */
  readonly shares: readonly number[]
}

export interface GroupRun {
  readonly name: string
  /** The node, as `streamsApp:totals`: Streams applications and sinks are groups to Kafka. */
  readonly node: string
  /** Why none of its members ever starts, in a sentence; null where they do. */
  readonly refusal: string | null
  /** A share group: nobody owns a partition, all that are up take records of any. */
  readonly isShared: boolean
  /** Whether the design says how long a record takes: where it does not, no lag can be told but what nobody reads. */
  readonly isTimeStated: boolean
  /** Records behind at each of the simulation's `seconds`. */
  readonly lag: readonly number[]
  /** What Kafka's tools print: behind what was committed last. */
  readonly committedLag: readonly number[]
  /** The most that they may print: that depends on when in its interval each member commits. The least is the lag. */
  readonly mostCommittedLag: readonly number[]
  /** How long ago the oldest unread record of any partition was written, in seconds. */
  readonly oldestSeconds: readonly number[]
  /** Records a second. */
  readonly written: readonly number[]
  readonly read: readonly number[]
  /** What one member with all its threads can work on, records a second; 0 where the design does not say it. */
  readonly memberCapacity: readonly number[]
  /** The 5th and 95th percentile of the lag under random arrivals and service times; empty where not asked for. */
  readonly band: { readonly low: readonly number[]; readonly high: readonly number[] }
  readonly partitions: readonly PartitionRun[]
  readonly ownership: readonly Ownership[]
  /** `drawn` are there at the beginning; with those that are added there are `most`. */
  readonly members: {
    readonly drawn: number
    readonly most: number
    readonly changes: readonly MemberChange[]
    /**
     * Of each member, from the first: the share of the time that its threads spend in processing, from 0 to 1, from
     * each of the simulation's `partitionSeconds` to the next; the last number is the one before it. 0 while it waits
     * for records, for a rebalance or for a coordinator, hangs or is down; 1 while it works on a poll that takes too
     * long to count; always 0 where nothing says how long a record takes.
     */
    readonly busy: readonly (readonly number[])[]
  }
  readonly peak: { readonly atSeconds: number; readonly records: number }
  readonly longestWaitSeconds: number
  /** When all is read after the peak; null where it is not before the end, or there is no lag. */
  readonly clearAtSeconds: number | null
  /** At each of the simulation's `seconds`. */
  readonly balances: readonly Balance[]
  /** At the end. */
  readonly balance: Balance
  /** Records that are worked on twice, and of these how many a reader sees twice. */
  readonly redone: number
  readonly repeated: number
}

/** How a topic stands from a moment on. */
export interface TopicChange {
  readonly atSeconds: number
  /** The fewest replicas in sync of any partition that has a leader; of any where none has. */
  readonly inSync: number
  readonly offline: number
  /** Partitions that refuse writes with acks=all. */
  readonly refusing: number
  readonly partitions: number
}

/** What one writer offers to a topic and is not taken, in records a second at each of the simulation's `seconds`. */
export interface Untaken {
  /** The node that writes, as `producer:checkout`. */
  readonly node: string
  /** Refused for want of replicas in sync. */
  readonly refused: readonly number[]
  /** Held back, for want of a leader or of an acknowledgement. */
  readonly waiting: readonly number[]
}

export interface TopicRun {
  readonly name: string
  readonly minInSync: number
  readonly replicas: number
  readonly changes: readonly TopicChange[]
  /** The shares of its partitions from the beginning, and from when there are more of them. */
  readonly shares: readonly SharesFrom[]
  /** Who writes what is not taken for a while; empty where all is taken. */
  readonly untaken: readonly Untaken[]
  /** Records whose writes the brokers turned away at least once. */
  readonly turnedAway: number
  /** Records that the producers gave up. */
  readonly givenUp: number
  /** Records that were acknowledged and are gone with their leader. */
  readonly lostWithLeader: number
  /** Records a second of all writers at each of the simulation's `seconds`. */
  readonly written: readonly number[]
  /** Of each that writes to it, where there are several. */
  readonly writers: readonly { readonly node: string; readonly written: readonly number[] }[]
}

export interface BrokerChange {
  readonly atSeconds: number
  readonly isUp: boolean
  readonly leads: number
}

export interface BrokerRun {
  readonly id: number
  readonly rack: string | null
  readonly replicas: number
  readonly changes: readonly BrokerChange[]
  /** Bytes a second at each of the simulation's `seconds`: written to it and copied by it, without random runs empty. */
  readonly bytesIn: readonly number[]
  /** Copied from it and read from it. */
  readonly bytesOut: readonly number[]
}

/** From when until when an event of the scenario lasts. */
export interface EventRun {
  /** Its index among the scenario's events. */
  readonly event: number
  readonly fromSeconds: number
  /** The end of the run, where it does not end before. */
  readonly untilSeconds: number
  /** Whether it is over before the end of the run; what it took down is back then. */
  readonly isOver: boolean
}

/** How long a record takes from its producer to the end of the work on it. */
export interface PathLatency {
  /** Node ids, from the producer to the last group. */
  readonly nodes: readonly string[]
  readonly p50Seconds: number
  readonly p99Seconds: number
  /** The same of what is written around moments that are even steps apart, from the beginning to the end. */
  readonly over: readonly LatencyAt[]
}

export interface LatencyAt {
  readonly atSeconds: number
  readonly p50Seconds: number
  readonly p99Seconds: number
}

/** A quota that holds clients back for a while. */
export interface ThrottledRun {
  readonly quota: StatedQuota
  readonly limit: 'producerByteRate' | 'consumerByteRate'
  /** Whom it holds back, as `producer:checkout`. */
  readonly nodes: readonly string[]
  /** From when until when; the end of the run where it still does. */
  readonly spells: readonly { readonly fromSeconds: number; readonly untilSeconds: number }[]
}

export interface Simulation {
  readonly scenario: string
  readonly lengthSeconds: number
  /** The moments of every series, ascending. */
  readonly seconds: readonly number[]
  /** The moments of the series of single partitions: all of them, or fewer where there are many partitions. */
  readonly partitionSeconds: readonly number[]
  /** Of each event that begins within the run and names something that runs. */
  readonly events: readonly EventRun[]
  readonly groups: Readonly<Record<string, GroupRun>>
  readonly topics: Readonly<Record<string, TopicRun>>
  readonly brokers: readonly BrokerRun[]
  readonly rebalances: readonly Rebalance[]
  readonly paths: readonly PathLatency[]
  readonly throttled: readonly ThrottledRun[]
  readonly story: readonly StoryLine[]
  /** Applications that never run since they are refused at their start, and why; the first lines of the story. */
  readonly refused: readonly { readonly node: string; readonly why: string }[]
  /** What had to be assumed, or cannot be told, because the design does not say it. */
  readonly remarks: readonly string[]
}

export interface SimulationOptions {
  /** Of the random arrivals; the same seed gives the same result. */
  readonly seed?: number
  /** Runs of random arrivals behind the band; 0 for none. */
  readonly runs?: number
  /** Records that groups are behind at the beginning, by name. */
  readonly lag?: Readonly<Record<string, number>>
  /** Told again and again which share of the scenario is done. */
  readonly onProgress?: (share: number) => void
}
