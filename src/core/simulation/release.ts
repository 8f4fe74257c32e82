/** What waited at those who are held back, and is written at once. */
import { settle } from './serve'
import type { TopicState } from './state'

/** Writes at once what waited for a topic. */
export function release(topic: TopicState, backlog: Float64Array, at: number): void {
  for (let partition = 0; partition < topic.partitions; partition += 1)
    releaseAt(topic, backlog, partition, at)
}

/** Writes at once what waited for a partition. */
export function releaseAt(topic: TopicState, backlog: Float64Array, partition: number, at: number): void {
  const records = backlog[partition] ?? 0
  if (records === 0) return
  backlog[partition] = 0
  for (const { group, from } of topic.readers) {
    settle(group, from + partition, at)
    group.lag[from + partition] = (group.lag[from + partition] ?? 0) + records
  }
}
