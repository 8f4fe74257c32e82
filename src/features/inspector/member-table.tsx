import { useMemo } from 'react'
import { assignmentOf, MOST_OWNERS } from '@/core/facts/assignment-of'
import { formatCount } from '@/core/shared/format'
import type { ConsumerGroupView } from '@/core/views/views'

/** `orders-0, orders-1, payments-3` by topic: `orders 0 1 · payments 3`. */
function shortened(owns: readonly string[]): string {
  const byTopic = new Map<string, string[]>()
  for (const owned of owns) {
    const dash = owned.lastIndexOf('-')
    const topic = owned.slice(0, dash)
    const known = byTopic.get(topic)
    if (known) known.push(owned.slice(dash + 1))
    else byTopic.set(topic, [owned.slice(dash + 1)])
  }
  return [...byTopic].map(([topic, partitions]) => `${topic} ${partitions.join(' ')}`).join(' · ')
}

/** Which consumer owns what after a first rebalance, as Kafka's own assignor gives it. */
export function MemberTable({ view }: { view: ConsumerGroupView }) {
  const owners = useMemo(() => assignmentOf(view), [view])
  if (owners === null) {
    return (
      <p className="text-ink-soft text-small">
        Groups of over {formatCount(MOST_OWNERS)} consumers are not spelled out.
      </p>
    )
  }
  return (
    <table className="w-full text-small">
      <thead className="text-left text-ink-soft">
        <tr>
          <th className="pr-2 font-normal">Consumer</th>
          <th className="font-normal">Owns, after a first rebalance</th>
        </tr>
      </thead>
      <tbody className="font-mono">
        {owners.map(({ consumer, owns }) => (
          <tr key={consumer} className="border-line border-t align-top">
            <td className="py-0.5 pr-2 whitespace-nowrap">{consumer}</td>
            <td className={owns.length === 0 ? 'py-0.5 text-warning' : 'py-0.5'}>
              {owns.length === 0 ? 'nothing: it is idle' : shortened(owns)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
