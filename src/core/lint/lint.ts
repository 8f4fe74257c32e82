/**
 * Runs every rule over a design. A node's findings depend on its view alone, so they are cached for as long
 * as the view lives; a stretch of neighbouring views that did not change is not even walked view by view.
 * Only the rules of the whole design run each time.
 */
import type { Design } from '../model/design'
import { LIST_OF_KIND, NODE_KINDS } from '../model/node-id'
import { cachedPer } from '../shared/cached-per'
import type { Pieces } from '../shared/pieces'
import type { NodeView } from '../views/view-of'
import type { DesignView } from '../views/views'
import { type BySeverity, NO_FINDINGS, SEVERITIES } from './by-severity'
import type { AcceptedFinding, Finding } from './finding'
import { findingsByNode } from './findings-by-node'
import { findingsByStretch } from './node-findings'
import { checkDesign } from './run-rules'
import { splitAccepted } from './split-accepted'

interface LintResult {
  /** By severity; within one severity what concerns the whole design, then nodes in the document's order. */
  readonly findings: readonly Finding[]
  readonly accepted: readonly AcceptedFinding[]
  /** Open findings by node, as `topic:orders`. A node without findings is not in it. */
  readonly findingsByNode: ReadonlyMap<string, readonly Finding[]>
  readonly broken: BrokenRules
}

/** The rules with open findings. */
export interface BrokenRules {
  /** Those of which a finding rests on what is stated. */
  readonly stated: ReadonlySet<string>
  /** Those of which a finding rests on something that nobody has stated. */
  readonly notStated: ReadonlySet<string>
}

/** Checks a design. Linear in the number of nodes, and nearly free where their views are the ones of before. */
export function* lint({ design, view }: { design: Design; view: DesignView }): Pieces<LintResult> {
  const parts = [...(yield* checkDesign(view))]
  for (const kind of NODE_KINDS) parts.push(...(yield* partsOf(view[LIST_OF_KIND[kind]])))
  const inOrder = SEVERITIES.flatMap((severity) => parts.map((part) => part[severity]))
  const all = ([] as Finding[]).concat(...inOrder)
  const { findings, accepted } = splitAccepted(all, design.suppressions)
  const broken = accepted.length === 0 ? union(parts.map(rulesIn)) : rulesOf(findings)
  return {
    findings,
    accepted,
    findingsByNode: findingsByNode(findings, findings === all ? parts : null),
    broken,
  }
}

function rulesOf(findings: readonly Finding[]): BrokenRules {
  const stated = new Set<string>()
  const notStated = new Set<string>()
  for (const finding of findings) (finding.notStated === undefined ? stated : notStated).add(finding.rule)
  return { stated, notStated }
}

const rulesIn = cachedPer((part: BySeverity) => union(SEVERITIES.map((severity) => rulesOf(part[severity]))))

function union(parts: readonly BrokenRules[]): BrokenRules {
  const stated = new Set<string>()
  const notStated = new Set<string>()
  for (const part of parts) {
    for (const rule of part.stated) stated.add(rule)
    for (const rule of part.notStated) notStated.add(rule)
  }
  return { stated, notStated }
}

function* partsOf(views: readonly NodeView[]): Pieces<readonly BySeverity[]> {
  const found = yield* findingsByStretch(views)
  return found.filter((part) => part !== NO_FINDINGS)
}
