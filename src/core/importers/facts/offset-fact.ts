import type { Place } from '../source'

/** How far the records of a partition had come when somebody looked. */
export interface OffsetFact {
  readonly topic: string
  readonly partition: string
  /** The offset after the last record. */
  readonly end: number
  /** Milliseconds since 1970; undefined where nobody says when it was. */
  readonly at: number | undefined
  readonly place: Place
  /** Counted by a broker since it started, and of no partition: it counts where no two ends of partitions are known. */
  readonly isCounter?: true
}
