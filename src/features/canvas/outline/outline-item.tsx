import ChevronRight from 'lucide-react/icons/chevron-right'
import type { CSSProperties } from 'react'
import type { Analysis } from '@/core/analysis'
import { guaranteeWords } from '@/core/delivery/words'
import { KINDS } from '@/core/model/kinds/index'
import type { NodeKind } from '@/core/model/node-id'
import { causeCount } from '@/core/shared/count-causes'
import { formatCountOf } from '@/core/shared/format'
import type { FlowEdge } from '../flow/flow-types'
import { describeNode } from '../nodes/describe-node'
import type { OutlineRow } from './outline-rows'

/** `Consumer groups`: the nodes of a kind as a title. */
function titleOf(kind: NodeKind): string {
  const { plural } = KINDS[kind].words
  return plural.charAt(0).toUpperCase() + plural.slice(1)
}

/** The rate of an edge and its guarantee; for dead letters their share. */
function trafficText(edge: FlowEdge['data']): string {
  if (!edge) return ''
  const rate = edge.label === '' ? 'no traffic yet' : edge.number
  return edge.guarantee === null ? rate : `${rate} · ${guaranteeWords(edge.guarantee)}`
}

function textOf(row: OutlineRow, edge: FlowEdge['data'], analysis: Analysis) {
  if (row.type === 'kind') {
    const title = titleOf(row.id)
    return { name: title, detail: String(row.count), sentence: `${title}, ${row.count}` }
  }
  if (row.type === 'node') {
    const findings = causeCount(analysis.findingsByNode.get(row.id))
    return {
      name: row.name,
      detail: findings > 0 ? formatCountOf(findings, 'finding') : '',
      sentence: describeNode(row.id, analysis),
    }
  }
  const detail = trafficText(edge)
  return { name: row.name, detail, sentence: `${row.verb} ${row.name}, ${detail}` }
}

interface OutlineItemProps {
  readonly elementId: string
  readonly row: OutlineRow
  readonly edge: FlowEdge['data']
  readonly analysis: Analysis
  readonly isCurrent: boolean
  readonly isSelected: boolean
  readonly style: CSSProperties
  readonly onToggle: () => void
  readonly onPick: () => void
}

/** One row of the outline; the tree around it has the focus and answers the keys. */
export function OutlineItem(props: OutlineItemProps) {
  const { elementId, row, edge, analysis, isCurrent, isSelected, style, onToggle, onPick } = props
  const { name, detail, sentence } = textOf(row, edge, analysis)
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/useFocusableInteractive: the tree has the focus, names this row as the active one and answers its keys
    <div
      id={elementId}
      role="treeitem"
      aria-level={row.level}
      aria-posinset={row.position}
      aria-setsize={row.siblings}
      aria-expanded={row.isOpen ?? undefined}
      aria-selected={isSelected}
      aria-label={sentence}
      title={sentence}
      data-current={isCurrent || undefined}
      onClick={onPick}
      style={{ ...style, paddingLeft: 6 + (row.level - 1) * 14 }}
      className="absolute inset-x-0 flex cursor-default items-center gap-1 pr-2 hover:bg-sunk aria-selected:bg-sunk group-focus-visible/tree:data-current:outline-2 group-focus-visible/tree:data-current:outline-accent group-focus-visible/tree:data-current:-outline-offset-2"
    >
      <ChevronRight
        size={14}
        aria-hidden="true"
        onClick={(event) => {
          if (row.isOpen === null) return
          event.stopPropagation()
          onToggle()
        }}
        className={`shrink-0 text-ink-soft ${row.isOpen === null ? 'invisible' : ''} ${row.isOpen ? 'rotate-90' : ''}`}
      />
      {row.type === 'edge' && <span className="shrink-0 text-ink-soft text-small">{row.verb}</span>}
      <span className={row.type === 'kind' ? 'font-semibold' : 'min-w-0 truncate font-mono text-mono'}>
        {name}
      </span>
      <span className="ml-auto shrink-0 pl-2 text-ink-soft text-small">{detail}</span>
    </div>
  )
}
