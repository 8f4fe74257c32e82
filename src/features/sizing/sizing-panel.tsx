import { useVirtualizer } from '@tanstack/react-virtual'
import ArrowDown from 'lucide-react/icons/arrow-down'
import { type ReactNode, useMemo, useRef, useState } from 'react'
import { areFailuresUnknown } from '@/core/facts/are-failures-unknown'
import { peakWrite } from '@/core/facts/peak-write'
import { formatNeeded } from '@/core/shared/format'
import type { Figure, PartitionBoundName } from '@/core/sizing/sizing'
import type { TopicView } from '@/core/views/views'
import { ExplainButton, FigureButton } from '@/figures/figure-button'
import { PartitionExplanation } from '@/figures/partition-explanation'
import { useAnalysis } from '@/stores/document/analysis-store'
import { reveal } from '@/stores/session/session-store'
import { ClusterLine } from './cluster-line'

const ROW = 28

const BOUND: Readonly<Record<PartitionBoundName, string>> = {
  write: 'write',
  read: 'read',
  members: 'members',
  processing: 'processing',
  coPartitioned: 'co-partitioned',
  order: 'order',
}

interface Column {
  readonly id: string
  readonly label: string
  readonly sortBy: (view: TopicView) => number | string
  readonly cell: (view: TopicView) => ReactNode
  readonly isText?: boolean
}

const figureColumn = (id: string, label: string, figureOf: (view: TopicView) => Figure): Column => ({
  id,
  label,
  sortBy: (view) => figureOf(view).value,
  cell: (view) => (
    <FigureButton
      figure={figureOf(view)}
      title={`${label} of ${view.topic.name}`}
      isUnknown={areFailuresUnknown(view)}
    />
  ),
})

const COLUMNS: readonly Column[] = [
  {
    id: 'name',
    label: 'Topic',
    isText: true,
    sortBy: ({ topic }) => topic.name,
    cell: ({ id, topic }) => (
      <button
        type="button"
        onClick={() => reveal(id)}
        title={topic.name}
        className="max-w-full truncate font-mono text-mono hover:underline"
      >
        {topic.name}
      </button>
    ),
  },
  {
    id: 'partitions',
    label: 'Partitions',
    sortBy: ({ partitions }) => partitions,
    cell: (view) => (
      <ExplainButton
        title={`Partitions of ${view.topic.name}`}
        value={formatNeeded(view.partitions)}
        className={view.partitions < view.sizing.partitions.recommended ? 'text-warning' : ''}
      >
        {() => <PartitionExplanation view={view} />}
      </ExplainButton>
    ),
  },
  {
    id: 'binding',
    label: 'Decided by',
    isText: true,
    sortBy: ({ sizing }) => BOUND[sizing.partitions.binding],
    cell: ({ sizing: { partitions } }) =>
      partitions.chosenBy === 'user'
        ? `you · ${formatNeeded(partitions.recommended)} would do`
        : BOUND[partitions.binding],
  },
  figureColumn('write', 'Peak write', peakWrite),
  figureColumn('storage', 'Storage', ({ sizing }) => sizing.storage),
  figureColumn('in', 'Network in', ({ sizing }) => sizing.networkIn),
  figureColumn('out', 'Network out', ({ sizing }) => sizing.networkOut),
]

const GRID = {
  columnGap: 10,
  gridTemplateColumns: 'minmax(120px, 2.4fr) 62px minmax(118px, 1fr) repeat(4, minmax(66px, 1fr))',
}

/** Every topic and the cluster in numbers; each number opens its explanation. */
export function SizingPanel() {
  return (
    <div className="flex h-full flex-col">
      <ClusterLine />
      <TopicTable />
    </div>
  )
}

interface Sorting {
  readonly column: Column
  readonly isDown: boolean
}

function sorted(views: readonly TopicView[], { column, isDown }: Sorting): readonly TopicView[] {
  const sign = isDown ? -1 : 1
  return [...views].sort((one, other) => {
    const a = column.sortBy(one)
    const b = column.sortBy(other)
    return sign * (typeof a === 'string' ? a.localeCompare(String(b)) : a - Number(b))
  })
}

function TopicTable() {
  const topics = useAnalysis((analysis) => analysis.views.topics)
  const [sorting, setSorting] = useState<Sorting | null>(null)
  const views = useMemo(() => {
    const all = Object.values(topics)
    return sorting ? sorted(all, sorting) : all
  }, [topics, sorting])
  const scroller = useRef<HTMLDivElement>(null)
  const rows = useVirtualizer({
    count: views.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: 8,
  })
  if (views.length === 0) {
    return (
      <p className="p-3.5 text-ink-soft">Each topic’s partitions, storage and network will stand here.</p>
    )
  }
  return (
    <div
      ref={scroller}
      role="table"
      aria-label="Topics"
      aria-rowcount={views.length + 1}
      className="min-h-0 flex-1 overflow-auto"
    >
      <div
        role="row"
        tabIndex={-1}
        className="sticky top-0 z-10 grid min-w-[640px] border-line border-b bg-raised px-3.5"
        style={GRID}
      >
        {COLUMNS.map((column) => {
          const isSorted = sorting?.column.id === column.id
          return (
            <div
              key={column.id}
              role="columnheader"
              tabIndex={-1}
              aria-sort={isSorted ? (sorting.isDown ? 'descending' : 'ascending') : 'none'}
              className={column.isText ? '' : 'text-right'}
            >
              <button
                type="button"
                onClick={() => setSorting({ column, isDown: isSorted ? !sorting.isDown : !column.isText })}
                className="inline-flex h-7 items-center gap-1 text-ink-soft text-small hover:text-ink"
              >
                {column.label}
                {isSorted && (
                  <ArrowDown size={11} aria-hidden="true" className={sorting.isDown ? '' : 'rotate-180'} />
                )}
              </button>
            </div>
          )
        })}
      </div>
      <div className="relative min-w-[640px]" style={{ height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map(({ index, start }) => {
          const view = views[index]
          if (!view) return null
          return (
            <div
              key={view.id}
              role="row"
              tabIndex={-1}
              aria-rowindex={index + 2}
              className="absolute inset-x-0 grid items-center border-line border-b px-3.5 hover:bg-sunk"
              style={{ ...GRID, top: start, height: ROW }}
            >
              {COLUMNS.map((column) => (
                <div
                  key={column.id}
                  role="cell"
                  className={`min-w-0 truncate ${column.isText ? 'text-left' : 'text-right'} ${column.id === 'binding' ? 'text-ink-soft' : ''}`}
                >
                  {column.cell(view)}
                </div>
              ))}
            </div>
          )
        })}
      </div>
    </div>
  )
}
