import type { Cause } from './lint/causes'
import type { ChecklistResult } from './lint/checklist'
import type { AcceptedFinding, Finding } from './lint/finding'
import type { Sizing } from './sizing/sizing'
import type { Traffic } from './traffic/traffic'
import type { TopicView, Views } from './views/views'

/** All that Surveyor knows about a design. The screen and the exporters read this and the design alone. */
export interface Analysis {
  readonly traffic: Traffic
  readonly sizing: Sizing
  readonly views: Views
  /** What Kafka makes by itself, counted in the cluster's figures. */
  readonly internalTopics: readonly TopicView[]
  /** By severity, then in the order of the document. */
  readonly findings: readonly Finding[]
  /** The findings as lines, one a cause, what harms most first. */
  readonly causes: readonly Cause[]
  readonly accepted: readonly AcceptedFinding[]
  /** Open findings by node, as `topic:orders`. */
  readonly findingsByNode: ReadonlyMap<string, readonly Finding[]>
  readonly checklist: readonly ChecklistResult[]
}
