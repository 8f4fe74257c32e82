import type { Design } from '../model/design'
import type { NodeId } from '../model/node-id'

export type Severity = 'error' | 'warning' | 'info'

/** What happens: Kafka throws, Kafka goes on but not as written, or nothing but a colleague's advice. */
export type FindingKind = 'rejected' | 'silent' | 'advice'

/** One number or setting that made a rule fire. */
export interface Evidence {
  readonly name: string
  readonly value: string
}

export type Fix = (design: Design) => Design

/** One way to fix a finding; where there are several, the user is asked. */
export interface FixChoice {
  readonly label: string
  readonly fix: Fix
}

export interface Finding {
  readonly rule: string
  readonly severity: Severity
  readonly kind: FindingKind
  /** The node, as `topic:orders`, or `cluster`. */
  readonly at: string
  /** The field within the node that the finding is about, as `config.retention.ms`. */
  readonly field?: string
  /** A sentence that a colleague would say, the name first; names and settings stand in backticks. */
  readonly message: string
  readonly evidence: readonly Evidence[]
  /** Two or three sentences that teach. */
  readonly why: string
  /** Kafka's documentation to read. */
  readonly reference: string
  /** The exception that Kafka throws, for the kind `rejected`. */
  readonly errorClass?: string
  /** The first choice; pure, and undone as one step. */
  readonly fix?: Fix
  readonly fixLabel?: string
  /** All choices, where a fix needs one. */
  readonly choices?: readonly FixChoice[]
  /** What nobody has stated, in a word or two, where the finding rests on that: `schema`, `lag monitoring`. */
  readonly notStated?: string
  /** The nodes that it speaks of, in the order of the records; the drawing lights them and what is between. */
  readonly along?: readonly NodeId[]
  /** What the findings have in common that are one line: the rule, and the cause where a rule has several. */
  readonly cause: string
}

/** A finding that the user accepted, with their reason. */
export interface AcceptedFinding extends Finding {
  readonly reason: string
}
