import type { KeyboardEvent } from 'react'
import type { NodeKind } from '@/core/model/node-id'
import { notify } from '@/stores/session/session-store'
import { Select } from '@/ui/select'
import type { NodeField } from '../fields/node-field'

export interface Spot {
  readonly row: number
  readonly column: number
}

interface TableCellProps {
  readonly spot: Spot
  readonly label: string
  readonly text: string
  /** What is in effect where the node says nothing. */
  readonly assumed: string
  /** Absent for the name, which is changed where the node is. */
  readonly field: NodeField<NodeKind> | undefined
  readonly isHere: boolean
  /** What is typed here by now; null where the cell is only looked at. */
  readonly editing: string | null
  readonly onEdit: (draft: string | null) => void
  readonly onTake: (text: string) => void
  readonly onGo: (row: number, column: number) => void
}

const STEPS: Readonly<Record<string, readonly [down: number, across: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  PageUp: [-10, 0],
  PageDown: [10, 0],
  Home: [0, -1000],
  End: [0, 1000],
}

/** One cell: arrows go on, typing, Enter and F2 change it, Delete empties it. */
export function TableCell(props: TableCellProps) {
  const { spot, label, text, assumed, field, isHere, editing, onEdit, onTake, onGo } = props
  const press = (event: KeyboardEvent) => {
    const { key, ctrlKey, metaKey, altKey } = event
    const step = STEPS[key]
    if (ctrlKey || metaKey || altKey) return
    if (step) onGo(spot.row + step[0], spot.column + step[1])
    else if (key === 'Enter' || key === 'F2') onEdit(text)
    else if (key === 'Delete' || key === 'Backspace') onTake('')
    else if (field && !field.choices && [...key].length === 1) onEdit(key)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  if (editing !== null && field) {
    return (
      <div role="gridcell" tabIndex={-1} className="min-w-0">
        <CellEditor {...{ spot, label, assumed, field, text, editing, onEdit, onTake, onGo }} />
      </div>
    )
  }
  return (
    <div
      role="gridcell"
      tabIndex={isHere ? 0 : -1}
      data-spot={`${spot.row} ${spot.column}`}
      aria-label={`${label}: ${text === '' ? assumed || 'not stated' : text}`}
      aria-colindex={spot.column + 1}
      title={text === '' ? assumed : text}
      onClick={() => onGo(spot.row, spot.column)}
      onDoubleClick={() => onEdit(text)}
      onKeyDown={press}
      className={`min-w-0 cursor-default truncate px-2 leading-[27px] -outline-offset-2 hover:bg-sunk ${field ? '' : 'font-mono text-mono'} ${text === '' ? 'text-ink-soft' : ''}`}
    >
      {(text === '' ? assumed : (field?.choices?.find(({ value }) => value === text)?.label ?? text)) || '–'}
    </div>
  )
}

interface CellEditorProps
  extends Pick<TableCellProps, 'spot' | 'label' | 'assumed' | 'text' | 'onEdit' | 'onTake' | 'onGo'> {
  readonly field: NodeField<NodeKind>
  readonly editing: string
}

const INPUT =
  'h-[27px] w-full min-w-0 bg-sunk px-2 outline-2 outline-ink -outline-offset-2 aria-invalid:outline-error'

function CellEditor({ spot, label, assumed, text, field, editing, onEdit, onTake, onGo }: CellEditorProps) {
  const read = field.read(editing)
  const leave = (down: number, across: number) => onGo(spot.row + down, spot.column + across)
  const sayRefused = () => {
    if (read.ok) return
    const kept = text === '' ? `is still ${assumed || 'not stated'}` : `stays ${text}`
    notify({ text: `${label} ${kept}: ${read.error}`, tone: 'warning' })
  }
  const take = (text: string, down: number, across: number) => {
    if (!field.read(text).ok) {
      sayRefused()
      return
    }
    onTake(text)
    leave(down, across)
  }
  const press = (event: KeyboardEvent) => {
    event.stopPropagation()
    if (event.key === 'Escape') leave(0, 0)
    else if (event.key === 'Enter') take(editing, event.shiftKey ? -1 : 1, 0)
    else if (event.key === 'Tab') take(editing, 0, event.shiftKey ? -1 : 1)
    else return
    event.preventDefault()
  }
  if (field.choices) {
    return (
      <Select
        autoFocus
        aria-label={label}
        value={editing}
        onChange={(event) => take(event.target.value, 0, 0)}
        onBlur={() => onEdit(null)}
        onKeyDown={press}
        className={INPUT}
      >
        {field.choices.map(({ value, label: shown }) => (
          <option key={value} value={value}>
            {shown}
          </option>
        ))}
      </Select>
    )
  }
  return (
    <input
      // biome-ignore lint/a11y/noAutofocus: the user asked to change this cell
      autoFocus
      aria-label={label}
      aria-invalid={!read.ok}
      title={read.ok ? undefined : read.error}
      value={editing}
      placeholder={assumed}
      spellCheck={false}
      onChange={(event) => onEdit(event.target.value)}
      onBlur={() => {
        if (read.ok) onTake(editing)
        else sayRefused()
        onEdit(null)
      }}
      onKeyDown={press}
      className={INPUT}
    />
  )
}
