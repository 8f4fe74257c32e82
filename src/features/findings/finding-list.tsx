import { useVirtualizer } from '@tanstack/react-virtual'
import ChevronDown from 'lucide-react/icons/chevron-down'
import ChevronRight from 'lucide-react/icons/chevron-right'
import { useRef } from 'react'
import { RichText } from '@/ui/rich-text'
import { SeverityIcon } from '@/ui/severity-icon'
import { sayKind } from './finding-words'
import { parentOf, type Row } from './rows'

const ROW = 31
const INDENT = 18

interface FindingListProps {
  readonly rows: readonly Row[]
  /** The place of the one that is looked at. */
  readonly at: number
  readonly onPick: (at: number) => void
  /** Goes to what a row is about. */
  readonly onShow: (at: number) => void
  readonly onToggle: (at: number, open: boolean) => void
}

/**
 * The findings, a row a cause; arrow keys walk them, to the right and left they open and close, Enter and a
 * click go to the node.
 */
export function FindingList({ rows, at, onPick, onShow, onToggle }: FindingListProps) {
  const scroller = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    getItemKey: (index) => rows[index]?.key ?? index,
    overscan: 3,
  })
  const pick = (wanted: number) => {
    const next = Math.min(Math.max(0, wanted), rows.length - 1)
    onPick(next)
    virtual.scrollToIndex(next)
  }
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    PageDown: at + 10,
    PageUp: at - 10,
    Home: 0,
    End: rows.length - 1,
  }
  const onKey = (key: string): boolean => {
    const row = rows[at]
    const step = steps[key]
    if (step !== undefined) pick(step)
    else if (key === 'Enter') onShow(at)
    else if (key === 'ArrowRight' && row && 'cause' in row) row.isOpen ? pick(at + 1) : onToggle(at, true)
    else if (key === 'ArrowLeft' && row && 'cause' in row && row.isOpen) onToggle(at, false)
    else if (key === 'ArrowLeft' && parentOf(rows, at) >= 0) pick(parentOf(rows, at))
    else return false
    return true
  }
  return (
    <div
      ref={scroller}
      role="tree"
      aria-label="Findings"
      aria-activedescendant={`finding-${at}`}
      tabIndex={0}
      onKeyDown={(event) => {
        if (onKey(event.key)) event.preventDefault()
      }}
      className="isolate min-h-0 flex-1 overflow-auto -outline-offset-2"
    >
      {/* Under the ring of the list, which no row covers then. */}
      <div className="-z-1 relative" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start }) => {
          const row = rows[index]
          if (!row) return null
          return (
            <div
              key={row.key}
              id={`finding-${index}`}
              role="treeitem"
              tabIndex={-1}
              aria-selected={index === at}
              aria-level={row.depth + 1}
              aria-setsize={rows.length}
              aria-posinset={index + 1}
              {...('cause' in row && { 'aria-expanded': row.isOpen })}
              onClick={() => {
                onPick(index)
                onShow(index)
              }}
              onKeyDown={() => undefined}
              ref={virtual.measureElement}
              data-index={index}
              className="group absolute inset-x-0 flex cursor-default items-baseline gap-2.5 border-line border-b py-1.5 pr-3 aria-selected:bg-sunk hover:bg-sunk"
              style={{ top: start, paddingLeft: 12 + row.depth * INDENT }}
            >
              <RowContent row={row} onToggle={(open) => onToggle(index, open)} />
            </div>
          )
        })}
      </div>
    </div>
  )
}

function RowContent({ row, onToggle }: { row: Row; onToggle: (open: boolean) => void }) {
  const { severity, message, kind } = 'cause' in row ? row.cause : row.finding
  return (
    <>
      <span className="relative top-0.5">
        <SeverityIcon severity={severity} />
      </span>
      <span
        className="line-clamp-2 min-w-0 flex-1 [overflow-wrap:anywhere] group-aria-selected:line-clamp-none"
        title={message.replaceAll('`', '')}
      >
        <RichText text={message} />
      </span>
      {'cause' in row ? (
        <button
          type="button"
          tabIndex={-1}
          aria-label={`${row.isOpen ? 'Close' : 'Open'} ${row.cause.findings.length} findings`}
          onClick={(event) => {
            event.stopPropagation()
            onToggle(!row.isOpen)
          }}
          className="flex shrink-0 items-center gap-0.5 rounded-control px-1 font-semibold text-ink-soft text-small hover:text-ink"
        >
          {row.cause.findings.length}
          {row.isOpen ? (
            <ChevronDown size={13} aria-hidden="true" />
          ) : (
            <ChevronRight size={13} aria-hidden="true" />
          )}
        </button>
      ) : (
        <span className="shrink-0 text-ink-soft text-small">{sayKind({ kind, severity })}</span>
      )}
    </>
  )
}
