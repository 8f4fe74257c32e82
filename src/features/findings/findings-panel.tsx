import { useMemo, useRef, useState } from 'react'
import { unsuppressFinding } from '@/core/edits/suppress-finding'
import type { Finding, SuppressedFinding } from '@/core/lint/finding'
import { findingKeys } from '@/core/lint/finding-keys'
import { useAnalysis } from '@/stores/analysis-store'
import { dispatch } from '@/stores/document-store'
import { activateFinding, useSession } from '@/stores/session-store'
import { Button } from '@/ui/button'
import { RichText } from '@/ui/rich-text'
import { type Filter, FilterBar, filterFindings } from './filter-bar'
import { FindingDetail } from './finding-detail'
import { FindingList } from './finding-list'

/** What is open about the drawing, by severity, with the chosen one explained beside the list. */
export function FindingsPanel() {
  const findings = useAnalysis((analysis) => analysis.findings)
  const suppressed = useAnalysis((analysis) => analysis.suppressed)
  const [filter, setFilter] = useState<Filter>('all')
  const [typed, setTyped] = useState('')
  const panel = useRef<HTMLDivElement>(null)
  const keys = useMemo(() => findingKeys(findings), [findings])
  const keyOf = (finding: Finding) => keys.get(finding) ?? ''
  const shown = useMemo(() => filterFindings(findings, filter, typed), [findings, filter, typed])
  const active = useSession((session) => session.activeFinding)
  const at = Math.max(
    0,
    shown.findIndex((finding) => keyOf(finding) === active),
  )
  const finding = shown[at]
  const alike = useMemo(
    () => (finding ? findings.filter(({ rule }) => rule === finding.rule) : []),
    [findings, finding],
  )
  const activateAt = (index: number) => {
    const next = shown[index]
    if (next) activateFinding(keyOf(next))
  }
  return (
    <div ref={panel} tabIndex={-1} className="@container h-full outline-none">
      {findings.length === 0 && suppressed.length === 0 ? (
        <p className="p-3.5 text-ink-soft">Nothing is wrong with this design, as far as Surveyor can see.</p>
      ) : (
        <div className="grid h-full grid-cols-1 grid-rows-2 @xl:grid-cols-2 @xl:grid-rows-1">
          <div className="flex min-h-0 min-w-0 flex-col border-line border-r">
            <FilterBar {...{ filter, setFilter, typed, setTyped, accepted: suppressed.length }} />
            {filter === 'accepted' ? (
              <Accepted findings={suppressed} />
            ) : shown.length === 0 ? (
              <p className="p-3.5 text-ink-soft">
                {findings.length === 0 ? 'Nothing is open: the rest was accepted.' : 'None of that kind.'}
              </p>
            ) : (
              <FindingList shown={shown} keyOf={keyOf} at={at} onPick={activateAt} />
            )}
          </div>
          {filter !== 'accepted' && finding && (
            <FindingDetail
              key={keyOf(finding)}
              finding={finding}
              alike={alike}
              onDone={() => {
                activateAt(at + 1 < shown.length ? at + 1 : at - 1)
                focusList(panel.current)
              }}
            />
          )}
        </div>
      )}
    </div>
  )
}

/** The button that was pressed goes away with its finding; the keyboard goes on in the list. */
function focusList(panel: HTMLElement | null): void {
  const list = panel?.querySelector<HTMLElement>('[role=listbox]')
  ;(list ?? panel)?.focus()
}

function Accepted({ findings }: { findings: readonly SuppressedFinding[] }) {
  if (findings.length === 0) return <p className="p-3.5 text-ink-soft">Nothing was accepted with a reason.</p>
  return (
    <ul className="min-h-0 flex-1 overflow-auto">
      {[...findingKeys(findings)].map(([finding, key]) => (
        <AcceptedRow key={key} finding={finding as SuppressedFinding} />
      ))}
    </ul>
  )
}

function AcceptedRow({ finding: { rule, at, message, reason } }: { finding: SuppressedFinding }) {
  return (
    <li className="flex items-center gap-2 border-line border-b px-3 py-1.5">
      <span className="min-w-0 flex-1">
        <RichText text={message} />
        <span className="block text-ink-soft text-small">“{reason}”</span>
      </span>
      <Button onClick={() => dispatch(unsuppressFinding(rule, at))}>Open again</Button>
    </li>
  )
}
