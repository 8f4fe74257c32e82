import TriangleAlert from 'lucide-react/icons/triangle-alert'
import { useMemo } from 'react'
import { isCountUnfounded } from '@/core/facts/is-count-unfounded'
import type { Finding } from '@/core/lint/finding'
import { findingKeys } from '@/core/lint/finding-keys'
import { formatCount } from '@/core/shared/format'
import { useAnalysis } from '@/stores/document/analysis-store'
import { turn } from '@/stores/session/preferences-store'
import { activateFinding, askFor, openDialog, showTab } from '@/stores/session/session-store'

/** Topics that are named; the rest is counted. */
const NAMED = 3

const LINK = 'whitespace-nowrap font-semibold text-accent hover:underline'

/** What is open about the design that would be exported, with the way there. Nothing is forbidden. */
export function ExportGate() {
  const findings = useAnalysis((analysis) => analysis.findings)
  const causes = useAnalysis((analysis) => analysis.causes)
  const topics = useAnalysis((analysis) => analysis.views.topics)
  const unfounded = useMemo(() => Object.values(topics).filter(isCountUnfounded), [topics])
  const refused = findings.filter(({ kind }) => kind === 'rejected')
  const refusedCauses = causes.filter((cause) => cause.findings.some(({ kind }) => kind === 'rejected'))
  if (findings.length === 0 && unfounded.length === 0) return null
  const [first] = unfounded
  return (
    <section
      aria-label="Before you export"
      className="flex flex-col gap-0.5 border-line border-b bg-warning-ground px-4 py-2 text-warning"
    >
      {findings.length > 0 && (
        <p className="flex items-center gap-2">
          <TriangleAlert size={14} aria-hidden="true" className="shrink-0" />
          <span>
            {formatCount(causes.length)} open, {sayRefused(refusedCauses.length)}
          </span>
          <button type="button" className={LINK} onClick={() => show(findings, refused[0])}>
            Show{' '}
            {refusedCauses.length > 0 && refusedCauses.length < causes.length ? 'what is refused' : 'them'}
          </button>
        </p>
      )}
      {first && (
        <p className="flex items-center gap-2">
          <TriangleAlert size={14} aria-hidden="true" className="shrink-0" />
          <span className="min-w-0 break-words">
            {sayUnfounded(unfounded.map(({ topic }) => topic.name))}
          </span>
          <button
            type="button"
            className={LINK}
            onClick={() => {
              openDialog(null)
              askFor(first.id)
            }}
          >
            Say what is written
          </button>
        </p>
      )}
    </section>
  )
}

function show(findings: readonly Finding[], wanted: Finding | undefined): void {
  openDialog(null)
  turn('bottomPanel', true)
  showTab('findings')
  const key = wanted && findingKeys(findings).get(wanted)
  if (key !== undefined) activateFinding(key)
}

const sayRefused = (count: number): string =>
  count === 0 ? 'none that Kafka would refuse' : `Kafka would refuse ${formatCount(count)}`

function sayUnfounded(names: readonly string[]): string {
  const listed = names.slice(0, NAMED).join(', ')
  const rest = names.length > NAMED ? ` and ${formatCount(names.length - NAMED)} more` : ''
  return names.length === 1
    ? `The number of partitions of ${listed} is a placeholder: nobody has said what is written to it.`
    : `The numbers of partitions of ${listed}${rest} are placeholders: nobody has said what is written to them.`
}
