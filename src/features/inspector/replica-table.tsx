import { useMemo } from 'react'
import { replicasOf } from '@/core/facts/replicas-of'
import type { TopicView } from '@/core/views/views'

/** Partitions that are listed; the brokers above them count all. */
const LISTED = 100

/** Where Kafka would put the replicas on a fresh cluster, broker by broker and partition by partition. */
export function ReplicaTable({ view }: { view: TopicView }) {
  const placed = useMemo(() => replicasOf(view), [view])
  if (!placed.ok) return <p className="text-small text-warning">{placed.error}</p>
  const { brokers, partitions } = placed.value
  return (
    <>
      <table className="w-full text-small">
        <thead className="text-left text-ink-soft">
          <tr>
            <th className="font-normal">Broker</th>
            <th className="font-normal">Rack</th>
            <th className="text-right font-normal">Leads</th>
            <th className="text-right font-normal">Follows</th>
          </tr>
        </thead>
        <tbody>
          {brokers.map(({ id, rack, leads, follows }) => (
            <tr key={id} className="border-line border-t">
              <td className="py-0.5 font-mono">{id}</td>
              <td className="font-mono">{rack ?? '–'}</td>
              <td className="text-right">{leads}</td>
              <td className="text-right">{follows}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="mt-2 text-ink-soft text-small">
        Replicas by partition, the preferred leader first. Kafka starts at a random broker; here it is the
        first.
      </p>
      <ol start={0} className="font-mono text-small">
        {partitions.slice(0, LISTED).map((replicas, partition) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a partition is its number
          <li key={partition}>
            {partition}: {replicas.join(' ')}
          </li>
        ))}
      </ol>
    </>
  )
}
