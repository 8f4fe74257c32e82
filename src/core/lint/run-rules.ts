import { NODE_KINDS, type NodeKind } from '../model/node-id'
import { throughWriter } from '../model/writers'
import type { Pieces } from '../shared/pieces'
import type { NodeView, ViewOf } from '../views/view-of'
import type { DesignView } from '../views/views'
import type { Finding, Severity } from './finding'
import type { AnyRule, Report, Rule, Scope, ViewOfScope } from './rule'
import { rules } from './rules/index'

/** What the causes of findings begin with that rest on something that nobody has stated. */
const NOT_STATED = 'not-stated:'

export const SEVERITIES = ['error', 'warning', 'info'] as const satisfies readonly Severity[]

export type BySeverity = Readonly<Record<Severity, readonly Finding[]>>

export const NO_FINDINGS: BySeverity = { error: [], warning: [], info: [] }

/** The rules of one scope, in the order of the table. */
function rulesOf<Of extends Scope>(scope: Of): readonly Rule<Of>[] {
  return rules.filter((rule: AnyRule) => rule.scope === scope) as unknown as readonly Rule<Of>[]
}

/**
 * Runs some rules over one view. Allocates nothing but two closures until a rule reports.
 *
 * `at` is the node that a finding belongs to where the report does not say it.
 */
function run<Of extends Scope>(
  rulesOfScope: readonly Rule<Of>[],
  view: ViewOfScope[Of],
  at: string,
): BySeverity {
  let found: Record<Severity, Finding[]> | undefined
  let current: Rule<Of>
  const report = (reported: Report) => {
    found ??= { error: [], warning: [], info: [] }
    found[reported.severity ?? current.severity].push(toFinding(current, reported, at))
  }
  for (const rule of rulesOfScope) {
    current = rule
    rule.check(view, report)
  }
  return found ?? NO_FINDINGS
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

/** What the rules of its kind find in one node, and in the producer inside it, by severity. */
export function checkNode(view: NodeView): BySeverity {
  const ofKind = checkKind(view.kind, view)
  if (view.kind !== 'consumerGroup') return ofKind
  const found = view.reads.reduce((so, read) => both(so, checkPath({ view, read }, view.id)), ofKind)
  if (!view.writer) return found
  return both(found, insideGroup(view.name, CHECKERS.producer(view.writer, view.id)))
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

/** Findings about a producer, as findings about the producer inside a group. */
function insideGroup(name: string, found: BySeverity): BySeverity {
  if (found === NO_FINDINGS) return found
  const inside = (findings: readonly Finding[]) => findings.map((finding) => throughProducer(name, finding))
  return { error: inside(found.error), warning: inside(found.warning), info: inside(found.info) }
}

function throughProducer(name: string, finding: Finding): Finding {
  const { field, fix, choices } = finding
  return {
    ...finding,
    ...(field !== undefined && { field: isOfProducer(field) ? `producer.${field}` : field }),
    ...(fix && { fix: throughWriter({ kind: 'consumerGroup', name }, fix) }),
    ...(choices && {
      choices: choices.map((choice) => ({
        ...choice,
        fix: throughWriter({ kind: 'consumerGroup', name }, choice.fix),
      })),
    }),
  }
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

function toFinding<Of extends Scope>(rule: Rule<Of>, report: Report, at: string): Finding {
  const finding: { -readonly [Field in keyof Finding]: Finding[Field] } = {
    rule: rule.id,
    severity: report.severity ?? rule.severity,
    kind: report.kind ?? rule.kind,
    at: report.at ?? at,
    message: report.message,
    evidence: report.evidence,
    why: report.why ?? rule.why,
    reference: rule.reference,
    cause: causeOf(rule, report, at),
  }
  if (report.notStated !== undefined) finding.notStated = report.notStated
  if (report.along !== undefined) finding.along = report.along
  if (report.field !== undefined) finding.field = report.field
  const errorClass = report.errorClass ?? rule.errorClass
  if (errorClass !== undefined && finding.kind === 'rejected') finding.errorClass = errorClass
  if (report.choices !== undefined) finding.choices = report.choices
  const [first] = report.choices ?? []
  const fix = report.fix?.apply ?? first?.fix
  if (fix !== undefined) finding.fix = fix
  const label = report.fix?.label ?? first?.label
  if (label !== undefined) finding.fixLabel = label
  return finding
}

function causeOf<Of extends Scope>(rule: Rule<Of>, report: Report, at: string): string {
  if (report.notStated !== undefined) {
    const node = report.at ?? at
    const colon = node.indexOf(':')
    return `${NOT_STATED}${colon === -1 ? node : node.slice(0, colon)}`
  }
  const id = report.cause === undefined ? rule.id : `${rule.id}/${report.cause}`
  return report.severity === undefined ? id : `${id}:${report.severity}`
}
