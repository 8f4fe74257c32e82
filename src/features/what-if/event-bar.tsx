import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react'
import type { ScenarioEvent } from '@/core/model/design'
import { clock } from '@/core/shared/clock'
import { howLong } from '@/core/simulation/how-long'
import { useDocument } from '@/stores/document/document-store'
import { changeEvent } from '@/stores/document/what-if-scenarios'
import { editEvent, seek } from '@/stores/document/what-if-store'
import { membersOf } from './event-fields'
import { sayEvent } from './event-words'

/** Time is moved by so many parts of the whole. */
const STEPS = 120
/** Closer to its end than this, a bar is made longer and shorter. */
const EDGE_PIXELS = 7
const LEAST_MOVE_PIXELS = 3

interface Drag {
  readonly from: number
  readonly width: number
  readonly isEnd: boolean
}

/** An event as a bar on its lane: dragged to another time, by its end to another length, and both with arrow keys. */
export function EventBar({ event, index, length }: { event: ScenarioEvent; index: number; length: number }) {
  const members = useDocument(({ design }) => membersOf(design, event))
  const drag = useRef<Drag | null>(null)
  const [moved, setMoved] = useState<ScenarioEvent | null>(null)
  const shown = moved ?? event
  const { what, whom } = sayEvent(event)
  const left = Math.min(98, (shown.atSeconds / length) * 100)
  const lasts = howLong(shown, members)
  const isOpen = lasts === Number.POSITIVE_INFINITY
  const width = Math.max(1.5, Math.min(100 - left, (lasts / length) * 100))
  const until = isOpen ? ' to the end' : ` to ${clock(shown.atSeconds + lasts)}`
  const step = Math.max(1, Math.round(length / STEPS))

  const begin = (pressed: PointerEvent<HTMLButtonElement>) => {
    const bar = pressed.currentTarget.getBoundingClientRect()
    const lane = pressed.currentTarget.parentElement?.getBoundingClientRect().width ?? 0
    const isEnd = bar.right - pressed.clientX < EDGE_PIXELS
    drag.current = { from: pressed.clientX, width: lane, isEnd }
    pressed.currentTarget.setPointerCapture(pressed.pointerId)
  }
  const move = (pressed: PointerEvent) => {
    if (!drag.current || drag.current.width === 0) return
    const { from, width: lane, isEnd } = drag.current
    const pixels = pressed.clientX - from
    if (!moved && Math.abs(pixels) < LEAST_MOVE_PIXELS) return
    setMoved(shifted(event, Math.round((pixels / lane) * length), isEnd, length, members))
  }
  const end = () => {
    if (drag.current && moved) changeEvent(index, moved)
    else if (drag.current) seek(event.atSeconds)
    drag.current = null
    setMoved(null)
  }
  const press = (pressed: KeyboardEvent) => {
    const by = { ArrowLeft: -step, ArrowRight: step }[pressed.key]
    const times = { ArrowUp: 1.25, ArrowDown: 0.8 }[pressed.key]
    if (pressed.key === 'Enter') editEvent(index)
    else if (by !== undefined)
      changeEvent(
        index,
        shifted(event, by, pressed.shiftKey, length, members),
        pressed.shiftKey ? 'length' : 'time',
      )
    else if (times !== undefined && event.factor !== undefined)
      changeEvent(index, { ...event, factor: Number((event.factor * times).toPrecision(3)) }, 'factor')
    else return
    pressed.preventDefault()
    pressed.stopPropagation()
  }
  return (
    <button
      type="button"
      aria-label={`${what} ${whom}, from ${clock(shown.atSeconds)}${until}`}
      title="Drag to move, by its end to make it longer. Arrow keys: time, with Shift length, up and down the factor. Enter: everything."
      onPointerDown={begin}
      onPointerMove={move}
      onPointerUp={end}
      onPointerCancel={() => {
        drag.current = null
        setMoved(null)
      }}
      onKeyDown={press}
      className={`absolute top-[3px] h-4 cursor-grab touch-none overflow-hidden border border-line-strong bg-sunk hover:border-ink active:cursor-grabbing ${isOpen ? 'rounded-l-sm border-r-0' : 'rounded-sm'}`}
      style={{ left: `${left}%`, width: `${width}%` }}
    >
      <span
        aria-hidden="true"
        className={`absolute inset-y-0 right-0 w-1.5 cursor-ew-resize ${isOpen ? '' : 'border-line-strong border-l'}`}
      />
      {isOpen && (
        <span
          aria-hidden="true"
          className="absolute inset-y-0 right-1 flex items-center text-ink-soft text-small"
        >
          →
        </span>
      )}
    </button>
  )
}

/** The event at another time, or of another length, within the scenario. */
function shifted(
  event: ScenarioEvent,
  seconds: number,
  isLength: boolean,
  length: number,
  members: number,
): ScenarioEvent {
  if (!isLength) return { ...event, atSeconds: Math.max(0, Math.min(length, event.atSeconds + seconds)) }
  const own = howLong(event, members)
  const lasts = own === Number.POSITIVE_INFINITY ? Math.max(0, length - event.atSeconds) : own
  return { ...event, lastsSeconds: Math.max(1, lasts + seconds) }
}
