import type { TopicView } from '../views/views'

/**
 * Whether a topic is written by its writers' own word so that records may be lost, or by settings that come
 * to the same where nothing but reports and logs depends on it. What acks=1 happens to give is no such word.
 */
export function isMeantToLose({
  topic,
  writers,
  readers,
}: Pick<TopicView, 'topic' | 'writers' | 'readers'>): boolean {
  if (writers.length === 0 || !writers.every(({ delivery }) => delivery === 'at-most-once')) return false
  return (
    writers.every(({ producer }) => producer.delivery === 'at-most-once') ||
    (readers.length > 0 &&
      topic.external === undefined &&
      readers.every(({ group: { purpose } }) => purpose !== undefined && purpose !== 'business'))
  )
}
