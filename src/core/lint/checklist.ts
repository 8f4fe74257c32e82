/**
 * What is known of an item: it holds, it does not, it is not asked of some nodes by what they are for, the user
 * accepted with a reason that it does not hold, or nobody has stated what would tell. It passes only where it is
 * known to hold of every node that it is about.
 */
export type ChecklistState = 'pass' | 'fail' | 'excused' | 'accepted' | 'not-known'

export interface ChecklistResult {
  readonly id: string
  readonly title: string
  readonly state: ChecklistState
  /** The nodes that fail it, as `topic:orders`. */
  readonly failing: readonly string[]
  /** The nodes of which nobody has stated what would tell. */
  readonly unknown: readonly string[]
  /** How many nodes it is not asked of; 0 where it is asked of none at all. */
  readonly excused: number
  /** Why it is not asked, where it is excused: a sentence without its first capital and full stop. */
  readonly excuse?: string
  /** The reasons that the user gave, each once. */
  readonly reasons: readonly string[]
}
