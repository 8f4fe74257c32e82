import Pencil from 'lucide-react/icons/pencil'
import Trash2 from 'lucide-react/icons/trash-2'
import { type CSSProperties, useEffect, useRef, useState } from 'react'
import type { ScenarioEvent } from '@/core/model/design'
import { removeEvent } from '@/stores/document/what-if-scenarios'
import { editEvent, useWhatIf } from '@/stores/document/what-if-store'
import { IconButton } from '@/ui/button'
import { EventBar } from './event-bar'
import { sayEvent } from './event-words'

/** What stands before the axis of time, of the lanes and of the chart. */
export const LABEL_PIXELS = 190
/** What stands behind it: the two buttons of a lane. */
export const ICONS_PIXELS = 60

/** The events of the scenario on one axis of time, and the moment that is shown. */
export function Lanes() {
  const scenario = useWhatIf((state) => state.scenario)
  const { lengthSeconds: length, events } = scenario
  const [list, bar] = useScrollBar()
  return (
    <ul
      ref={list}
      aria-label="Events of the scenario"
      // Many events leave the chart its room.
      className="max-h-[calc(100%-132px)] min-h-11 shrink-0 overflow-y-auto border-line border-t"
      style={{ '--icons': `${ICONS_PIXELS - bar}px` } as CSSProperties}
    >
      {events.map((event, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an event is its index in the scenario
        <Lane key={at} event={event} index={at} length={length} />
      ))}
      {events.length === 0 && (
        <li className="px-2 py-1 text-ink-soft text-small">
          Nothing happens yet: add an event, or stop a broker.
        </li>
      )}
    </ul>
  )
}

/** How wide the bar is that a list is scrolled with; nothing where all of it is in sight, or it lies over the list. */
function useScrollBar() {
  const list = useRef<HTMLUListElement>(null)
  const [width, setWidth] = useState(0)
  useEffect(() => {
    const element = list.current
    if (!element) return
    const observer = new ResizeObserver(() => setWidth(element.offsetWidth - element.clientWidth))
    observer.observe(element)
    for (const lane of element.children) observer.observe(lane)
    return () => observer.disconnect()
  }, [])
  return [list, width] as const
}

interface LaneProps {
  readonly event: ScenarioEvent
  readonly index: number
  readonly length: number
}

function Lane({ event, index, length }: LaneProps) {
  const { what, whom } = sayEvent(event)
  return (
    <li className="flex h-5.5 items-center border-line border-b text-small">
      <span
        title={`${what} ${whom}`}
        className="flex shrink-0 items-baseline gap-1 truncate pl-2"
        style={{ width: LABEL_PIXELS }}
      >
        {what} <span className="truncate font-mono">{whom}</span>
      </span>
      <span className="relative h-full min-w-0 flex-1">
        <EventBar event={event} index={index} length={length} />
        <Now length={length} />
      </span>
      <span className="flex shrink-0 justify-end" style={{ width: 'var(--icons)' }}>
        <IconButton
          label={`Change ${what} ${whom}`}
          onClick={() => editEvent(index)}
          className="!size-5.5 !w-6"
        >
          <Pencil size={12} />
        </IconButton>
        <IconButton
          label={`Remove ${what} ${whom}`}
          onClick={() => removeEvent(index)}
          className="!size-5.5 !w-6"
        >
          <Trash2 size={12} />
        </IconButton>
      </span>
    </li>
  )
}

function Now({ length }: { length: number }) {
  const at = useWhatIf((state) => state.atSeconds)
  return (
    <span
      aria-hidden="true"
      className="pointer-events-none absolute inset-y-0 w-px bg-ink"
      style={{ left: `${(at / length) * 100}%` }}
    />
  )
}
