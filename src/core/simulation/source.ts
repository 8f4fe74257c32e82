/** Who writes to a topic. */
export interface Source {
  /** The producer or the source; undefined for what a group writes of what it reads. */
  readonly producer?: string
  readonly connector?: string
  /** Tasks of a source, or instances of a producer. */
  readonly instances: number
  readonly snapshotRows?: number
  /** The group, or what reads as one. */
  readonly group?: string
  readonly perRecord: number
  /** Records a second without any event. */
  readonly base: number
  /** Whether who writes never starts. */
  readonly isRefused?: boolean
  readonly waitsForAll: boolean
  readonly losesUnreplicated: boolean
  /** For how long, and how many records, its producers hold what is not acknowledged. */
  readonly holdsSeconds: number
  readonly holdsRecords: number
  rate: number
  /** What was passed on of what its group worked on; they differ until the rate is adapted again. */
  delivered: number
  since: number
}
