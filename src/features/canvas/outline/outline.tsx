import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, useMemo, useRef, useState } from 'react'
import { useAnalysis } from '@/stores/document/analysis-store'
import { useDocument } from '@/stores/document/document-store'
import { turn } from '@/stores/session/preferences-store'
import { reveal, select, useSession } from '@/stores/session/session-store'
import type { FlowEdge } from '../flow/flow-types'
import { focusItem } from '../gestures/focus-node'
import { OutlineItem } from './outline-item'
import { type OutlineRow, outlineRows, treeMove, typeAhead } from './outline-rows'

const ROW = 26
/** How long after a letter the next one still belongs to the same word. */
const WORD_MS = 600

/** What a row stands for on the canvas; null for a kind. */
const itemOf = (row: OutlineRow): string | null =>
  row.type === 'edge' ? row.edge : row.type === 'node' ? row.id : null

const rowElementId = (index: number): string => `outline-${index}`

/** The drawing as a tree, for the keyboard and for screen readers: nodes, and under each the lines it has. */
export function Outline({ lines }: { lines: readonly FlowEdge[] }) {
  const design = useDocument((state) => state.design)
  const analysis = useAnalysis((known) => known)
  const selection = useSession((session) => session.selection)
  const scroller = useRef<HTMLDivElement>(null)
  const typed = useRef({ word: '', at: 0 })
  const [toggled, setToggled] = useState<ReadonlySet<string>>(new Set())
  const [currentId, setCurrentId] = useState<string>()
  const rows = useMemo(() => outlineRows(design, toggled), [design, toggled])
  const edges = useMemo(() => new Map(lines.map((line) => [line.id, line.data])), [lines])
  const at = Math.max(
    0,
    rows.findIndex(({ id }) => id === currentId),
  )
  const current = rows[at]
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: 10,
    // The row that a screen reader is told to be on has to be on the page.
    rangeExtractor: (range) =>
      [...new Set([...defaultRangeExtractor(range), ...(current ? [at] : [])])].sort((a, b) => a - b),
  })

  const go = (index: number) => {
    setCurrentId(rows[index]?.id)
    virtual.scrollToIndex(index)
  }
  const toggle = (id: string) =>
    setToggled((before) => {
      const after = new Set(before)
      if (!after.delete(id)) after.add(id)
      return after
    })
  const show = (row: OutlineRow) => {
    const item = itemOf(row)
    if (item === null) toggle(row.id)
    else reveal(item)
  }
  const type = (event: KeyboardEvent) => {
    const isSameWord = event.timeStamp - typed.current.at < WORD_MS
    typed.current = { word: (isSameWord ? typed.current.word : '') + event.key, at: event.timeStamp }
    const found = typeAhead(rows, at, typed.current.word)
    if (found >= 0) go(found)
  }
  const press = (event: KeyboardEvent) => {
    if (!current) return
    const isChord = event.ctrlKey || event.metaKey || event.altKey
    const move = isChord ? null : treeMove(rows, at, event.key)
    if (move && 'to' in move) go(move.to)
    else if (move) toggle(move.toggle)
    else if (event.key === 'Enter') show(current)
    else if (event.key === 'Escape') leave()
    else if (!isChord && /^\S$/u.test(event.key)) type(event)
    else {
      const item = itemOf(current)
      if (item !== null && COMMAND_KEYS.test(event.key) && !selection.has(item)) select([item])
      return
    }
    event.preventDefault()
    event.stopPropagation()
  }
  const leave = () => {
    turn('outline', false)
    const [chosen] = selection
    if (chosen !== undefined) focusItem(chosen)
  }

  return (
    <section
      aria-label="Outline of the drawing"
      data-outline
      className="absolute top-3 bottom-14 left-3 flex w-[clamp(220px,38%,288px)] flex-col overflow-hidden rounded-control border border-line bg-raised"
    >
      {rows.length === 0 && <p className="p-3 text-ink-soft">Nothing is drawn yet.</p>}
      <div
        ref={scroller}
        role="tree"
        aria-label="Nodes and their lines"
        aria-activedescendant={current && rowElementId(at)}
        tabIndex={0}
        onKeyDown={press}
        className="group/tree min-h-0 flex-1 overflow-auto outline-none"
      >
        <div className="relative" style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(({ index, start }) => {
            const row = rows[index]
            if (!row) return null
            return (
              <OutlineItem
                key={row.id}
                elementId={rowElementId(index)}
                row={row}
                edge={row.type === 'edge' ? edges.get(row.edge) : undefined}
                analysis={analysis}
                isCurrent={index === at}
                isSelected={selection.has(itemOf(row) ?? '')}
                style={{ top: start, height: ROW }}
                onToggle={() => toggle(row.id)}
                onPick={() => {
                  setCurrentId(row.id)
                  show(row)
                }}
              />
            )
          })}
        </div>
      </div>
    </section>
  )
}

/** Keys of commands that act on what is selected: they mean the row that one is on. */
const COMMAND_KEYS = /^(Delete|Backspace|F2|[cdx])$/i
