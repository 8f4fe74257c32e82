import { useVirtualizer } from '@tanstack/react-virtual'
import ArrowDown from 'lucide-react/icons/arrow-down'
import { useMemo, useRef, useState } from 'react'
import { readCells } from '@/core/edits/paste-cells'
import { updateNodes } from '@/core/edits/update-nodes'
import { KINDS } from '@/core/model/kinds/index'
import { NODE_KINDS, type NodeKind, nodeId } from '@/core/model/node-id'
import { formatCount } from '@/core/shared/format'
import { useAnalysis } from '@/stores/document/analysis-store'
import { dispatch, useDocument } from '@/stores/document/document-store'
import { notify, reveal } from '@/stores/session/session-store'
import { fieldsOf } from '../fields/index'
import { type Spot, TableCell } from './table-cell'
import { pasteInto, type Sorting, tableRows } from './table-rows'

const ROW = 28
/** The room of a name: as much as the longest asks for, within these, in pixels. */
const [LEAST_NAME, MOST_NAME, LETTER, AROUND] = [140, 256, 7.3, 18]
const LEAST_COLUMN = 96
/** The names stay in sight while the columns are scrolled. */
const NAMES_STAY =
  '[&>:first-child]:sticky [&>:first-child]:left-0 [&>:first-child]:z-1 [&>:first-child]:bg-raised'

/** Sentences about what was not taken that are shown; the rest is counted. */
const SAID = 3

const TABLE_KINDS = NODE_KINDS.filter((kind) => fieldsOf(kind).length > 0)

const titleOf = (kind: NodeKind) => {
  const { plural } = KINDS[kind].words
  return plural.charAt(0).toUpperCase() + plural.slice(1)
}

/** All nodes of a kind as a table: sorted, filtered, edited in place, and filled from a spreadsheet. */
export function TablePanel() {
  const [kind, setKind] = useState<NodeKind>('topic')
  const [typed, setTyped] = useState('')
  const count = useDocument(({ design }) => design[KINDS[kind].list].length)
  return (
    <div className="flex h-full flex-col">
      <div className="flex shrink-0 flex-wrap items-center gap-0.5 border-line border-b px-2 py-1">
        {TABLE_KINDS.map((one) => (
          <button
            key={one}
            type="button"
            aria-pressed={one === kind}
            onClick={() => setKind(one)}
            className="whitespace-nowrap rounded-control px-1.5 py-0.5 text-ink-soft text-small hover:text-ink aria-pressed:bg-sunk aria-pressed:font-semibold aria-pressed:text-ink"
          >
            {titleOf(one)}
          </button>
        ))}
        <span className="px-2 text-ink-soft text-small">{formatCount(count)}</span>
        <input
          aria-label="Filter the table"
          placeholder="Filter"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          className="ml-auto h-6 min-w-11 max-w-40 flex-1 rounded-control border border-line bg-transparent px-2 text-small"
        />
      </div>
      <Grid key={kind} kind={kind} typed={typed} />
    </div>
  )
}

