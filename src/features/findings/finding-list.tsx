import { useVirtualizer } from '@tanstack/react-virtual'
import { useRef } from 'react'
import type { Finding } from '@/core/lint/finding'
import { RichText } from '@/ui/rich-text'
import { SeverityIcon } from '@/ui/severity-icon'
import { KIND_WORDS } from './finding-words'
import { showPlace } from './show-place'

const ROW = 31

interface FindingListProps {
  readonly shown: readonly Finding[]
  readonly keyOf: (finding: Finding) => string
  /** The place of the one that is looked at. */
  readonly at: number
  readonly onPick: (at: number) => void
}

/** The findings, a row each; arrow keys walk them, Enter and a click go to the node. */
export function FindingList({ shown, keyOf, at, onPick }: FindingListProps) {
  const scroller = useRef<HTMLDivElement>(null)
  const rows = useVirtualizer({
    count: shown.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    getItemKey: (index) => (shown[index] ? keyOf(shown[index]) : index),
    overscan: 3,
  })
  const pick = (wanted: number) => {
    const next = Math.min(Math.max(0, wanted), shown.length - 1)
    onPick(next)
    rows.scrollToIndex(next)
  }
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    PageDown: at + 10,
    PageUp: at - 10,
    Home: 0,
    End: shown.length - 1,
  }
  return (
    <div
      ref={scroller}
      role="listbox"
      aria-label="Findings"
      aria-activedescendant={`finding-${at}`}
      tabIndex={0}
      onKeyDown={(event) => {
        const step = steps[event.key]
        if (step !== undefined) pick(step)
        else if (event.key === 'Enter' && shown[at]) showPlace(shown[at].at)
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
              key={keyOf(finding)}
              id={`finding-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === at}
              aria-setsize={shown.length}
              aria-posinset={index + 1}
              onClick={() => {
                onPick(index)
                showPlace(finding.at)
              }}
              onKeyDown={() => undefined}
              ref={rows.measureElement}
              data-index={index}
              className="absolute inset-x-0 flex cursor-default items-baseline gap-2.5 border-line border-b px-3 py-1.5 aria-selected:bg-sunk hover:bg-sunk"
              style={{ top: start }}
            >
              <span className="relative top-0.5">
                <SeverityIcon severity={finding.severity} />
              </span>
              <span
                className="line-clamp-2 min-w-0 flex-1 [overflow-wrap:anywhere]"
                title={finding.message.replaceAll('`', '')}
              >
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
