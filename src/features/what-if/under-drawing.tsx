/** What stands on the ground of the drawing while a scenario is shown: the moment, what the heat means, the brokers. */
import { useEffect, useState } from 'react'
import { createPortal } from 'react-dom'
import { useWhatIf } from '@/stores/document/what-if-store'
import { clock } from './at-moment'
import { BrokerCard, ledAt } from './broker-card'
import { HEAT, HEAT_SECONDS } from './heat'
import { useMoment } from './use-moment'

/** More stand in the cluster view. */
const MOST_BROKERS = 24

interface Props {
  /** False while the cluster view has them. */
  readonly hasBrokers: boolean
}

export function UnderDrawing({ hasBrokers }: Props) {
  const [ground, setGround] = useState<Element | null>(null)
  useEffect(() => setGround(document.querySelector('.react-flow')), [])
  const brokers = useWhatIf(({ simulation }) => simulation?.brokers)
  const scenario = useWhatIf(({ scenario: { name } }) => name)
  const isPlaying = useWhatIf((state) => state.isPlaying)
  const at = useMoment()
  if (!ground || !brokers) return null
  const led = ledAt(brokers, at)
  return createPortal(
    <div className="@container pointer-events-none absolute inset-0 z-[4] print:hidden">
      <p className="absolute top-2 left-3 rounded-sm bg-ink px-2 py-0.5 text-raised text-small tabular-nums">
        <b className="font-semibold">{clock(at)}</b> of {scenario}
        {isPlaying ? '' : ', paused'}
      </p>
      {/* The brokers have the room of the small map: where they stand all is in sight. */}
      {hasBrokers && <style>{'div:has(> [aria-label="Minimap"]){display:none}'}</style>}
      <div className="absolute right-3 bottom-[50px] left-3 flex items-stretch gap-2 overflow-x-auto @min-[860px]:bottom-3 @min-[860px]:left-[264px]">
        <Legend />
        {hasBrokers && (
          <ul aria-label="Brokers at this moment" className="pointer-events-auto flex gap-2">
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

const sayLimit = (seconds: number): string => (seconds >= 60 ? `${seconds / 60} min` : `${seconds} s`)

function Legend() {
  return (
    <div className="hidden shrink-0 flex-col justify-between rounded-control border border-line bg-raised px-2 py-1 text-ink-soft text-small @min-[860px]:flex">
      <span>Oldest unread</span>
      <span className="flex">
        {HEAT.slice(1).map((colour, at) => (
          <span key={colour} className="flex w-8 flex-col">
            <span className="h-2" style={{ background: `var(${colour})` }} />
            <span className="text-[9px] leading-[11px]">{sayLimit(HEAT_SECONDS[at] ?? 0)}</span>
          </span>
        ))}
      </span>
    </div>
  )
}
