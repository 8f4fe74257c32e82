import type { Pieces } from '../shared/pieces'
import type { DesignView } from '../views/views'
import type { ChecklistResult, ChecklistState } from './checklist'
import { type ChecklistItem, checklistItems } from './checklist-items'
import type { AcceptedFinding, Finding } from './finding'
import type { Judged, JudgedNodes } from './judge-nodes'
import type { BrokenRules } from './lint'

interface Found {
  readonly findings: readonly Finding[]
  readonly accepted: readonly AcceptedFinding[]
}

/**
 * Answers every item from the open findings, the rules that they are of, what the user accepted, and the nodes.
 * The nodes that fail an item, or of which nothing is known, are gathered when somebody asks for them.
 */
export function* checkOff(
  view: DesignView,
  found: Found,
  broken: BrokenRules,
): Pieces<readonly ChecklistResult[]> {
  const results: ChecklistResult[] = []
  for (const item of checklistItems) results.push(yield* answer(item, view, found, broken))
  return results
}

const NONE: readonly never[] = []
const NOBODY: JudgedNodes = { count: 0, list: () => NONE }

function* answer(
  item: ChecklistItem,
  view: DesignView,
  found: Found,
  broken: BrokenRules,
): Pieces<ChecklistResult> {
  const { rules, values, nodes } = item
  const whyNot = item.whyNotAsked(view)
  const judged = whyNot === null && nodes ? yield* nodes(view) : undefined
  const isOf = ({ rule }: { rule: string }) => rules.includes(rule) || rule === item.acceptedBy
  const accepted = view.design.suppressions?.some(isOf) ? view.design.suppressions.filter(isOf) : NONE
  const open = (nodes: JudgedNodes | undefined): JudgedNodes => {
    if (nodes === undefined || nodes.count === 0) return NOBODY
    if (accepted.length === 0) return nodes
    const left = nodes.list().filter((node) => accepted.every(({ at }) => at !== node))
    return { count: left.length, list: () => left }
  }

  const isAgainst = ({ rule, field = '' }: Finding) =>
    rules.includes(rule) || (values !== undefined && rule === values.rule && values.fields.test(field))
  const hasWrongValue =
    values !== undefined && broken.stated.has(values.rule) && found.findings.some(isAgainst)
  const failing = open(judged?.failing)
  const unknown = open(judged?.unknown)
  const against = (isStated: boolean) =>
    found.findings.filter((one) => isAgainst(one) && (one.notStated === undefined) === isStated)

  const of = (state: ChecklistState, rest: Partial<ChecklistResult> = {}): ChecklistResult => ({
    id: item.id,
    title: item.title,
    state,
    failing: NONE,
    unknown: NONE,
    excused: 0,
    reasons: NONE,
    ...rest,
  })
  if (hasWrongValue || failing.count > 0 || rules.some((rule) => broken.stated.has(rule))) {
    return lazily(of('fail'), 'failing', () => [...against(true).map(({ at }) => at), ...failing.list()])
  }
  if (whyNot !== null) return of('excused', { excuse: whyNot })
  if (unknown.count > 0 || rules.some((rule) => broken.notStated.has(rule))) {
    return lazily(of('not-known'), 'unknown', () => [
      ...against(false).map(({ at }) => at),
      ...unknown.list(),
    ])
  }
  const reasons = [...new Set(found.accepted.filter(isOf).map(({ reason }) => reason))]
  if (reasons.length > 0) return of('accepted', { reasons })
  return of(...excuseOf(item, judged, open(judged?.excused).count))
}

/** It passes where it holds of some node and no other is excused. */
function excuseOf(
  { excuse = 'nothing is drawn that it is about' }: ChecklistItem,
  judged: Judged | undefined,
  excused: number,
): [ChecklistState, Partial<ChecklistResult>] {
  if (excused > 0) return ['excused', { excused, excuse }]
  return judged === undefined || judged.holds
    ? ['pass', {}]
    : ['excused', { excuse: 'nothing is drawn that it is about' }]
}

function lazily(
  result: ChecklistResult,
  field: 'failing' | 'unknown',
  gather: () => readonly string[],
): ChecklistResult {
  let nodes: readonly string[] | undefined
  return Object.defineProperty({ ...result }, field, {
    enumerable: true,
    get: () => {
      nodes ??= [...new Set(gather())]
      return nodes
    },
  })
}
