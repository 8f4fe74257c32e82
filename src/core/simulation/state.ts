/** Where a simulation stands: mutable, and seen by nobody but the modules beside this one. */
import type { Scenario, ScenarioEvent } from '../model/design'
import type { ConnectorView, TopicView } from '../views/views'
import type { Agenda } from './agenda'
import type { BrokerPart, BrokerState } from './broker-state'
import type { ReaderView } from './readers'
import type {
  MemberChange,
  MemberState,
  Ownership,
  Rebalance,
  SharesFrom,
  StoryLine,
  TopicChange,
} from './simulation'
import type { Source } from './source'

/** A partition takes every write; it has no leader to send them to; or too few replicas for acks=all. */
export const OPEN = 0
export const NO_LEADER = 1
export const TOO_FEW = 2
export type Writable = typeof OPEN | typeof NO_LEADER | typeof TOO_FEW

export interface TopicState {
  readonly name: string
  readonly view: TopicView
  /** Partitions that there will be at most. */
  readonly size: number
  partitions: number
  shares: Float64Array
  readonly recordBytes: number
  readonly storedBytes: number
  readonly sources: readonly Source[]
  /** Those of its sources that are held back: what they send is another rate than what they offer. */
  gated: readonly Source[]
  rate: number
  /** The share of the rate that waits for all replicas in sync. */
  strict: number
  lastFed: number
  /** The shares of its partitions from moments on. */
  readonly sharesFrom: SharesFrom[]
  /** Partitions without a leader that records without keys do not go to. */
  leftOut: ReadonlySet<number>
  /** Whether its next rate is planned already. */
  isAwaited: boolean
  /** The share of its records that its producers have to hold. */
  blockedShare: number
  readonly history: { readonly times: number[]; readonly totals: number[]; readonly rates: number[] }
  readonly writable: Uint8Array
  readonly offered: Float64Array
  readonly pending: Float64Array
  readonly givenUp: Float64Array
  readonly since: Float64Array
  turnedAway: number
  lostWithLeader: number
  readonly retentionSeconds: number
  /** Records that a partition holds at most, by retention.bytes. */
  readonly retentionRecords: number
  /** How long brokers keep what they have copied to remote storage; infinite where they keep all. */
  readonly localSeconds: number
  readonly minInSync: number
  /** Brokers of each partition, the preferred leader first; null where there are too many to place. */
  readonly replicas: readonly (readonly number[])[] | null
  readonly leader: Int32Array
  /** Partitions without a leader, as the story told last. */
  toldOffline: number
  /** Whether it was told to refuse writes, and not yet to take them again. */
  isToldRefusing: boolean
  readonly inSync: number[][]
  readonly eligible: number[][]
  readonly changes: TopicChange[]
  readonly readers: { readonly group: GroupState; readonly from: number }[]
}

export interface Consumer {
  readonly index: number
  readonly member: Member
  owned: number[]
  /** Whether it processes: it is up, and no rebalance holds it. */
  isPaused: boolean
  version: number
  servedAt: number
  /** Its partitions with a lag, or with one that grows. */
  behind: number
  /** Its poll takes longer than it may; it will be put out. */
  overlongSince: number | null
  /** What it could do, and what reaches it, a second. */
  capacity: number
  /** Records a second that it works on, and how long it was in processing until when. */
  working: number
  busySeconds: number
  busySince: number
  /** When it works on a poll that counts for nothing, since it takes too long. */
  futile: { readonly from: number; until: number } | null
  /** Records that it had read and not committed when it began to hang, by slot: it may yet commit them. */
  inHand: readonly { readonly slot: number; readonly records: number }[]
}

export interface Member {
  /** Counted from one. */
  readonly index: number
  readonly name: string
  readonly consumers: readonly Consumer[]
  state: MemberState
  /** Whether the coordinator counts it among the group's members. */
  isCounted: boolean
  /** Changes with every crash and return: what was planned for the one before is stale. */
  life: number
  /** When a silent member is given up. */
  expiresAt: number
  /** Since when it does not work. */
  silentSince: number
  /** Since when nobody reads what it owned, where it is back as a new member and the one before is waited for. */
  heldSince: number | null
  /** When the state of tasks that it may be given is there, in a Streams application. */
  warmAt: number
}

/** A task of a Streams application: what it reads, its state, and the instance that has that state. */
export interface StreamsTask {
  readonly index: number
  readonly slots: readonly number[]
  readonly bytes: number
  home?: number
}

/** A rebalance that is going on. */
export interface Rebalancing {
  readonly at: number
  readonly reasons: string[]
  /** The owners before it. */
  readonly before: Int32Array
  stage: 'joining' | 'moving'
  endsAt: number
  /** When those that gave partitions up joined again, and who they are. */
  movingAt: number
  readonly rejoining: Set<Consumer>
  /** Whether something happened that the next one has to take up. */
  isAgain: boolean
  /** Since when, and how many partitions, nobody reads because of it. */
  pausedAt: number
  paused: number
}

/** Since when a group has no coordinator, and what it had read and not committed by then: probably, and at most. */
export interface Uncoordinated {
  readonly since: number
  readonly worked: number
  readonly probably: number
  readonly atMost: number
}

