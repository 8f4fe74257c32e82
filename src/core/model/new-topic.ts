import { DAY_MS } from '../shared/units'
import type { Topic } from './design'

/** Three replicas of which two must have a record survive any one broker. */
const SOUND_REPLICATION_FACTOR = 3

/** Kafka's own default for `retention.ms`, written down so that it is decided. */
const RETENTION_MS = 7 * DAY_MS

/** A topic as it is drawn at first, on a cluster of so many brokers: what nobody would undo, and no more. */
export function newTopicWith(name: string, brokers: number): Topic {
  const replicationFactor = Math.min(SOUND_REPLICATION_FACTOR, brokers)
  return {
    name,
    partitions: 'auto',
    replicationFactor,
    config: {
      ...(replicationFactor === SOUND_REPLICATION_FACTOR && { 'min.insync.replicas': 2 }),
      'retention.ms': RETENTION_MS,
    },
  }
}
