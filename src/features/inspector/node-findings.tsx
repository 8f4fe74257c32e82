import { causesOf } from '@/core/lint/causes'
import { findingKeys } from '@/core/lint/finding-keys'
import { useAnalysis } from '@/stores/document/analysis-store'
import { turn } from '@/stores/session/preferences-store'
import { activateFinding, showTab } from '@/stores/session/session-store'
import { RichText } from '@/ui/rich-text'
import { SeverityIcon } from '@/ui/severity-icon'
import { Section } from './section'

/** What is open about one node, a line a cause as in the list of findings; a click shows it there. */
export function NodeFindings({ id }: { id: string }) {
  const findings = useAnalysis((analysis) => analysis.findingsByNode.get(id))
  if (!findings || findings.length === 0) return null
  return (
    <Section title="Findings">
      <ul className="-mx-1">
        {causesOf(findings).map(({ id: cause, severity, message, findings: [worst] }) => (
          <li key={cause}>
            <button
              type="button"
              onClick={() => {
                turn('bottomPanel', true)
                showTab('findings')
                const key = worst && findingKeys(findings).get(worst)
                if (key !== undefined) activateFinding(key)
              }}
              className="flex w-full items-start gap-2 rounded-control px-1 py-0.5 text-left hover:bg-sunk"
            >
              <SeverityIcon severity={severity} />
              <span className="min-w-0 flex-1 break-words">
                <RichText text={message} />
              </span>
            </button>
          </li>
        ))}
      </ul>
    </Section>
  )
}
