import type { Acceptance } from '../model/design'
import type { AcceptedFinding, Finding } from './finding'

interface Split {
  readonly findings: readonly Finding[]
  readonly accepted: readonly AcceptedFinding[]
}

/** Takes out what the user accepted, with their reason; the order stays. */
export function splitAccepted(
  all: readonly Finding[],
  suppressions: readonly Acceptance[] | undefined,
): Split {
  if (suppressions === undefined || suppressions.length === 0) return { findings: all, accepted: [] }
  const reasons = new Map<string, Map<string, string>>()
  for (const { rule, at, reason } of suppressions) {
    const ofRule = reasons.get(rule)
    if (ofRule) ofRule.set(at, reason)
    else reasons.set(rule, new Map([[at, reason]]))
  }
  const findings: Finding[] = []
  const accepted: AcceptedFinding[] = []
  for (const finding of all) {
    const reason = reasons.get(finding.rule)?.get(finding.at)
    if (reason === undefined) findings.push(finding)
    else accepted.push({ ...finding, reason })
  }
  return { findings, accepted }
}
