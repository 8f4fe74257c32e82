import type { Cluster } from '../model/design'
import type { TopicView } from '../views/views'
import { compressionOf } from './compression'
import { isDiskless } from './topic-storage'

/** Bytes a second between racks, by what crosses. */
export interface RackTraffic {
  readonly produced: number
  readonly replicated: number
  readonly consumed: number
  /** What of the reads would stay in the rack if every group read from the nearest replica. */
  readonly saved: number
}

/** The racks that hold a broker: others have no part in any traffic. */
export const racksInUse = ({ racks = 1, brokers }: Cluster): number => Math.min(racks, brokers)

const NOTHING: RackTraffic = { produced: 0, replicated: 0, consumed: 0, saved: 0 }

/** Whether the brokers let a consumer that says where it is read from a replica there: by KIP-392. */
const selectsNearest = ({ config }: Cluster): boolean =>
  String(config?.['replica.selector.class'] ?? '').endsWith('RackAwareReplicaSelector')

/**
 * Returns what a topic sends between racks, at peak and on average. A producer writes to leaders, which are in all
 * racks alike; followers in other racks copy from there; a group reads from leaders too, or where the brokers select
 * by rack and its members say `client.rack`, from a replica in their own rack if one is there.
 *
 * @see StripedReplicaPlacer: replicas are spread over racks evenly; KIP-392
 */
export function rackTraffic(view: TopicView, of: 'peakBytes' | 'averageBytes'): RackTraffic {
  const { cluster, topic, settings, writers, readers, replicationFactor, rate, assumptions } = view
  const racks = racksInUse(cluster)
  // Any broker takes and gives every partition, so that clients stay in their own rack.
  if (isDiskless(settings, assumptions)) return NOTHING
  const factor = compressionOf(topic, settings, writers, of).value * assumptions.values.growth
  const written = rate[of] * factor
  const elsewhere = (racks - 1) / racks
  const withoutReplica = (racks - Math.min(racks, replicationFactor)) / racks
  const isNearest = selectsNearest(cluster)
  let consumed = 0
  let saved = 0
  for (const { rate: read, settings: consumer } of readers) {
    const bytes = read[of] * factor
    const staysInRack = isNearest && consumer.text('client.rack') !== ''
    consumed += bytes * (staysInRack ? withoutReplica : elsewhere)
    if (!staysInRack) saved += bytes * (elsewhere - withoutReplica)
  }
  return {
    produced: written * elsewhere,
    replicated: written * (replicationFactor - Math.ceil(replicationFactor / racks)),
    consumed,
    saved,
  }
}
