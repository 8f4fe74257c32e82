import type { Design } from '../model/design'
import type { NodeId } from '../model/node-id'
import type { ConsumerGroupRead, ConsumerGroupView, DesignView, ViewOfKind, WriterView } from '../views/views'
import type { Evidence, FindingKind, Fix, FixChoice, Severity } from './finding'

/** What a rule looks at: one node of a kind, or the whole design. */
export interface ViewOfScope extends Omit<ViewOfKind, 'producer'> {
  /** A producer, or the producer inside a consumer group. */
  readonly producer: WriterView
  /** What holds of a topic's records up to the end of the work of a group that reads it. */
  readonly path: PathView
  readonly design: DesignView
}

/** One path at its end: the group, and the topic that it reads. */
export interface PathView {
  readonly view: ConsumerGroupView
  readonly read: ConsumerGroupRead
}

export type Scope = keyof ViewOfScope

/**
 * What a rule reports of a view. Where thousands of nodes have the finding and few are looked at, a field is a function
 * of the view, one for all of them: a function made for each finding would cost more than the finding.
 */
export interface Report<View = unknown> {
  readonly message: string
  readonly evidence: readonly Evidence[] | ((view: View) => readonly Evidence[])
  readonly field?: string
  /** Where a sentence about this very case teaches more than the rule's own. */
  readonly why?: string
  /** Where this case is worse or milder than the rule's own. */
  readonly severity?: Severity
  /** Where Kafka does something else in this case than in the rule's own. */
  readonly kind?: FindingKind
  /** A page that explains this very case, where the rule's own speaks of another. */
  readonly reference?: string
  /** Kafka's exception, where this case throws another one than the rule's own. */
  readonly errorClass?: string
  /** The node, where it is not the view's own (the design scope must say it). */
  readonly at?: string
  readonly fix?: { readonly label: string; readonly apply: Fix }
  readonly choices?: readonly FixChoice[]
  /** The ways to fix it, where they take long to find: asked for when somebody looks. One is a fix, several are choices. */
  readonly ways?: (view: View) => readonly FixChoice[]
  /**
   * What nobody has stated, in a word or two (`schema`), where the finding rests on a default that is taken for
   * it. All such findings of one kind of node are one line, and none is an error.
   */
  readonly notStated?: string
  /** The nodes that the finding speaks of in the order of the records, where they are more than one. */
  readonly along?: readonly NodeId[]
  /** Tells apart the causes of one rule, so that each is a line of its own. */
  readonly cause?: string
  /** Whether Kafka, its client or the brokers refuse the application at its start in this case, so that it never runs. */
  readonly stopsStart?: boolean
}

/**
 * One rule. `check` looks at one view and nothing else, reports at most a few findings and never throws.
 * In the scopes of a node its findings are cached for as long as the view lives.
 */
export interface Rule<Of extends Scope = Scope> {
  /** The thing and what is wrong with it; the file has the same name. */
  readonly id: string
  readonly title: string
  readonly scope: Of
  readonly severity: Severity
  readonly kind: FindingKind
  /** Kafka's exception, for the kind `rejected`. */
  readonly errorClass?: string
  readonly why: string
  /** Whether every error of this rule stops an application at its start; where only some do, their reports say so. */
  readonly stopsStart?: true
  /** Kafka's documentation, https only. */
  readonly reference: string
  /** Executable documentation: every `bad` reports this rule, every `good` reports nothing at all. */
  examples(): { readonly bad: readonly Design[]; readonly good: readonly Design[] }
  check(view: ViewOfScope[Of], report: (report: Report<ViewOfScope[Of]>) => void): void
}

/** A rule of any scope, as the registry holds it. */
export type AnyRule = { [Of in Scope]: Rule<Of> }[Scope]

/** Ties a rule's `check` to the view of its scope. */
export const defineRule = <Of extends Scope>(rule: Rule<Of>): Rule<Of> => rule