export interface GroupState {
  readonly name: string
  readonly view: ReaderView
  /** Why it never starts; null where it does. */
  readonly refusal: string | null
  readonly protocol: Rebalance['protocol']
  /** Whether what is done again comes out once: it commits with the records that it writes, in transactions. */
  readonly isExactlyOnce: boolean
  /** Whether offsets are committed beside the work, of a record as soon as it is handed out; else with a poll or by the work. */
  readonly commitsWhatIsInHand: boolean
  readonly isStatic: boolean
  /** Whether a member that ends says goodbye: Streams applications do not. */
  readonly saysGoodbye: boolean
  readonly reads: readonly { readonly topic: TopicState; readonly from: number }[]
  readonly size: number
  /** The index in `reads` and the partition of each slot. */
  readonly topicOf: Int32Array
  readonly partitionOf: Int32Array
  readonly lag: Float64Array
  readonly consumed: Float64Array
  readonly lost: Float64Array
  readonly inRate: Float64Array
  readonly outRate: Float64Array
  readonly since: Float64Array
  /** What could be read of each slot a second when its owner was served last. */
  readonly demands: Float64Array
  readonly owner: Int32Array
  /** From when on a partition can be read: its state is read back until then. */
  readonly readableFrom: Float64Array
  /** Slots of partitions that nobody has had yet, and whether whoever gets one begins at its end. */
  readonly neverRead: Set<number>
  readonly beginsAtEnd: boolean
  /** After so long members of a classic group see what became of a topic. */
  readonly metadataSeconds: number
  /** Records that a share group's members took and died with, until their locks are over. */
  readonly locked: Float64Array
  readonly lockSeconds: number
  /** Records of one partition that may be at work at once, in a share group. */
  readonly mostLocked: number
  /** How often a record is delivered before it is given up, in a share group. */
  readonly deliveries: number
  /** Of a Streams application. */
  readonly tasks?: readonly StreamsTask[]
  /** Whether a record that nobody can process stands in the way. */
  readonly poisoned: Uint8Array
  /** Records a second that fetches bring of each partition of a topic at most: from a broker, and from remote storage. */
  readonly fetchLimit: readonly number[]
  readonly remoteLimit: readonly number[]
  readonly members: Member[]
  readonly consumers: Consumer[]
  readonly threads: number
  readonly processingSeconds: number
  slowness: number
  /** Records a second that it works on at most, since it may write no more of them; infinite where nothing says so. */
  writeCap: number
  /** Bytes a second of one partition by the broker that leads it, where a quota holds the group back. */
  quotaCaps: Float64Array | null
  readonly maxPollRecords: number
  readonly maxPollSeconds: number
  readonly sessionSeconds: number
  readonly heartbeatSeconds: number
  readonly autoCommitSeconds: number | null
  /** Records a second of all its members, and how many they worked on so far. */
  working: number
  worked: number
  workedSince: number
  isEndless: boolean
  /** While it is deployed that is told as a whole. */
  isDeploying: boolean
  evictions: number
  redone: number
  repeated: number
  /** Of the records lost: those before the end at which it began, and those that retention deleted. */
  skipped: number
  deleted: number
  /** Members that silently left and are waited for, until when. */
  ghosts: number[]
  rebalancing: Rebalancing | null
  /** The brokers that may coordinate it; the one that does, 0 for none. */
  readonly coordinators: readonly number[]
  coordinator: number
  /** While nobody does, until another has loaded its offsets; else null. */
  uncoordinated: Uncoordinated | null
  /** What is done once somebody does again. */
  readonly postponed: ((at: number) => void)[]
  readonly ownership: Ownership[]
  readonly changes: MemberChange[]
  /** Stands for the owner of what nobody owns. */
  readonly nobody: Consumer
  /** Partitions with a lag, or with one that grows. */
  behind: number
  /** Whether any of its partitions was settled since the last sample. */
  isTouched: boolean
  behindSince: number | null
  /** Records that it was behind at the beginning. */
  beganBehind: number
  /** From when to when there was a lag. */
  readonly episodes: { readonly from: number; readonly to: number }[]
}

export interface World {
  readonly scenario: Scenario
  readonly length: number
  /** Nothing is looked at again within this time; what drains in between ends at none all the same. */
  readonly gap: number
  readonly agenda: Agenda
  readonly topics: ReadonlyMap<string, TopicState>
  readonly groups: ReadonlyMap<string, GroupState>
  /** The topics that a group writes to, by its name; what it reads is passed on to them. */
  readonly writtenBy: ReadonlyMap<string, readonly TopicState[]>
  readonly brokers: readonly BrokerState[]
  /** Who leads and follows what; null since that changed. */
  brokerParts: ReadonlyMap<TopicState, readonly BrokerPart[]> | null
  readonly connectors: readonly ConnectorView[]
  /** Why applications never start, by their nodes. */
  readonly refused: ReadonlyMap<string, string>
  /** Producers that are drawn, as nodes. */
  readonly writers: ReadonlySet<string>
  readonly begun: Set<ScenarioEvent>
  readonly hasEligibleReplicas: boolean
  readonly brokerMissedSeconds: number
  readonly catchUpBytesPerSecond: number
  /** Whether what became of topics at this moment is to be told yet. */
  isTellingOutages: boolean
  readonly story: StoryLine[]
  readonly rebalances: Rebalance[]
  /** Groups whose members work at another rate than what was passed on. */
  readonly changed: Set<GroupState>
  /** What to do with a member whose poll takes longer than it may. */
  readonly putOut: (world: World, group: GroupState, consumer: Consumer, at: number) => void
  /** Bytes a second that a broker sends at most, and that its disks do, where that is stated. */
  readonly egress: number
  readonly isEgressStated: boolean
  readonly diskBytes: number
  /** Whether anybody reads at another rate than when brokers' limits were last looked at, and when that was. */
  isReadingChanged: boolean
  limitedAt: number
  readonly limitGap: number
  /** Whether somebody writes another rate, or elsewhere, than when writers were last held to their limits. */
  isWritingChanged: boolean
  /** Whether something happened that a curve should show to the second. */
  isMarked: boolean
}
