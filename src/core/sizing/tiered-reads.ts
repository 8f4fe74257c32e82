import type { Settings } from '../settings/settings'
import type { TopicReader, TopicView } from '../views/views'
import { compressionOf } from './compression'
import { isTiered } from './topic-storage'

/** What is read from remote storage, in bytes and in requests for them. */
export interface TieredReads {
  readonly bytes: number
  readonly requests: number
}

const NONE: TieredReads = { bytes: 0, requests: 0 }
/** `local.retention.ms` and `.bytes` where they follow the retention in all. */
const AS_IN_ALL = -2

/**
 * Returns for how many milliseconds a tiered topic's records stay on the brokers at least, as `local.retention.*` and
 * the rate a partition have it; no end where nothing ends it.
 */
export function localRetentionMs(settings: Settings, bytesPerSecondOfPartition: number): number {
  const limit = (of: 'ms' | 'bytes'): number => {
    const local = settings.number(`local.retention.${of}`)
    const all = settings.number(`retention.${of}`)
    const found = local === AS_IN_ALL ? all : local
    return found < 0 ? Number.POSITIVE_INFINITY : found
  }
  const bytes = limit('bytes')
  const filled =
    bytesPerSecondOfPartition > 0 ? (bytes / bytesPerSecondOfPartition) * 1000 : Number.POSITIVE_INFINITY
  return Math.min(limit('ms'), filled)
}

/** Whether a reader that comes back after its longest stop finds what it needs in remote storage only. */
export const readsRemotely = (
  { group: { longestStopMs = 0 } }: Pick<TopicReader, 'group'>,
  localMs: number,
): boolean => longestStopMs > localMs

/**
 * Returns what the groups of a topic read from remote storage when each comes back from its longest stop: what came in
 * meanwhile and is no longer on the brokers. A request brings `max.partition.fetch.bytes` of one partition at most.
 * Nothing of a topic without tiered storage, and of groups that do not say for how long they may stop.
 *
 * @see RemoteLogManager.read; KIP-405
 */
export function tieredReads(view: TopicView): TieredReads {
  const { settings, rate, partitions, topic, writers, readers, assumptions } = view
  if (!isTiered(settings) || rate.averageBytes === 0) return NONE
  const factor = compressionOf(topic, settings, writers).value * assumptions.values.growth
  const localMs = localRetentionMs(settings, (rate.averageBytes * factor) / partitions)
  const retention = settings.number('retention.ms')
  let bytes = 0
  let requests = 0
  for (const reader of readers) {
    if (!readsRemotely(reader, localMs)) continue
    const stop = reader.group.longestStopMs ?? 0
    const missed = Math.max(0, (retention < 0 ? stop : Math.min(stop, retention)) - localMs)
    const read = (reader.rate.averageBytes * factor * missed) / 1000
    bytes += read
    requests += Math.ceil(read / Math.max(1, reader.settings.number('max.partition.fetch.bytes')))
  }
  return { bytes, requests }
}
