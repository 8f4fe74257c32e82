import { findingKeys } from '@/core/lint/finding-keys'
import { currentAnalysis } from '@/stores/document/analysis-store'
import { turn } from '@/stores/session/preferences-store'
import { activateFinding, showTab } from '@/stores/session/session-store'

/** Shows the first open finding of a severity at a node in the list of findings. */
export function openFinding(id: string, severity: string): void {
  const { findings } = currentAnalysis()
  const wanted = findings.find((finding) => finding.at === id && finding.severity === severity)
  const key = wanted && findingKeys(findings).get(wanted)
  if (key === undefined) return
  turn('bottomPanel', true)
  showTab('findings')
  activateFinding(key)
}
