import { compressionOf } from '../sizing/compression'
import type { TopicView } from '../views/views'

/**
 * Returns the milliseconds after which a segment is closed: by its age, or because it is full at the average
 * rate.
 *
 * @see LogSegment.shouldRoll
 */
export function segmentRollMs({ topic, settings, rate, partitions, writers }: TopicView): number {
  const byAge = settings.number('segment.ms')
  const perMs = (rate.averageBytes * compressionOf(topic, settings, writers).value) / partitions / 1000
  return perMs === 0 ? byAge : Math.min(byAge, settings.number('segment.bytes') / perMs)
}
