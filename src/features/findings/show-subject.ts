import type { Finding } from '@/core/lint/finding'
import { clearSelection, reveal, seek } from '@/stores/session/session-store'

/** Brings what a finding is about into view: its node, or with nothing selected the cluster. */
export function showSubject(at: string): void {
  if (at === 'cluster') clearSelection()
  else reveal(at)
}

/** The same with the part of the inspector that the finding is about, where that is further down. */
export function showFinding(finding: Pick<Finding, 'at' | 'rule' | 'field'>, takesFocus = false): void {
  showSubject(finding.at)
  const section = sectionOf(finding)
  if (section !== undefined) seek(section, takesFocus)
}

/** Headings of the inspector by the fields that stand under them. */
const SECTIONS: Readonly<Record<string, string>> = {
  processing: 'Processing',
  transforms: 'Transforms',
  keyConverter: 'Converters',
  valueConverter: 'Converters',
}

const sectionOf = ({ rule, field = '' }: Pick<Finding, 'rule' | 'field'>): string | undefined =>
  rule === 'streams-app-windows-assumed' ? 'What its steps need' : SECTIONS[field]
