import Trash2 from 'lucide-react/icons/trash-2'
import type { ScenarioEvent } from '@/core/model/design'
import { removeEvent, seek, useWhatIf } from '@/stores/document/what-if-store'
import { IconButton } from '@/ui/button'
import { clock } from './at-moment'
import { sayEvent } from './event-words'

/** What stands before the axis of time, of the lanes and of the chart. */
export const LABEL_PIXELS = 190

/** The events of the scenario on one axis of time, and the moment that is shown. */
export function Lanes() {
  const scenario = useWhatIf((state) => state.scenario)
  const { lengthSeconds: length, events } = scenario
  return (
    <ul aria-label="Events of the scenario" className="border-line border-t">
      {events.map((event, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an event is its index in the scenario
        <Lane key={at} event={event} length={length} onRemove={() => removeEvent(at)} />
      ))}
      {events.length === 0 && (
        <li className="px-2 py-1 text-ink-soft text-small">
          Nothing happens yet: add an event, or stop a broker.
        </li>
      )}
    </ul>
  )
}

function Lane({ event, length, onRemove }: { event: ScenarioEvent; length: number; onRemove: () => void }) {
  const { what, whom } = sayEvent(event)
  const left = Math.min(98, (event.atSeconds / length) * 100)
  const width = Math.max(1.5, Math.min(100 - left, ((event.lastsSeconds ?? 0) / length) * 100))
  const until = event.lastsSeconds === undefined ? '' : ` to ${clock(event.atSeconds + event.lastsSeconds)}`
  return (
    <li className="flex h-6 items-center border-line border-b text-small">
      <span className="flex shrink-0 items-baseline gap-1 truncate pl-2" style={{ width: LABEL_PIXELS }}>
        {what} <span className="truncate font-mono">{whom}</span>
      </span>
      <span className="relative h-full min-w-0 flex-1">
        <button
          type="button"
          aria-label={`${what} ${whom}, from ${clock(event.atSeconds)}${until}: show this moment`}
          onClick={() => seek(event.atSeconds)}
          className="absolute top-1 h-4 rounded-sm border border-line-strong bg-sunk hover:border-ink"
          style={{ left: `${left}%`, width: `${width}%` }}
        />
        <Now length={length} />
      </span>
      <IconButton label={`Remove ${what} ${whom}`} onClick={onRemove} className="!size-6">
        <Trash2 size={12} />
      </IconButton>
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
