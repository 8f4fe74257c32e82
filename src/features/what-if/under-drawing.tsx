/** What stands on the ground of the drawing while a scenario is shown: the moment, what the heat means, the brokers. */
import { useCallback, useEffect, useState } from 'react'
import { createPortal } from 'react-dom'
import { clock } from '@/core/shared/clock'
import { useWhatIf } from '@/stores/document/what-if-store'
import { coverFoot } from '@/stores/session/session-store'
import { BrokerCard, ledAt } from './broker-card'
import { useDiagnosis } from './diagnosis-store'
import { HEAT, HEAT_SECONDS } from './heat'
import { useMoment } from './use-moment'

/** More stand in the cluster view. */
const MOST_BROKERS = 24
/** What stands over the foot of the drawing keeps so far from what is shown whole. */
const AIR = 8

interface Props {
  /** False while the cluster view has them. */
  readonly hasBrokers: boolean
}

export function UnderDrawing({ hasBrokers }: Props) {
  const [ground, setGround] = useState<Element | null>(null)
  useEffect(() => setGround(document.querySelector('.react-flow')), [])
  const brokers = useWhatIf(({ simulation }) => simulation?.brokers)
  const scenario = useWhatIf(({ scenario: { name } }) => name)
  const traffic = useWhatIf(({ scenario: { traffic: rates } }) => rates ?? 'average')
  const isPlaying = useWhatIf((state) => state.isPlaying)
  const at = useMoment()
  const isReal = useDiagnosis() !== null
  const watch = useFoot(ground)
  if (!ground || !brokers) return null
  const led = ledAt(brokers, at)
  return createPortal(
    <div className="@container pointer-events-none absolute inset-0 z-[4] print:hidden">
      <p className="absolute top-2 left-3 rounded-sm bg-ink px-2 py-0.5 text-raised text-small tabular-nums">
        {isReal ? (
          'As read from the listing: nothing of the scenario is shown'
        ) : (
          <>
            <b className="font-semibold">{clock(at)}</b> of {scenario}, at {traffic} rates
            {isPlaying ? '' : ', paused'}
            <span className="@max-[859px]:sr-only">. Widths of edges: the design’s, at its peak</span>
          </>
        )}
      </p>
      {/* The small map stands on the brokers. */}
      {hasBrokers && <style>{MAP_ABOVE}</style>}
      <div
        ref={watch}
        className="absolute right-3 bottom-3 left-[264px] flex items-stretch gap-1.5 overflow-x-auto"
      >
        {!isReal && <Legend />}
        {hasBrokers && !isReal && (
          <ul aria-label="Brokers at this moment" className="pointer-events-auto flex min-w-0 gap-1.5">
            {brokers.slice(0, MOST_BROKERS).map((broker) => (
              <BrokerCard key={broker.id} broker={broker} led={led} withRack />
            ))}
          </ul>
        )}
      </div>
    </div>,
    ground,
  )
}

const MAP_ABOVE =
  'div:has(> [aria-label="Minimap"]){bottom:72px !important}@media (pointer:coarse){div:has(> [aria-label="Minimap"]){bottom:104px !important}}'

/** Tells how much of the foot of the drawing an element covers, as long as it stands there. */
function useFoot(ground: Element | null): (element: HTMLElement | null) => (() => void) | undefined {
  return useCallback(
    (element) => {
      if (!element || !ground) return
      const look = () =>
        coverFoot(
          Math.round(ground.getBoundingClientRect().bottom - element.getBoundingClientRect().top) + AIR,
        )
      look()
      const observer = new ResizeObserver(look)
      observer.observe(element)
      return () => {
        observer.disconnect()
        coverFoot(0)
      }
    },
    [ground],
  )
}

const sayLimit = (seconds: number): string => (seconds >= 60 ? `${seconds / 60} min` : `${seconds} s`)

function Legend() {
  return (
    <div className="flex shrink-0 flex-col justify-between whitespace-nowrap rounded-control border border-line bg-raised px-1.5 py-1 text-ink-soft text-small">
      <span title="How long ago the oldest record was written that a group has not read, at this moment">
        Oldest unread<span className="@max-[859px]:sr-only"> at this moment</span>
      </span>
      <span className="flex">
        {HEAT.slice(1).map((colour, at) => (
          <span key={colour} className="flex w-4 flex-col @min-[860px]:w-9">
            <span className="h-2" style={{ background: `var(${colour})` }} />
            <span
              className={`whitespace-nowrap leading-[13px] ${at === 0 ? '' : at === HEAT.length - 2 ? 'self-end' : '@max-[859px]:invisible @max-[859px]:w-0'}`}
            >
              {sayLimit(HEAT_SECONDS[at] ?? 0)}
            </span>
          </span>
        ))}
      </span>
    </div>
  )
}
