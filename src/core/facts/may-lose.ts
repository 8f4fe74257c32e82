import type { ConsumerGroup } from '../model/design'
import type { TopicView } from '../views/views'

/** Whether a record that a group does not get costs nothing: by what it says that it needs, else by its purpose. */
export const mayGoMissing = ({ needs, purpose }: ConsumerGroup): boolean =>
  needs?.mayLose ?? (purpose !== undefined && purpose !== 'business')

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
    (readers.length > 0 && topic.external === undefined && readers.every(({ group }) => mayGoMissing(group)))
  )
}
