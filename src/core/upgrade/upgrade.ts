import type { KafkaVersion } from '../kafka/versions'

/**
 * What a change of an upgrade is:
 *
 * - `removed`: a setting that the design makes and the other release does not have;
 * - `refused`: something that would be found wrong there and is not now;
 * - `client`: an application that the brokers there may not answer, or of which nobody says whether they do;
 * - `default`: a setting that the design leaves out and that has another value there;
 * - `step`: what has to be done on the way, whatever the design says;
 * - `answered`: what is found now and would not be there;
 * - `feature`: what there is from there on and would answer something that is found now.
 */
export type ChangeKind = 'removed' | 'refused' | 'client' | 'default' | 'step' | 'answered' | 'feature'

export interface UpgradeChange {
  readonly kind: ChangeKind
  /** A sentence; names and settings stand in backticks. */
  readonly sentence: string
  /** The nodes that it is about, as `topic:orders`, or `cluster`. */
  readonly nodes: readonly string[]
  /** The setting, and what it is before and after; empty where it is nothing. */
  readonly setting?: string
  readonly before?: string
  readonly after?: string
  /** Where that is written. */
  readonly reference?: string
}

/** What changes for a design when its brokers go from one release to another. */
export interface UpgradePlan {
  readonly from: KafkaVersion
  readonly to: KafkaVersion
  /** Whether the other release is the older one. */
  readonly isBack: boolean
  /** By kind: what breaks first, what becomes possible last. */
  readonly changes: readonly UpgradeChange[]
}

/** The kinds in the order in which they are told, each with its heading. */
export const CHANGE_KINDS: Readonly<Record<ChangeKind, string>> = {
  step: 'On the way',
  removed: 'Settings that are no longer there',
  client: 'Clients that may not connect',
  refused: 'What would be found wrong',
  default: 'Other defaults',
  answered: 'What would no longer be found',
  feature: 'What becomes possible',
}
