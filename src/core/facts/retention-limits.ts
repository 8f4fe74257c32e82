import { HOUR_MS } from '../shared/units'
import { compressionOf } from '../sizing/compression'
import type { TopicView } from '../views/views'

export interface RetentionLimit {
  readonly key: 'retention.ms' | 'retention.bytes'
  readonly retainedMs: number
  /** What the setting would have to be to keep records for so long. */
  readonly valueFor: (ms: number) => number
}

/** The limits that end a record's life, each with how long it stays at least; a topic without traffic fills nothing. */
export function retentionLimits({
  topic,
  settings,
  rate,
  partitions,
  writers,
}: TopicView): readonly RetentionLimit[] {
  const ms = settings.number('retention.ms')
  const bytes = settings.number('retention.bytes')
  const perMs = (rate.averageBytes * compressionOf(topic, settings, writers).value) / partitions / 1000
  const limits: RetentionLimit[] = []
  if (ms >= 0 && ms < 2 ** 53)
    limits.push({
      key: 'retention.ms',
      retainedMs: ms,
      valueFor: (needed) => Math.ceil(needed / HOUR_MS) * HOUR_MS,
    })
  if (bytes >= 0 && bytes < 2 ** 53 && perMs > 0)
    limits.push({
      key: 'retention.bytes',
      retainedMs: bytes / perMs,
      valueFor: (needed) => Math.ceil(needed * perMs),
    })
  return limits
}

/** How long the topic's records stay at least, by the limit that ends it; null where none does. */
export const shortestLimit = (view: TopicView): RetentionLimit | null =>
  retentionLimits(view).reduce<RetentionLimit | null>(
    (shortest, limit) => (shortest === null || limit.retainedMs < shortest.retainedMs ? limit : shortest),
    null,
  )
