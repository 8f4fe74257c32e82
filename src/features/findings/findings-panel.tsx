import { useMemo, useRef, useState } from 'react'
import type { AcceptedFinding } from '@/core/lint/finding'
import { useAnalysis } from '@/stores/document/analysis-store'
import { useDocument } from '@/stores/document/document-store'
import { AcceptedDetail } from './accepted-detail'
import { CauseDetail } from './cause-detail'
import { type Filter, FilterBar } from './filter-bar'
import { FindingDetail } from './finding-detail'
import { FindingList } from './finding-list'
import { FixedBar, useFixed } from './fixed-bar'
import { nothingFound } from './nothing-found'
import type { Row } from './rows'
import { useRows } from './use-rows'

/** What is open about the drawing, one line a cause, with the chosen one explained beside the list. */
export function FindingsPanel() {
  const nothing = useDocument(({ design }) => nothingFound(design))
  const [filter, setFilter] = useState<Filter>('all')
  const [typed, setTyped] = useState('')
  const panel = useRef<HTMLDivElement>(null)
  const fixed = useFixed()
  const { rows, at, row, open, accepted, pick, toggle, show } = useRows(filter, typed)
  const goOn = () => {
    pick(at + 1 < rows.length ? at + 1 : at - 1)
    focusList(panel.current)
  }
  return (
    <div ref={panel} tabIndex={-1} className="under-drawing @container h-full outline-none">
      {open === 0 && accepted === 0 ? (
        <p className="p-3.5 text-ink-soft">{nothing}</p>
      ) : (
        <div className="grid h-full grid-cols-1 grid-rows-2 @xl:grid-cols-2 @xl:grid-rows-1">
          <div className="flex min-h-0 min-w-0 flex-col border-line border-r">
            <FilterBar {...{ filter, setFilter, typed, setTyped, accepted }} />
            {rows.length === 0 ? (
              <p className="p-3.5 text-ink-soft">{nothingOf(filter, typed, open, accepted)}</p>
            ) : (
              <FindingList rows={rows} at={at} onPick={pick} onShow={show} onToggle={toggle} />
            )}
          </div>
          <div className="flex min-h-0 min-w-0 flex-col">
            {fixed.label !== null && <FixedBar label={fixed.label} />}
            {row && (
              <Detail
                key={row.key}
                row={row}
                isAccepted={filter === 'accepted'}
                onFixed={(label) => {
                  fixed.remember(label)
                  goOn()
                }}
                onDone={goOn}
              />
            )}
          </div>
        </div>
      )}
    </div>
  )
}

interface DetailProps {
  readonly row: Row
  readonly isAccepted: boolean
  readonly onFixed: (label: string) => void
  readonly onDone: () => void
}

function Detail({ row, isAccepted, onFixed, onDone }: DetailProps) {
  const findings = useAnalysis((analysis) => analysis.findings)
  const rule = 'finding' in row ? row.finding.rule : undefined
  const alike = useMemo(() => findings.filter((other) => other.rule === rule), [findings, rule])
  const acts = { onFixed, onAccepted: onDone }
  if ('cause' in row) return <CauseDetail cause={row.cause} {...acts} />
  return isAccepted ? (
    <AcceptedDetail finding={row.finding as AcceptedFinding} onDone={onDone} />
  ) : (
    <FindingDetail finding={row.finding} alike={alike} {...acts} />
  )
}

function nothingOf(filter: Filter, typed: string, open: number, accepted: number): string {
  if (filter === 'accepted')
    return accepted === 0 ? 'Nothing was accepted with a reason.' : 'Nothing accepted has that in it.'
  if (typed.trim() !== '' && open > 0) return `No finding has “${typed.trim()}” in it.`
  return open === 0 ? 'Nothing is open: the rest was accepted.' : 'None of that kind.'
}

/** The button that was pressed goes away with its finding; the keyboard goes on in the list. */
function focusList(panel: HTMLElement | null): void {
  const list = panel?.querySelector<HTMLElement>('[role=tree]')
  ;(list ?? panel)?.focus()
}