function Grid({ kind, typed }: { kind: NodeKind; typed: string }) {
  const design = useDocument((state) => state.design)
  const analysis = useAnalysis((known) => known)
  const [sorting, setSorting] = useState<Sorting | null>(null)
  const [spot, setSpot] = useState<Spot>({ row: 0, column: 0 })
  const [isEditing, setEditing] = useState<string | null>(null)
  const fields = fieldsOf(kind)
  const rows = useMemo(
    () => tableRows(design, analysis, kind, typed, sorting),
    [design, analysis, kind, typed, sorting],
  )
  const scroller = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: 8,
  })
  const columns = fields.length + 1
  const longest = rows.reduce((most, { node }) => Math.max(most, node.name.length), 0)
  const named = Math.round(Math.min(MOST_NAME, Math.max(LEAST_NAME, longest * LETTER + AROUND)))
  const template = {
    gridTemplateColumns: `minmax(${named}px, 2fr) repeat(${fields.length}, minmax(${LEAST_COLUMN}px, 1fr))`,
    minWidth: named + LEAST_COLUMN * fields.length,
  }
  const go = (row: number, column: number) => {
    const next = {
      row: Math.min(Math.max(0, row), Math.max(0, rows.length - 1)),
      column: Math.min(Math.max(0, column), columns - 1),
    }
    setSpot(next)
    setEditing(null)
    virtual.scrollToIndex(next.row)
    focusSpot(scroller.current, next)
  }
  const take = (row: number, column: number, text: string) => {
    const field = fields[column - 1]
    const name = rows[row]?.node.name
    const read = field?.read(text)
    if (!field || name === undefined || !read?.ok) return
    dispatch(updateNodes(kind, [name], read.value, `Change ${field.label.toLowerCase()} of ${name}`))
  }
  const paste = (text: string) => {
    const { edit, refused } = pasteInto(design, kind, rows, spot, readCells(text))
    if (edit) dispatch(edit)
    const more = refused.length > SAID ? ` And ${formatCount(refused.length - SAID)} more.` : ''
    if (refused.length > 0) notify({ text: refused.slice(0, SAID).join(' ') + more, tone: 'warning' })
  }
  if (rows.length === 0 && typed === '') {
    return (
      <div
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what is pasted must be able to be pasted somewhere
        tabIndex={0}
        data-takes-paste
        className="flex-1 p-3.5 text-ink-soft -outline-offset-2"
        onPaste={(event) => {
          event.preventDefault()
          event.stopPropagation()
          paste(event.clipboardData.getData('text/plain'))
        }}
      >
        No {KINDS[kind].words.plural} are drawn. Paste rows from a spreadsheet here, the names first.
      </div>
    )
  }
  return (
    <div
      ref={scroller}
      role="grid"
      aria-label={titleOf(kind)}
      aria-rowcount={rows.length + 1}
      aria-colcount={columns}
      data-takes-paste
      className="min-h-0 flex-1 overflow-auto"
      onPaste={(event) => {
        if (isEditing !== null) return
        event.preventDefault()
        event.stopPropagation()
        paste(event.clipboardData.getData('text/plain'))
      }}
    >
      <div
        role="row"
        tabIndex={-1}
        className={`sticky top-0 z-10 grid border-line border-b bg-raised ${NAMES_STAY}`}
        style={template}
      >
        {['Name', ...fields.map(({ label }) => label)].map((label, column) => {
          const isSorted = sorting?.column === column
          return (
            <div
              key={label}
              role="columnheader"
              tabIndex={-1}
              aria-sort={isSorted ? (sorting.isDown ? 'descending' : 'ascending') : 'none'}
              className="min-w-0 px-2"
            >
              <button
                type="button"
                tabIndex={-1}
                onClick={() => setSorting({ column, isDown: isSorted ? !sorting.isDown : false })}
                className="inline-flex h-7 max-w-full items-center gap-1 text-ink-soft text-small hover:text-ink"
              >
                <span className="line-clamp-2 text-left leading-[13px]" title={label}>
                  {label}
                </span>
                {isSorted && (
                  <ArrowDown size={11} aria-hidden="true" className={sorting.isDown ? '' : 'rotate-180'} />
                )}
              </button>
            </div>
          )
        })}
      </div>
      <div className="relative" style={{ height: virtual.getTotalSize(), minWidth: template.minWidth }}>
        {virtual.getVirtualItems().map(({ index, start }) => {
          const row = rows[index]
          if (!row) return null
          return (
            <div
              key={row.node.name}
              role="row"
              tabIndex={-1}
              aria-rowindex={index + 2}
              className={`absolute inset-x-0 grid border-line border-b ${NAMES_STAY}`}
              style={{ ...template, top: start, height: ROW }}
            >
              {row.texts.map((text, column) => {
                const isHere = spot.row === index && spot.column === column
                const field = fields[column - 1]
                return (
                  <TableCell
                    key={field?.id ?? 'name'}
                    spot={{ row: index, column }}
                    label={`${field?.label ?? 'Name'} of ${row.node.name}`}
                    text={text}
                    assumed={(row.view && field?.assumed?.(row.view)) ?? ''}
                    field={field}
                    isHere={isHere}
                    editing={isHere ? isEditing : null}
                    onEdit={(draft) => {
                      setSpot({ row: index, column })
                      if (field) setEditing(draft)
                      else if (draft === text) reveal(nodeId(kind, row.node.name))
                    }}
                    onTake={(taken) => take(index, column, taken)}
                    onGo={go}
                  />
                )
              })}
            </div>
          )
        })}
      </div>
      {rows.length === 0 && <p className="p-3.5 text-ink-soft">Nothing has “{typed}” in it.</p>}
    </div>
  )
}

/** Gives the focus to a cell as soon as it is on the page: one far down has to be scrolled to first. */
function focusSpot(grid: HTMLElement | null, { row, column }: Spot, tries = 10): void {
  requestAnimationFrame(() => {
    const cell = grid?.querySelector<HTMLElement>(`[data-spot="${row} ${column}"]`)
    if (cell) cell.focus({ preventScroll: true })
    else if (tries > 0) focusSpot(grid, { row, column }, tries - 1)
  })
}
