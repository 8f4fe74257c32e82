import type { Settings } from '../settings/settings'

interface Replicated {
  readonly settings: Settings
  readonly replicationFactor: number
}

/**
 * Returns how many replicas must be in sync for a write with acks=all: min.insync.replicas, which Kafka cuts
 * down to the replicas that a partition has.
 *
 * @see Partition.effectiveMinIsr
 */
export const effectiveMinIsr = ({ settings, replicationFactor }: Replicated): number =>
  Math.min(settings.number('min.insync.replicas'), replicationFactor)
