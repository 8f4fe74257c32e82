import type { Finding, Severity } from './finding'

export const SEVERITIES = ['error', 'warning', 'info'] as const satisfies readonly Severity[]

export type BySeverity = Readonly<Record<Severity, readonly Finding[]>>

export const NO_FINDINGS: BySeverity = { error: [], warning: [], info: [] }

/** Returns the findings of some lists by severity, one list after the other. */
export function bySeverity(lists: readonly (readonly Finding[])[]): BySeverity {
  let found: Record<Severity, Finding[]> | undefined
  for (const list of lists) {
    for (const finding of list) {
      found ??= { error: [], warning: [], info: [] }
      found[finding.severity].push(finding)
    }
  }
  return found ?? NO_FINDINGS
}
