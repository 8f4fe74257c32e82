export type ChecklistState = 'pass' | 'fail' | 'not-applicable'

export interface ChecklistResult {
  readonly id: string
  readonly title: string
  readonly state: ChecklistState
  /** The nodes that fail it, as `topic:orders`. */
  readonly failing: readonly string[]
  /** Why it does not apply, where every node is excused: a sentence without its first capital and full stop. */
  readonly excuse?: string
}
