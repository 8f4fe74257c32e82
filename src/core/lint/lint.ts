/**
 * Runs every rule over a design. A node's findings depend on its view alone, so they are kept for as long
 * as the view lives; a stretch of neighbouring views that did not change is not even walked view by view.
 * Only the rules of the whole design run each time.
 */
import type { Design } from '../model/design'
import { keptPer } from '../shared/kept-per'
import type { DesignView } from '../views/views'
import type { Finding, SuppressedFinding } from './finding'
import { findingsByNode } from './findings-by-node'
import { findingsByStretch, type NodeView } from './node-findings'
import { type BySeverity, checkDesign, NO_FINDINGS, SEVERITIES } from './run-rules'
import { splitSuppressed } from './split-suppressed'

interface LintResult {
  /** By severity; within one severity what concerns the whole design, then nodes in the document's order. */
  readonly findings: readonly Finding[]
  readonly suppressed: readonly SuppressedFinding[]
  /** Open findings by node, as `topic:orders`. A node without findings is not in it. */
  readonly findingsByNode: ReadonlyMap<string, readonly Finding[]>
  /** The rules with open findings. */
  readonly broken: ReadonlySet<string>
}

/** Checks a design. Linear in the number of nodes, and nearly free where their views are the ones of before. */
export function lint({ design, view }: { design: Design; view: DesignView }): LintResult {
  const parts = [
    checkDesign(view),
    ...partsOf(view.producers),
    ...partsOf(view.topics),
    ...partsOf(view.consumerGroups),
  ]
  const inOrder = SEVERITIES.flatMap((severity) => parts.map((part) => part[severity]))
  const all = ([] as Finding[]).concat(...inOrder)
  const { findings, suppressed } = splitSuppressed(all, design.suppressions)
  const broken = suppressed.length === 0 ? union(parts.map(rulesIn)) : rulesOf(findings)
  return { findings, suppressed, findingsByNode: findingsByNode(findings), broken }
}

const rulesOf = (findings: readonly Finding[]): ReadonlySet<string> =>
  new Set(findings.map(({ rule }) => rule))

const rulesIn = keptPer((part: BySeverity) => union(SEVERITIES.map((severity) => rulesOf(part[severity]))))

function union<Item>(sets: readonly ReadonlySet<Item>[]): ReadonlySet<Item> {
  const all = new Set<Item>()
  for (const set of sets) for (const item of set) all.add(item)
  return all
}

function partsOf(views: readonly NodeView[]): readonly BySeverity[] {
  return findingsByStretch(views).filter((found) => found !== NO_FINDINGS)
}
