import { isTransactional } from '../delivery/producer-hop'
import type { ConsumerGroupRead, TopicWriter } from '../views/views'

/** A topic whose reader is handed records of aborted transactions, and who writes them. */
export interface AbortedRecords {
  readonly topic: string
  readonly writer: TopicWriter
}

/** Returns the first topic that is written in transactions among those that are read; undefined where none is. */
export function abortedRecords(reads: readonly ConsumerGroupRead[]): AbortedRecords | undefined {
  for (const { topic } of reads) {
    const writer = topic.writers.find(({ settings }) => isTransactional(settings))
    if (writer) return { topic: topic.name, writer }
  }
  return undefined
}
