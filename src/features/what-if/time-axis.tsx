import { clock } from '@/core/shared/clock'
import { seek, useWhatIf } from '@/stores/document/what-if-store'
import { ICONS_PIXELS, LABEL_PIXELS } from './lanes'
import { ticksOf } from './time-ticks'

/** So near to the moment that is shown, as a share of the whole, no other time has room. */
const HIDDEN = 0.12
/** Half the width of what a range draws for its value, by which it is wider than the axis. */
const HALF_THUMB = 8

/** The time of the scenario over its lanes and its chart, with the moment that is shown: dragged, clicked, or moved by keys. */
export function TimeAxis() {
  const at = useWhatIf((state) => state.atSeconds)
  const length = useWhatIf(({ scenario }) => scenario.lengthSeconds)
  const ticks = ticksOf(length)
  const left = `${Math.min(100, (at / length) * 100)}%`
  return (
    <div className="flex h-6 shrink-0 items-center border-line border-t text-ink-soft text-small">
      <span className="shrink-0 pl-2" style={{ width: LABEL_PIXELS }}>
        Time
      </span>
      <span className="relative h-full min-w-0 flex-1">
        {ticks.map(
          (tick) =>
            Math.abs(tick - at) >= HIDDEN * length && (
              <span
                key={tick}
                aria-hidden="true"
                className="absolute top-1 -translate-x-1/2 tabular-nums"
                style={{ left: `${(tick / length) * 100}%` }}
              >
                {clock(tick)}
              </span>
            ),
        )}
        <input
          type="range"
          aria-label="Moment of the scenario"
          aria-valuetext={`${clock(at)} of ${clock(length)}`}
          min={0}
          max={length}
          step={length / 400}
          value={at}
          onChange={(event) => seek(Number(event.target.value))}
          className="peer absolute inset-y-0 cursor-ew-resize opacity-0"
          style={{ left: -HALF_THUMB, width: `calc(100% + ${2 * HALF_THUMB}px)` }}
        />
        <span
          aria-hidden="true"
          className="pointer-events-none absolute top-0.5 -translate-x-1/2 rounded-sm bg-ink px-1.5 py-px font-semibold text-raised tabular-nums peer-focus-visible:outline-2 peer-focus-visible:outline-accent peer-focus-visible:outline-offset-1"
          style={{ left }}
        >
          {clock(at)}
        </span>
      </span>
      <span className="shrink-0" style={{ width: ICONS_PIXELS }} />
    </div>
  )
}
