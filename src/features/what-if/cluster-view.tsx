import Server from 'lucide-react/icons/server'
import ServerOff from 'lucide-react/icons/server-off'
import type { BrokerRun } from '@/core/simulation/simulation'
import { addEvent, changeScenario, useWhatIf } from '@/stores/document/what-if-store'
import { changeAt, clock } from './at-moment'

/** Brokers and racks with their leaders and replicas at the moment; a click stops one, or starts it again. */
export function ClusterView() {
  const brokers = useWhatIf(({ simulation }) => simulation?.brokers)
  if (!brokers)
    return (
      <p role="status" className="p-3 text-ink-soft">
        Simulating …
      </p>
    )
  const racks = new Map<string | null, BrokerRun[]>()
  for (const broker of brokers) racks.set(broker.rack, [...(racks.get(broker.rack) ?? []), broker])
  return (
    <div className="flex flex-wrap gap-3 p-2">
      {[...racks].map(([rack, inRack]) => (
        <section
          key={rack}
          aria-label={rack ?? 'Brokers'}
          className="min-w-48 flex-1 rounded-control border border-line p-2"
        >
          <h3 className="pb-1 text-ink-soft text-small">{rack ?? 'No racks'}</h3>
          <ul className="flex flex-wrap gap-2">
            {inRack.map((broker) => (
              <Broker key={broker.id} broker={broker} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}

function Broker({ broker: { id, replicas, changes } }: { broker: BrokerRun }) {
  const at = useWhatIf((state) => state.atSeconds)
  const now = changeAt(changes, at)
  const isUp = now?.isUp ?? true
  const events = useWhatIf(({ scenario }) => scenario.events)
  const lost = events.findIndex(
    ({ kind, broker, atSeconds, lastsSeconds }) =>
      kind === 'broker-lost' &&
      broker === id &&
      atSeconds <= at &&
      at < atSeconds + (lastsSeconds ?? Number.POSITIVE_INFINITY),
  )
  const stop = () => addEvent({ kind: 'broker-lost', broker: id, atSeconds: Math.round(at) })
  const start = () =>
    changeScenario(
      (scenario) => ({
        ...scenario,
        events: scenario.events.map((event, index) =>
          index === lost ? { ...event, lastsSeconds: Math.max(1, Math.round(at - event.atSeconds)) } : event,
        ),
      }),
      `Start broker ${id}`,
    )
  const isLost = lost >= 0
  return (
    <li
      className={`flex min-w-40 flex-1 flex-col rounded-control border px-2 py-1.5 ${isUp && !isLost ? 'border-line-strong' : 'border-error border-dashed'}`}
    >
      <span className="flex items-center gap-1.5">
        {isUp && !isLost ? (
          <Server size={14} aria-hidden="true" />
        ) : (
          <ServerOff size={14} aria-hidden="true" className="text-error" />
        )}
        <b
          className={`flex-1 font-mono font-semibold text-mono ${isUp && !isLost ? '' : 'text-error line-through'}`}
        >
          broker {id}
        </b>
        <button
          type="button"
          onClick={isLost ? start : stop}
          aria-label={`${isLost ? 'Start' : 'Stop'} broker ${id} at ${clock(at)}`}
          className="font-semibold text-accent hover:underline"
        >
          {isLost ? 'Start' : 'Stop'}
        </button>
      </span>
      <span className="flex justify-between text-ink-soft text-small">
        <span>
          leads <b className="font-semibold text-ink">{now?.leads ?? 0}</b> of {replicas} replicas
        </span>
        <span>{isUp && !isLost ? 'up' : 'down'}</span>
      </span>
    </li>
  )
}
