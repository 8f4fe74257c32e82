import type { Analysis } from '../analysis'
import type { Finding } from './finding'

type Findings = Pick<Analysis, 'findings'>

const keyOf = ({ rule, at }: Finding): string => `${rule}\n${at}`

/** Returns the warnings and errors that a change brings with it: those of a rule that had nothing to say of that node before. */
export function whatFollows(before: Findings, after: Findings): readonly Finding[] {
  const known = new Set(before.findings.map(keyOf))
  return after.findings.filter((finding) => finding.severity !== 'info' && !known.has(keyOf(finding)))
}
