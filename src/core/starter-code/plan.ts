/** What an application does, in plain data: each language prints it, and none decides anything of it. */
import type { About } from '../model/about'
import type { NodeId } from '../model/node-id'
import type { Reading } from '../model/reading'
import type { RecordFormat } from './record-format'

/** A setting by Kafka's own name, and why it is there. */
export interface PlanSetting {
  readonly key: string
  readonly value: string
  readonly why: string
}

/** A topic that it reads or writes, and what is in the records there. */
export interface PlanTopic {
  readonly topic: string
  readonly format: RecordFormat
}

/**
 * When offsets are committed: by the client on a timer, by the program once records are processed, with the records
 * that are written in one transaction; not at all where every member reads everything; and a share group
 * acknowledges each record instead.
 */
export type PlanCommit = 'timer' | 'after-processing' | 'in-transaction' | 'none' | 'acknowledge'

/** What becomes of a record whose processing fails. */
export interface FailurePlan {
  /** Tries after the first, each after a wait in ms that is `multiplier` times the one before; the rest of its partition waits. */
  readonly retries: { readonly attempts: number; readonly backOffMs: number; readonly multiplier: number }
  /** Where a record of a topic goes once its tries are used up; the last goes to the dead letter topic, where there is one. */
  readonly onward: readonly { readonly from: string; readonly to: string }[]
  /** How old a record of a retry topic must be before it is tried, in ms. */
  readonly delays: readonly { readonly topic: string; readonly ms: number }[]
  /** Where a record goes at once that no further try can help. */
  readonly deadLetter: string | undefined
  /**
   * What is done with a record that has nowhere to go: the program stops before it, so that none is lost; or logs it
   * and goes on, since its offset is committed in any case; or rejects it, as a share group can.
   */
  readonly otherwise: 'stop' | 'skip' | 'reject'
}

export interface ReadingPlan {
  readonly reading: Reading
  /** Undefined where every member reads everything: it is in no group. */
  readonly groupId: string | undefined
  /** What it reads first, then its retry topics. */
  readonly topics: readonly PlanTopic[]
  readonly retryTopics: readonly string[]
  readonly commit: PlanCommit
  readonly failure: FailurePlan
  readonly settings: readonly PlanSetting[]
}

export interface WritingPlan {
  /** What processing a record makes records for, or what a producer writes; retries and dead letters are no part of it. */
  readonly topics: readonly PlanTopic[]
  /** With `${instance}` in it, for what an instance keeps through its restarts; undefined without transactions. */
  readonly transactionalId: string | undefined
  readonly settings: readonly PlanSetting[]
}

export interface ApplicationPlan {
  readonly id: NodeId
  readonly kind: 'producer' | 'consumerGroup'
  readonly name: string
  readonly about: About
  /** Who it is to the brokers, where the design says so itself. */
  readonly principal: string | undefined
  readonly instances: number | undefined
  readonly reads: ReadingPlan | undefined
  readonly writes: WritingPlan | undefined
  /** Sentences: what the program does, in order, and what of it the design left open. */
  readonly steps: readonly string[]
}
