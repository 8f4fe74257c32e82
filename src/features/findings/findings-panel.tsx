import { useVirtualizer } from '@tanstack/react-virtual'
import { useMemo, useRef, useState } from 'react'
import { unsuppressFinding } from '@/core/edits/suppress-finding'
import type { Finding, Severity, SuppressedFinding } from '@/core/lint/finding'
import { useAnalysis } from '@/stores/analysis-store'
import { dispatch } from '@/stores/document-store'
import { activateFinding, reveal, useSession } from '@/stores/session-store'
import { Button } from '@/ui/button'
import { RichText } from '@/ui/rich-text'
import { SeverityIcon } from '@/ui/severity-icon'
import { FindingDetail } from './finding-detail'
import { findingKey, KIND_WORDS } from './finding-key'

type Filter = Severity | 'all' | 'accepted'

const ROW = 31

/** What is open about the drawing, by severity, with the chosen one explained beside the list. */
export function FindingsPanel() {
  const findings = useAnalysis((analysis) => analysis.findings)
  const suppressed = useAnalysis((analysis) => analysis.suppressed)
  const [filter, setFilter] = useState<Filter>('all')
  const [typed, setTyped] = useState('')
  const shown = useMemo(() => filterFindings(findings, filter, typed), [findings, filter, typed])
  const active = useSession((session) => session.activeFinding)
  const at = Math.max(
    0,
    shown.findIndex((finding) => findingKey(finding) === active),
  )
  const finding = shown[at]
  const alike = useMemo(
    () => (finding ? findings.filter(({ rule }) => rule === finding.rule) : []),
    [findings, finding],
  )
  if (findings.length === 0 && suppressed.length === 0) {
    return (
      <p className="p-3.5 text-ink-soft">Nothing is wrong with this design, as far as Surveyor can see.</p>
    )
  }
  const activateAt = (index: number) => {
    const next = shown[Math.min(Math.max(0, index), shown.length - 1)]
    if (next) activateFinding(findingKey(next))
  }
  return (
    <div className="grid h-full grid-cols-2 max-[820px]:grid-cols-1">
      <div className="flex min-h-0 flex-col border-line border-r">
        <FilterBar {...{ filter, setFilter, typed, setTyped, accepted: suppressed.length }} />
        {filter === 'accepted' ? (
          <Accepted findings={suppressed} />
        ) : (
          <FindingList shown={shown} at={at} onPick={activateAt} />
        )}
      </div>
      {filter !== 'accepted' && finding && (
        <FindingDetail
          key={`${findingKey(finding)}${finding.message}`}
          finding={finding}
          alike={alike}
          onDone={() => {
            const next = shown[at + 1] ?? shown[at - 1]
            activateFinding(next ? findingKey(next) : null)
          }}
        />
      )}
    </div>
  )
}

function filterFindings(findings: readonly Finding[], filter: Filter, typed: string): readonly Finding[] {
  const wanted = typed.trim().toLowerCase()
  if (filter === 'all' && wanted === '') return findings
  return findings.filter(
    ({ severity, message, rule, at }) =>
      (filter === 'all' || severity === filter) &&
      (wanted === '' || `${message} ${rule} ${at}`.toLowerCase().includes(wanted)),
  )
}

const FILTERS: readonly (readonly [Filter, string])[] = [
  ['all', 'All'],
  ['error', 'Errors'],
  ['warning', 'Warnings'],
  ['info', 'Hints'],
  ['accepted', 'Accepted'],
]

interface FilterBarProps {
  readonly filter: Filter
  readonly setFilter: (filter: Filter) => void
  readonly typed: string
  readonly setTyped: (typed: string) => void
  readonly accepted: number
}

function FilterBar({ filter, setFilter, typed, setTyped, accepted }: FilterBarProps) {
  return (
    <div className="flex shrink-0 items-center gap-1 border-line border-b px-2 py-1">
      {FILTERS.map(([id, label]) => (
        <button
          key={id}
          type="button"
          aria-pressed={id === filter}
          onClick={() => setFilter(id)}
          className="rounded-control px-1.5 py-0.5 text-ink-soft text-small aria-pressed:bg-sunk aria-pressed:font-semibold aria-pressed:text-ink"
        >
          {label}
          {id === 'accepted' && accepted > 0 && ` (${accepted})`}
        </button>
      ))}
      <input
        aria-label="Filter findings"
        placeholder="Filter"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        className="ml-auto h-6 w-28 min-w-0 rounded-control border border-line bg-transparent px-2 text-small"
      />
    </div>
  )
}

interface FindingListProps {
  readonly shown: readonly Finding[]
  readonly at: number
  readonly onPick: (at: number) => void
}

function FindingList({ shown, at, onPick }: FindingListProps) {
  const scroller = useRef<HTMLDivElement>(null)
  const rows = useVirtualizer({
    count: shown.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: 8,
  })
  const pick = (next: number) => {
    onPick(next)
    rows.scrollToIndex(Math.min(Math.max(0, next), shown.length - 1))
  }
  if (shown.length === 0) return <p className="p-3.5 text-ink-soft">None of that kind.</p>
  return (
    <div
      ref={scroller}
      role="listbox"
      aria-label="Findings"
      aria-activedescendant={`finding-${at}`}
      tabIndex={0}
      onKeyDown={(event) => {
        if (event.key === 'ArrowDown') pick(at + 1)
        else if (event.key === 'ArrowUp') pick(at - 1)
        else if (event.key === 'Enter' && shown[at]) reveal(shown[at].at)
        else return
        event.preventDefault()
      }}
      className="min-h-0 flex-1 overflow-auto -outline-offset-2"
    >
      <div className="relative" style={{ height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map(({ index, start }) => {
          const finding = shown[index]
          if (!finding) return null
          return (
            <div
              key={`${findingKey(finding)}${index}`}
              id={`finding-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === at}
              onClick={() => onPick(index)}
              onDoubleClick={() => reveal(finding.at)}
              onKeyDown={() => undefined}
              className="absolute inset-x-0 flex cursor-default items-center gap-2.5 border-line border-b px-3 aria-selected:bg-sunk hover:bg-sunk"
              style={{ top: start, height: ROW }}
            >
              <SeverityIcon severity={finding.severity} />
              <span className="min-w-0 flex-1 truncate" title={finding.message.replaceAll('`', '')}>
                <RichText text={finding.message} />
              </span>
              <span className="shrink-0 text-ink-soft text-small">{KIND_WORDS[finding.kind]}</span>
            </div>
          )
        })}
      </div>
    </div>
  )
}

function Accepted({ findings }: { findings: readonly SuppressedFinding[] }) {
  if (findings.length === 0) return <p className="p-3.5 text-ink-soft">Nothing was accepted with a reason.</p>
  return (
    <ul className="min-h-0 flex-1 overflow-auto">
      {findings.map((finding) => (
        <li key={findingKey(finding)} className="flex items-center gap-2 border-line border-b px-3 py-1.5">
          <span className="min-w-0 flex-1">
            <RichText text={finding.message} />
            <span className="block text-ink-soft text-small">“{finding.reason}”</span>
          </span>
          <Button onClick={() => dispatch(unsuppressFinding(finding.rule, finding.at))}>Open again</Button>
        </li>
      ))}
    </ul>
  )
}
