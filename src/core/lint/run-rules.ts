import { NODE_KINDS, type NodeKind } from '../model/node-id'
import { throughWriter, type Writer } from '../model/writers'
import type { Pieces } from '../shared/pieces'
import type { NodeView, ViewOf } from '../views/view-of'
import type { DesignView, WriterView } from '../views/views'
import { type BySeverity, NO_FINDINGS } from './by-severity'
import type { Finding, Severity } from './finding'
import { ReportedFinding } from './reported-finding'
import type { AnyRule, Report, Rule, Scope, ViewOfScope } from './rule'
import { rules } from './rules/index'

/** The rules of one scope, in the order of the table. */
function rulesOf<Of extends Scope>(scope: Of): readonly Rule<Of>[] {
  return rules.filter((rule: AnyRule) => rule.scope === scope) as unknown as readonly Rule<Of>[]
}

/** What is found in one view, and by which rule at the moment. One object serves all views, since rules never nest. */
class Reporter {
  found: Record<Severity, Finding[]> | undefined
  rule: Rule | undefined
  at = ''

  readonly report = (reported: Report): void => {
    const { rule } = this
    if (rule === undefined) return
    this.found ??= { error: [], warning: [], info: [] }
    this.found[reported.severity ?? rule.severity].push(new ReportedFinding(rule, reported, this.at))
  }
}

const reporter = new Reporter()

/**
 * Runs some rules over one view. Allocates nothing until a rule reports.
 *
 * `at` is the node that a finding belongs to where the report does not say it.
 */
function run<Of extends Scope>(
  rulesOfScope: readonly Rule<Of>[],
  view: ViewOfScope[Of],
  at: string,
): BySeverity {
  reporter.found = undefined
  reporter.at = at
  const { report } = reporter
  for (const rule of rulesOfScope) {
    reporter.rule = rule as unknown as Rule
    rule.check(view, report)
  }
  return reporter.found ?? NO_FINDINGS
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
function checker<Of extends Scope>(scope: Of): (view: ViewOfScope[Of], at: string) => BySeverity {
  const known = rulesOnce(scope)
  return (view, at) => run(known(), view, at)
}

const CHECKERS = Object.fromEntries(NODE_KINDS.map((kind) => [kind, checker(kind)])) as unknown as {
  readonly [Kind in NodeKind]: (view: ViewOfScope[Kind], at: string) => BySeverity
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
function checkStreamsProducer(writer: WriterView, at: string): BySeverity {
  streamsProducerRules ??= rulesOf('producer').filter(({ id }) => !NOT_INSIDE_STREAMS.has(id))
  return run(streamsProducerRules, writer, at)
}

/** Rules of producers that ask what somebody overrode of Connect's own settings for its producers. */
const INSIDE_CONNECTORS = new Set([
  'producer-acks-not-all',
  'producer-config-rejected',
  'producer-request-timeout-short',
])

let connectorProducerRules: readonly Rule<'producer'>[] | undefined

/** What the rules of producers find in the producers inside a source. */
function checkConnectorProducer(writer: WriterView, at: string): BySeverity {
  connectorProducerRules ??= rulesOf('producer').filter(({ id }) => INSIDE_CONNECTORS.has(id))
  return run(connectorProducerRules, writer, at)
}

/** What the rules of its kind find in one node, and in the producer inside it, by severity. */
export function checkNode(view: NodeView): BySeverity {
  const ofKind = checkKind(view.kind, view)
  if (view.kind === 'streamsApp' && view.writer)
    return both(ofKind, insideNode(view.writer, checkStreamsProducer(view.writer, view.id)))
  if (view.kind === 'connector' && view.writer)
    return both(ofKind, insideNode(view.writer, checkConnectorProducer(view.writer, view.id)))
  if (view.kind !== 'consumerGroup') return ofKind
  let found = ofKind
  for (const read of view.reads) found = both(found, checkPath({ view, read }, view.id))
  if (!view.writer) return found
  return both(found, insideNode(view.writer, CHECKERS.producer(view.writer, view.id)))
}

const both = (one: BySeverity, other: BySeverity): BySeverity =>
  one === NO_FINDINGS || other === NO_FINDINGS
    ? one === NO_FINDINGS
      ? other
      : one
    : {
        error: [...one.error, ...other.error],
        warning: [...one.warning, ...other.warning],
        info: [...one.info, ...other.info],
      }

/** Findings about a producer, as findings about the producer inside a node that reads and writes. */
function insideNode(writer: Writer, found: BySeverity): BySeverity {
  if (found === NO_FINDINGS) return found
  const inside = (findings: readonly Finding[]) => findings.map((finding) => throughProducer(writer, finding))
  return { error: inside(found.error), warning: inside(found.warning), info: inside(found.info) }
}

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

const checkKind = <Kind extends NodeKind>(kind: Kind, view: ViewOf<Kind>): BySeverity =>
  (CHECKERS[kind] as (view: ViewOf<Kind>, at: string) => BySeverity)(view, view.id)

const designRules = rulesOnce('design')

/** What the rules find that look at the whole design, rule by rule. */
export function* checkDesign(view: DesignView): Pieces<readonly BySeverity[]> {
  const parts: BySeverity[] = []
  for (const rule of designRules()) {
    parts.push(run([rule], view, 'cluster'))
    yield
  }
  return parts
}
