import { clock } from '@/core/shared/clock'
import { formatCountOf } from '@/core/shared/format'
import type { BrokerRun } from '@/core/simulation/simulation'
import { addEvent, endEvent } from '@/stores/document/what-if-scenarios'
import { useWhatIf } from '@/stores/document/what-if-store'
import { BrokerCard, ledAt } from './broker-card'
import { isOn } from './event-words'
import { useMoment } from './use-moment'

/** Brokers and racks with their leaders, replicas and load at the moment; a click stops one, or starts it again. */
export function ClusterView() {
  const brokers = useWhatIf(({ simulation }) => simulation?.brokers)
  const at = useMoment()
  if (!brokers)
    return (
      <p role="status" className="p-3 text-ink-soft">
        Simulating …
      </p>
    )
  const racks = new Map<string | null, BrokerRun[]>()
  for (const broker of brokers) racks.set(broker.rack, [...(racks.get(broker.rack) ?? []), broker])
  const led = ledAt(brokers, at)
  return (
    <div className="flex flex-wrap gap-1.5 p-1.5">
      {[...racks].map(([rack, inRack]) => (
        <section
          key={rack}
          aria-label={rack ?? 'Brokers'}
          className="min-w-34 flex-1 rounded-control border border-line p-1.5"
        >
          {rack === null ? (
            <h3 className="pb-1 text-ink-soft text-small">No racks</h3>
          ) : (
            <RackHeader rack={rack} brokers={inRack.length} />
          )}
          <ul className="flex flex-wrap gap-1.5">
            {inRack.map((broker) => (
              <BrokerCard key={broker.id} broker={broker} led={led} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}

/** The name of a rack; a click stops all that is in it, or starts it again. */
function RackHeader({ rack, brokers }: { rack: string; brokers: number }) {
  const at = useMoment()
  const lost = useWhatIf(({ scenario }) =>
    scenario.events.findIndex(
      (event) => event.kind === 'rack-lost' && rack === `rack-${event.rack}` && isOn(event, at),
    ),
  )
  const isLost = lost >= 0
  const number = Number(/\d+$/.exec(rack)?.[0] ?? 1)
  const act = () =>
    isLost
      ? endEvent(lost, at, `Start ${rack}`)
      : addEvent({ kind: 'rack-lost', rack: number, atSeconds: Math.floor(at) })
  return (
    <h3 className="pb-1">
      <button
        type="button"
        onClick={act}
        aria-label={`${isLost ? 'Start' : 'Stop'} ${rack} at ${clock(at)}`}
        title={`${isLost ? 'Starts' : 'Stops'} ${formatCountOf(brokers, 'broker')} at ${clock(at)}`}
        className="flex w-full items-center justify-between rounded-sm text-small hover:bg-sunk"
      >
        <span className={isLost ? 'text-error line-through' : 'text-ink-soft'}>{rack}</span>
        <span className="font-semibold text-accent">{isLost ? 'Start rack' : 'Stop rack'}</span>
      </button>
    </h3>
  )
}
