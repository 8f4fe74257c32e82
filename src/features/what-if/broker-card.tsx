/** One broker at the moment: what it leads, what it takes in and sends; a click stops it, or starts it again. */
import Server from 'lucide-react/icons/server'
import ServerOff from 'lucide-react/icons/server-off'
import { clock } from '@/core/shared/clock'
import { formatBytesPerSecond } from '@/core/shared/format'
import type { BrokerRun } from '@/core/simulation/simulation'
import { addEvent, endEvent } from '@/stores/document/what-if-scenarios'
import { useWhatIf } from '@/stores/document/what-if-store'
import { changeAt, rateAt } from './at-moment'
import { isOn } from './event-words'
import { useMoment } from './use-moment'

/** Whether it is up at the moment, and the event that stops it. */
function useBroker({ id, rack, changes }: BrokerRun) {
  const at = useMoment()
  const events = useWhatIf(({ scenario }) => scenario.events)
  const now = changeAt(changes, at)
  const lost = events.findIndex(
    (event) =>
      ((event.kind === 'broker-lost' && event.broker === id) ||
        (event.kind === 'rack-lost' && rack === `rack-${event.rack}`)) &&
      isOn(event, at),
  )
  const stop = () => addEvent({ kind: 'broker-lost', broker: id, atSeconds: Math.floor(at) })
  const start = () => endEvent(lost, at, `Start broker ${id}`)
  const isLost = lost >= 0
  return { at, now, isDown: isLost || now?.isUp === false, isLost, act: isLost ? start : stop }
}

interface Props {
  readonly broker: BrokerRun
  /** The partitions that have a leader at the moment, of all brokers. */
  readonly led: number
  /** Whether its rack is said beside its name. */
  readonly withRack?: boolean
}

export function BrokerCard({ broker, led, withRack = false }: Props) {
  const { id, rack, replicas, bytesIn, bytesOut } = broker
  const { at, now, isDown, isLost, act } = useBroker(broker)
  const seconds = useWhatIf(({ simulation }) => simulation?.seconds)
  const rate = (values: readonly number[]) =>
    formatBytesPerSecond(isDown || !seconds ? 0 : rateAt(seconds, values, at))
  const Icon = isDown ? ServerOff : Server
  return (
    <li
      className={`flex flex-1 flex-col rounded-control ${withRack ? '@min-[860px]:min-w-46 @min-[860px]:px-2' : 'min-w-29'} border bg-raised px-1.5 py-1.5 ${isDown ? 'border-error border-dashed' : 'border-line-strong'}`}
    >
      <span className="flex items-center gap-1">
        <Icon
          size={14}
          aria-hidden="true"
          className={`shrink-0 ${isDown ? 'text-error' : ''} ${withRack ? '@max-[859px]:hidden' : ''}`}
        />
        <b
          className={`whitespace-nowrap font-mono font-semibold text-mono ${isDown ? 'text-error line-through' : ''}`}
        >
          broker {id}
        </b>
        <span className="min-w-0 flex-1 truncate text-ink-soft text-small">
          {isDown ? (
            <span className={withRack ? '@max-[859px]:hidden' : ''}>down</span>
          ) : (
            withRack && <span className="@max-[859px]:hidden">{rack}</span>
          )}
        </span>
        <button
          type="button"
          onClick={act}
          aria-label={`${isLost ? 'Start' : 'Stop'} broker ${id} at ${clock(at)}`}
          className="rounded-control font-semibold text-accent hover:bg-sunk @max-[859px]:text-small"
        >
          {isLost ? 'Start' : 'Stop'}
        </button>
      </span>
      <span
        className="flex flex-wrap justify-between gap-x-2 whitespace-nowrap text-ink-soft text-small"
        title={`${replicas} replicas · ${rate(bytesIn)} in, written and copied · ${rate(bytesOut)} out, read and copied`}
      >
        <span>
          leads <b className="font-semibold text-ink">{now?.leads ?? 0}</b> of {led}
        </span>
        {withRack ? (
          <span className="@max-[859px]:hidden">{rate(bytesIn)} in</span>
        ) : (
          <span>{replicas} replicas</span>
        )}
      </span>
      {!withRack && (
        <span className="flex flex-wrap justify-between gap-x-2 whitespace-nowrap text-ink-soft text-small">
          <span>{rate(bytesIn)} in</span>
          <span>{rate(bytesOut)} out</span>
        </span>
      )}
    </li>
  )
}

/** The partitions that have a leader at a moment. */
export const ledAt = (brokers: readonly BrokerRun[], at: number): number =>
  brokers.reduce((sum, { changes }) => sum + (changeAt(changes, at)?.leads ?? 0), 0)
