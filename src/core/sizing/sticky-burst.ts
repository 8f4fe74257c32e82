import { isJavaClient } from '../kafka/client-libraries'
import { DEFAULT_INSTANCES } from '../model/defaults'
import type { ConsumerGroupRead, TopicWriter } from '../views/views'
import { isKeyless } from './key-spread'
import type { StickyBurst } from './sizing'

/** A wait that people begin to ask about: shorter ones are lost among what polls and fetches do. */
const FELT_MS = 10_000

interface Inputs {
  readonly reads: readonly ConsumerGroupRead[]
  readonly processingMs: number
  readonly growth: number
}

/**
 * The longest such burst in what a group reads, or undefined where every one is worked off about as fast as it
 * comes. Java's producer sends records without a key to one partition until `batch.size` bytes are there, however
 * many requests that takes: at a low rate one partition, and so one member, gets everything for minutes, and the
 * others rest.
 *
 * @see BuiltInPartitioner.updatePartitionInfo, KIP-794
 */
export function stickyBurst({ reads, processingMs, growth }: Inputs): StickyBurst | undefined {
  if (processingMs === 0) return undefined
  let longest: (StickyBurst & { readonly waitMs: number }) | undefined
  for (const { topic } of reads) {
    if (topic.partitions === 1 || !isKeyless(topic.topic, topic.writers)) continue
    for (const writer of topic.writers) {
      const rate = (writer.rate.peakRecords * growth) / (writer.producer.instances ?? DEFAULT_INSTANCES)
      if (rate === 0 || !isSticky(writer)) continue
      const batch = writer.settings.number('batch.size')
      const records = Math.max(1, Math.ceil(batch / Math.max(1, topic.averageRecordBytes)))
      if (records === 1) continue
      const workMs = records * processingMs
      const waitMs = workMs - (records * 1000) / rate
      if (waitMs < FELT_MS || waitMs <= (longest?.waitMs ?? 0)) continue
      longest = { at: writer.id, topic: topic.id, records, rate, workMs, waitMs }
    }
  }
  return longest
}

/** Other libraries choose anew sooner, librdkafka every `sticky.partitioning.linger.ms`; a partitioner class of one's own may do anything. */
const isSticky = ({ producer, settings }: TopicWriter): boolean =>
  isJavaClient(producer.client) && settings.text('partitioner.class') === ''
