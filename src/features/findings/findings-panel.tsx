import { useMemo, useRef, useState } from 'react'
import type { Finding, SuppressedFinding } from '@/core/lint/finding'
import { findingKeys } from '@/core/lint/finding-keys'
import { nodeCount } from '@/core/model/node-id'
import { useAnalysis } from '@/stores/document/analysis-store'
import { useDocument } from '@/stores/document/document-store'
import { activateFinding, useSession } from '@/stores/session/session-store'
import { AcceptedDetail } from './accepted-detail'
import { type Filter, FilterBar, filterFindings } from './filter-bar'
import { FindingDetail } from './finding-detail'
import { FindingList } from './finding-list'
import { FixedBar, useFixed } from './fixed-bar'

/** What is open about the drawing, by severity, with the chosen one explained beside the list. */
export function FindingsPanel() {
  const findings = useAnalysis((analysis) => analysis.findings)
  const suppressed = useAnalysis((analysis) => analysis.suppressed)
  const isEmpty = useDocument(({ design }) => nodeCount(design) === 0)
  const [filter, setFilter] = useState<Filter>('all')
  const [typed, setTyped] = useState('')
  const panel = useRef<HTMLDivElement>(null)
  const fixed = useFixed()
  const of = filter === 'accepted' ? suppressed : findings
  const keys = useMemo(() => findingKeys(of), [of])
  const keyOf = (finding: Finding) => keys.get(finding) ?? ''
  const shown = useMemo(() => filterFindings(of, filter, typed), [of, filter, typed])
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
  const goOn = () => {
    activateAt(at + 1 < shown.length ? at + 1 : at - 1)
    focusList(panel.current)
  }
  return (
    <div ref={panel} tabIndex={-1} className="@container h-full outline-none">
      {findings.length === 0 && suppressed.length === 0 ? (
        <p className="p-3.5 text-ink-soft">
          {isEmpty
            ? 'What is wrong with the drawing will stand here, why, and what mends it.'
            : 'Nothing is wrong with this design, as far as Surveyor can see.'}
        </p>
      ) : (
        <div className="grid h-full grid-cols-1 grid-rows-2 @xl:grid-cols-2 @xl:grid-rows-1">
          <div className="flex min-h-0 min-w-0 flex-col border-line border-r">
            <FilterBar {...{ filter, setFilter, typed, setTyped, accepted: suppressed.length }} />
            {shown.length === 0 ? (
              <p className="p-3.5 text-ink-soft">{nothingOf(filter, findings.length, suppressed.length)}</p>
            ) : (
              <FindingList shown={shown} keyOf={keyOf} at={at} onPick={activateAt} />
            )}
          </div>
          <div className="flex min-h-0 min-w-0 flex-col">
            {fixed.label !== null && <FixedBar label={fixed.label} />}
            {finding &&
              (filter === 'accepted' ? (
                <AcceptedDetail key={keyOf(finding)} finding={finding as SuppressedFinding} onDone={goOn} />
              ) : (
                <FindingDetail
                  key={keyOf(finding)}
                  finding={finding}
                  alike={alike}
                  mayFix={fixed.mayFix}
                  onFixed={(label) => {
                    fixed.remember(label)
                    goOn()
                  }}
                  onAccepted={goOn}
                />
              ))}
          </div>
        </div>
      )}
    </div>
  )
}

function nothingOf(filter: Filter, open: number, accepted: number): string {
  if (filter === 'accepted')
    return accepted === 0 ? 'Nothing was accepted with a reason.' : 'Nothing accepted has that in it.'
  return open === 0 ? 'Nothing is open: the rest was accepted.' : 'None of that kind.'
}

/** The button that was pressed goes away with its finding; the keyboard goes on in the list. */
function focusList(panel: HTMLElement | null): void {
  const list = panel?.querySelector<HTMLElement>('[role=listbox]')
  ;(list ?? panel)?.focus()
}
