import { isInternalTopic } from '../kafka/internal-topics'
import { NODE_KINDS, type NodeKind } from '../model/node-id'
import { throughWriter, type Writer } from '../model/writers'
import type { Pieces } from '../shared/pieces'
import type { NodeView, ViewOf } from '../views/view-of'
import type { DesignView, WriterView } from '../views/views'
import { type BySeverity, bySeverity } from './by-severity'
import type { Finding } from './finding'
import { ReportedFinding } from './reported-finding'
import type { AnyRule, Report, Rule, Scope, ViewOfScope } from './rule'
import { rules } from './rules/index'

/** The rules of one scope, in the order of the table. */
function rulesOf<Of extends Scope>(scope: Of): readonly Rule<Of>[] {
  return rules.filter((rule: AnyRule) => rule.scope === scope) as unknown as readonly Rule<Of>[]
}

const NONE: readonly Finding[] = []

/** What is found, and by which rule at the moment. One object serves all views, since rules never nest. */
class Reporter {
  /** Room that is used again and again: what is cached of a node is as long as it must be. */
  readonly #room: Finding[] = []
  #count = 0
  rule: Rule | undefined
  view: unknown
  at = ''

  readonly report = (reported: Report<never>): void => {
    if (this.rule === undefined) return
    this.#room[this.#count] = new ReportedFinding(this.rule, reported, this.at, this.view)
    this.#count += 1
  }

  /** Forgets what was found so far. */
  begin(): void {
    this.#count = 0
  }

  /** Returns what was found since it was last asked. */
  take(): readonly Finding[] {
    if (this.#count === 0) return NONE
    const found = this.#room.slice(0, this.#count)
    this.#count = 0
    return found
  }
}

const reporter = new Reporter()

/**
 * Runs some rules over one view, and has the reporter note what they find. Allocates nothing until a rule reports.
 *
 * `at` is the node that a finding belongs to where the report does not say it.
 */
function run<Of extends Scope>(rulesOfScope: readonly Rule<Of>[], view: ViewOfScope[Of], at: string): void {
  reporter.at = at
  reporter.view = view
  const { report } = reporter
  for (const rule of rulesOfScope) {
    reporter.rule = rule as unknown as Rule
    rule.check(view, report)
  }
}

/** Looks the rules of one scope up when they are first asked for: all modules have loaded by then. */
function rulesOnce<Of extends Scope>(scope: Of): () => readonly Rule<Of>[] {
  let known: readonly Rule<Of>[] | undefined
  return () => {
    known ??= rulesOf(scope)
    return known
  }
}

/** What runs the rules of one scope. */
function checker<Of extends Scope>(scope: Of): (view: ViewOfScope[Of], at: string) => void {
  const known = rulesOnce(scope)
  return (view, at) => run(known(), view, at)
}

const CHECKERS = Object.fromEntries(NODE_KINDS.map((kind) => [kind, checker(kind)])) as unknown as {
  readonly [Kind in NodeKind]: (view: ViewOfScope[Kind], at: string) => void
}

const checkPath = checker('path')

/** Rules of producers that Streams applications have of their own, or that ask what they do not say. */
const NOT_INSIDE_STREAMS = new Set([
  'producer-config-unknown-key',
  'producer-peak-below-average',
  'producer-topic-not-drawn',
])

let streamsProducerRules: readonly Rule<'producer'>[] | undefined

/** What the rules of producers find in the producers inside a Streams application. */
function checkStreamsProducer(writer: WriterView, at: string): void {
  streamsProducerRules ??= rulesOf('producer').filter(({ id }) => !NOT_INSIDE_STREAMS.has(id))
  run(streamsProducerRules, writer, at)
}

/** Rules of producers that ask what somebody overrode of Connect's own settings for its producers. */
const INSIDE_CONNECTORS = new Set([
  'producer-acks-not-all',
  'producer-config-rejected',
  'producer-request-timeout-short',
])

let connectorProducerRules: readonly Rule<'producer'>[] | undefined

/** What the rules of producers find in the producers inside a source. */
function checkConnectorProducer(writer: WriterView, at: string): void {
  connectorProducerRules ??= rulesOf('producer').filter(({ id }) => INSIDE_CONNECTORS.has(id))
  run(connectorProducerRules, writer, at)
}

let internalTopicRules: readonly Rule<'topic'>[] | undefined

/** A topic that Kafka makes by itself has what the brokers give it: all there is to ask is who writes it. */
function checkInternalTopic(view: ViewOf<'topic'>): void {
  internalTopicRules ??= rulesOf('topic').filter(({ id }) => id === 'topic-internal')
  run(internalTopicRules, view, view.id)
}

/** What the rules of its kind find in one node, and then in the producer inside it. */
export function checkNode(view: NodeView): readonly Finding[] {
  reporter.begin()
  if (view.kind === 'topic' && isInternalTopic(view.name)) checkInternalTopic(view)
  else checkKind(view.kind, view)
  if (view.kind === 'consumerGroup') for (const read of view.reads) checkPath({ view, read }, view.id)
  const found = reporter.take()
  const writer = writerInside(view)
  if (!writer) return found
  checkInside(writer, view.id)
  const inside = reporter.take().map((finding) => throughProducer(writer, finding))
  return inside.length === 0 ? found : found.concat(inside)
}

const writerInside = (view: NodeView): WriterView | undefined =>
  view.kind === 'producer' || view.kind === 'topic' ? undefined : view.writer

function checkInside(writer: WriterView, at: string): void {
  if (writer.kind === 'streamsApp') checkStreamsProducer(writer, at)
  else if (writer.kind === 'connector') checkConnectorProducer(writer, at)
  else CHECKERS.producer(writer, at)
}

/** A finding about a producer, as a finding about the producer inside a node that reads and writes. */
function throughProducer({ kind, name }: Writer, finding: Finding): Finding {
  const { field, fix, choices } = finding
  return {
    ...finding,
    ...(field !== undefined && { field: isOfProducer(field) ? fieldInside(kind, field) : field }),
    ...(fix && { fix: throughWriter({ kind, name }, fix) }),
    ...(choices && {
      choices: choices.map((choice) => ({
        ...choice,
        fix: throughWriter({ kind, name }, choice.fix),
      })),
    }),
  }
}

/** Where a field of the producer stands at the node: a Streams application and a connector have all settings in one list. */
function fieldInside(kind: Writer['kind'], field: string): string {
  if (kind === 'connector') return field.replace(/^config\./, 'config.producer.override.')
  if (kind !== 'streamsApp') return `producer.${field}`
  return field === 'delivery' ? 'config.processing.guarantee' : field.replace(/^config\./, 'config.producer.')
}

const isOfProducer = (field: string): boolean => field === 'delivery' || field.startsWith('config')

const checkKind = <Kind extends NodeKind>(kind: Kind, view: ViewOf<Kind>): void =>
  (CHECKERS[kind] as (view: ViewOf<Kind>, at: string) => void)(view, view.id)

const designRules = rulesOnce('design')

/** What the rules find that look at the whole design, rule by rule. */
export function* checkDesign(view: DesignView): Pieces<readonly BySeverity[]> {
  const parts: BySeverity[] = []
  for (const rule of designRules()) {
    reporter.begin()
    run([rule], view, 'cluster')
    parts.push(bySeverity([reporter.take()]))
    yield
  }
  return parts
}
