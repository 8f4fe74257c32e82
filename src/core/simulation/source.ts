import type { Patience } from './patience'

/** What of a source is held back, by partition: records that wait, and records a second that it sends all the same. */
export interface Gate {
  /** Records a second that its source offered when its topic was fed last. */
  rate: number
  readonly backlog: Float64Array
  readonly sent: Float64Array
  /** Partitions that take all, and are held up by a full buffer alone. */
  readonly heldUp: Uint8Array
}

/** Who writes to a topic. */
export interface Source extends Patience {
  /** The node that writes; null where it is not drawn. */
  readonly node: string | null
  readonly isTransactional: boolean
  /** The producer or the source; undefined for what a group writes of what it reads. */
  readonly producer?: string
  readonly connector?: string
  /** Tasks of a source, or instances of a producer. */
  readonly instances: number
  readonly snapshotRows?: number
  /** The group, or what reads as one. */
  readonly group?: string
  readonly perRecord: number
  /** Records a second that it writes at most, however many it reads: what its caches and buffers give out. */
  readonly most?: number
  /** Records a second without any event. */
  readonly base: number
  /** Whether who writes never starts. */
  readonly isRefused?: boolean
  rate: number
  /** What was passed on of what its group worked on; they differ until the rate is adapted again. */
  delivered: number
  since: number
  /** The share of its producer's buffer that what waits for this topic takes up; all where nothing says else. */
  bufferShare?: number | undefined
  /** While it is held back. */
  gate?: Gate
}
