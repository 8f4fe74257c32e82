/**
 * Runs every rule over a design. A node's findings depend on its view alone, so they are kept for as long
 * as the view lives; a stretch of neighbouring views that did not change is not even walked view by view.
 * Only the rules of the whole design run each time.
 */
import type { Design } from '../model/design'
import type { DesignView } from '../views/views'
import type { Finding, Severity, SuppressedFinding } from './finding'
import { findingsOfStretch, type NodeView } from './node-findings'
import { type BySeverity, checkDesign, SEVERITIES } from './run-rules'
import { splitSuppressed } from './split-suppressed'

interface LintResult {
  /** By severity; within one severity what concerns the whole design, then nodes in the document's order. */
  readonly findings: readonly Finding[]
  readonly suppressed: readonly SuppressedFinding[]
  /** Open findings by node, as `topic:orders`. A node without findings is not in it. */
  readonly findingsByNode: ReadonlyMap<string, readonly Finding[]>
}

/** The number of neighbouring views that are kept together. */
const STRETCH = 256

/** Checks a design. Linear in the number of nodes, and nearly free where their views are the ones of before. */
export function lint({ design, view }: { design: Design; view: DesignView }): LintResult {
  const parts: BySeverity[] = [checkDesign(view)]
  collect(view.producers, parts)
  collect(view.topics, parts)
  collect(view.consumerGroups, parts)
  const all = SEVERITIES.flatMap((severity) => join(parts, severity))
  const { findings, suppressed } = splitSuppressed(all, design.suppressions)
  return { findings, suppressed, findingsByNode: byNode(findings) }
}

function collect(views: readonly NodeView[], parts: BySeverity[]): void {
  for (let start = 0; start < views.length; start += STRETCH) {
    const found = findingsOfStretch(views, start, Math.min(start + STRETCH, views.length))
    if (found.error.length > 0 || found.warning.length > 0 || found.info.length > 0) parts.push(found)
  }
}

function join(parts: readonly BySeverity[], severity: Severity): readonly Finding[] {
  return ([] as Finding[]).concat(...parts.map((part) => part[severity]))
}

function byNode(findings: readonly Finding[]): ReadonlyMap<string, readonly Finding[]> {
  const nodes = new Map<string, Finding[]>()
  for (const finding of findings) {
    const known = nodes.get(finding.at)
    if (known) known.push(finding)
    else nodes.set(finding.at, [finding])
  }
  return nodes
}
