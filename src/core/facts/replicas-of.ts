import { placementRefusal, placeReplicas } from '../kafka/replica-placement'
import type { Result } from '../shared/result'
import type { TopicView } from '../views/views'

/** One broker as the placement sees it. */
export interface PlacedBroker {
  readonly id: number
  readonly rack: string | undefined
  readonly leads: number
  readonly follows: number
}

export interface Placement {
  /** One list per partition, leader first. */
  readonly partitions: readonly (readonly number[])[]
  readonly brokers: readonly PlacedBroker[]
}

const MOST_REPLICAS = 100_000
const MOST_BROKERS = 1_000

/** Brokers 1, 2, 3 ... take turns over the racks, as a cluster that was laid out evenly has them. */
export const rackOf = (broker: number, racks: number): string => `rack-${(broker % racks) + 1}`

/**
 * Where Kafka would put a topic's replicas on a fresh cluster with every random offset at 0, and how many
 * each broker then leads and follows. An error is the sentence that Kafka refuses the topic with.
 *
 * @see org.apache.kafka.metadata.placement.StripedReplicaPlacer
 */
export function replicasOf(view: TopicView): Result<Placement> {
  const { cluster, partitions, replicationFactor } = view
  const racks = cluster.racks ?? 1
  if (cluster.brokers > MOST_BROKERS || partitions * replicationFactor > MOST_REPLICAS) {
    return { ok: false, error: 'There are too many replicas to list them.' }
  }
  const brokers = Array.from({ length: cluster.brokers }, (_, at) => ({
    id: at + 1,
    ...(racks > 1 && { rack: rackOf(at, racks) }),
  }))
  const refusal = placementRefusal({ brokers, replicationFactor })
  if (refusal !== undefined) return { ok: false, error: refusal }
  const placed = placeReplicas({ brokers, partitions, replicationFactor })
  const leads = new Map<number, number>()
  const follows = new Map<number, number>()
  for (const replicas of placed) {
    for (const [at, broker] of replicas.entries()) {
      const counts = at === 0 ? leads : follows
      counts.set(broker, (counts.get(broker) ?? 0) + 1)
    }
  }
  return {
    ok: true,
    value: {
      partitions: placed,
      brokers: brokers.map(({ id, rack }) => ({
        id,
        rack,
        leads: leads.get(id) ?? 0,
        follows: follows.get(id) ?? 0,
      })),
    },
  }
}
