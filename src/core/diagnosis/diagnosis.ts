/** What the listings of Kafka's tools say of a cluster, judged: plain data. */

/** By Burrow's sense: what its offsets do decides, not how large a lag is. */
export type Status = 'healthy' | 'warning' | 'critical'

/** What the offsets of one partition do. `lagging` is all that a single listing can tell. */
export type PartitionState =
  | 'caught-up'
  | 'catching-up'
  /** Its lag neither grows nor shrinks: what comes in goes out. */
  | 'steady'
  | 'lagging'
  | 'falling-behind'
  | 'stalled'
  | 'stopped'
  | 'rewinding'
  /** What is committed is not in the log any more, or not yet again: it ends before. */
  | 'beyond-end'
  /** It has an owner and nothing was ever committed, though more is written: how far it is cannot be told. */
  | 'uncommitted'

export interface PartitionReading {
  readonly topic: string
  readonly partition: number
  readonly committed: number | null
  readonly end: number | null
  readonly lag: number | null
  /** The consumer's id; null where nobody owns it. */
  readonly owner: string | null
  readonly state: PartitionState
  /** Records a second between two listings; null with one, or where their times are not known. */
  readonly written: number | null
  readonly read: number | null
}

export type CauseKind =
  | 'rewinding'
  | 'offset-beyond-end'
  | 'no-leader'
  | 'no-members'
  /** A Streams group whose topics are not as its topology needs them: nobody gets a task. */
  | 'topology-not-ready'
  | 'dead-member'
  | 'partition-without-owner'
  | 'stuck-member'
  | 'never-committed'
  /** Found so by one listing, which is normal life. */
  | 'rebalancing'
  | 'rebalancing-without-end'
  | 'retention'
  | 'skew'
  | 'slow-member'
  | 'too-few-members'
  | 'slow-processing'
  | 'idle-members'

export interface Cause {
  readonly kind: CauseKind
  readonly sentence: string
  /** The partitions, as `orders-3`, or the members that it is about. */
  readonly about: readonly string[]
  /** What to do about it, first things first. */
  readonly advice: readonly string[]
}

export interface GroupDiagnosis {
  readonly name: string
  readonly status: Status
  /** False where no listing says how far it is, nor shows a trouble: `healthy` is then no more than that none is seen. */
  readonly isKnown: boolean
  /** The status in a word or two, as a badge has it: a large lag that shrinks is healthy, and catches up. */
  readonly words: string
  /** One sentence that says the status and why. */
  readonly summary: string
  /** What it is, worst first. */
  readonly causes: readonly Cause[]
  /** What to do, in the order in which to do it. */
  readonly advice: readonly string[]
  readonly lag: number
  readonly partitions: readonly PartitionReading[]
  readonly members: readonly string[]
  /** As Kafka prints it; null where no listing says it. */
  readonly state: string | null
}

export interface TopicDiagnosis {
  readonly name: string
  readonly status: Status
  /** All of `lines`, or that nothing is wrong. */
  readonly summary: string
  /** A sentence for each cause, worst first; none where all replicas are in sync. */
  readonly lines: readonly string[]
  readonly withoutLeader: readonly number[]
  readonly underMinInSync: readonly number[]
  readonly underReplicated: readonly number[]
}

/** A broker that several topics lack a replica in sync of: one cause of what is wrong with all of them. */
export interface BrokerDiagnosis {
  readonly id: number
  readonly partitions: number
  readonly topics: number
  readonly sentence: string
}

export interface Diagnosis {
  readonly groups: readonly GroupDiagnosis[]
  readonly topics: readonly TopicDiagnosis[]
  /** Those that most partitions lack first. */
  readonly brokers: readonly BrokerDiagnosis[]
  /** Seconds between the first and the last listing; null with one, or where their times are not known. */
  readonly seconds: number | null
  /** What was not understood, or would be needed to say more. */
  readonly remarks: readonly string[]
}
