import type { BrokerRun } from '@/core/simulation/simulation'
import { useWhatIf } from '@/stores/document/what-if-store'
import { BrokerCard, ledAt } from './broker-card'
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
          <h3 className="pb-1 text-ink-soft text-small">{rack ?? 'No racks'}</h3>
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
