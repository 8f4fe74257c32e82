import type { Suppression } from '../model/design'
import type { Finding, SuppressedFinding } from './finding'

interface Split {
  readonly findings: readonly Finding[]
  readonly suppressed: readonly SuppressedFinding[]
}

/** Takes out what the user accepted, with their reason; the order stays. */
export function splitSuppressed(
  all: readonly Finding[],
  suppressions: readonly Suppression[] | undefined,
): Split {
  if (suppressions === undefined || suppressions.length === 0) return { findings: all, suppressed: [] }
  const reasons = new Map<string, Map<string, string>>()
  for (const { rule, at, reason } of suppressions) {
    const ofRule = reasons.get(rule)
    if (ofRule) ofRule.set(at, reason)
    else reasons.set(rule, new Map([[at, reason]]))
  }
  const findings: Finding[] = []
  const suppressed: SuppressedFinding[] = []
  for (const finding of all) {
    const reason = reasons.get(finding.rule)?.get(finding.at)
    if (reason === undefined) findings.push(finding)
    else suppressed.push({ ...finding, reason })
  }
  return { findings, suppressed }
}
