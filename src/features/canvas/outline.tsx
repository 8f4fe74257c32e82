import { useVirtualizer } from '@tanstack/react-virtual'
import { useMemo, useRef } from 'react'
import { type Edge, edgesOf } from '@/core/graph/edges'
import { type NodeId, parseNodeId } from '@/core/model/node-id'
import { useAnalysis } from '@/stores/analysis-store'
import { useDocument } from '@/stores/document-store'
import { reveal, useSession } from '@/stores/session-store'
import { describeNode } from './node-text'
import { allNodes } from './walk'

const ROW = 40

/** The drawing as a list: every node with where its records go, for the keyboard and for screen readers. */
export function Outline() {
  const design = useDocument((state) => state.design)
  const analysis = useAnalysis((known) => known)
  const selection = useSession((session) => session.selection)
  const scroller = useRef<HTMLDivElement>(null)
  const ids = useMemo(() => allNodes(design), [design])
  const leads = useMemo(() => leadsTo(edgesOf(design)), [design])
  const rows = useVirtualizer({
    count: ids.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: 10,
  })
  return (
    <section
      ref={scroller}
      aria-label="Outline of the drawing"
      className="absolute top-3 bottom-14 left-3 w-72 overflow-auto rounded-control border border-line bg-raised"
    >
      <ul className="relative" style={{ height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map(({ index, start }) => {
          const id = ids[index]
          if (!id) return null
          return (
            <li key={id} className="absolute inset-x-0" style={{ top: start, height: ROW }}>
              <button
                type="button"
                aria-current={selection.has(id)}
                onClick={() => reveal(id)}
                className="size-full px-3 text-left hover:bg-sunk aria-[current=true]:bg-sunk"
              >
                <span className="block truncate font-mono text-mono">{parseNodeId(id)?.name}</span>
                <span className="block truncate text-ink-soft text-small">
                  {describeNode(id, analysis)}
                  {leads.has(id) && `. To ${leads.get(id)?.join(', ')}`}
                </span>
              </button>
            </li>
          )
        })}
      </ul>
    </section>
  )
}

function leadsTo(edges: readonly Edge[]): ReadonlyMap<NodeId, readonly string[]> {
  const leads = new Map<NodeId, string[]>()
  for (const { from, to } of edges) {
    const name = parseNodeId(to)?.name ?? ''
    const known = leads.get(from)
    if (known) known.push(name)
    else leads.set(from, [name])
  }
  return leads
}
