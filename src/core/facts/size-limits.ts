import { brokerNumber } from '../settings/resolve-settings'
import { formatBytes, formatCount } from '../shared/format'
import type { TopicView, TopicWriter } from '../views/views'

/** A batch's header and the most that one record adds to its key and value, without headers. */
export const OVERHEAD_BYTES = 61 + 21
/** Beyond this no setting of a size goes: Kafka keeps them as 32 bits with a sign. */
export const LARGEST_SIZE = 2_147_483_647

const REQUEST_KEY = 'socket.request.max.bytes'
const REQUEST_BYTES = 104_857_600

export interface SizeLimit {
  /** The producer or topic that has the limit; the cluster's has no name. */
  readonly of: string
  readonly at: 'producer' | 'topic' | 'cluster'
  readonly writer?: TopicWriter
  readonly key: string
  readonly bytes: number
  readonly errorClass: string
}

/** The size of a topic's largest record; an average that is larger is the better witness. */
export const largestRecord = ({ topic: { record } }: Pick<TopicView, 'topic'>): number =>
  Math.max(record?.maximumBytes ?? 0, record?.averageBytes ?? 0)

/**
 * The limits that the largest record does not pass, from the producer to the broker. Only a compression that the
 * design states makes it smaller: an assumed one must not hide that a record is refused.
 *
 * @see KafkaProducer.ensureValidRecordSize, UnifiedLog.analyzeAndValidateRecords and append, NetworkReceive
 */
export function limitsBelow(view: TopicView, largest: number): readonly SizeLimit[] {
  const { topic, settings, writers, cluster } = view
  const record = largest + OVERHEAD_BYTES
  const stored = Math.ceil(largest * (topic.record?.compressionRatio ?? 1)) + OVERHEAD_BYTES
  const below: SizeLimit[] = []
  for (const writer of writers) {
    for (const key of ['max.request.size', 'buffer.memory']) {
      const bytes = writer.settings.number(key)
      if (record > bytes)
        below.push({
          of: writer.producer.name,
          at: 'producer',
          writer,
          key,
          bytes,
          errorClass: 'RecordTooLargeException',
        })
    }
  }
  const request = brokerNumber(cluster, REQUEST_KEY, REQUEST_BYTES)
  if (stored > request && writers.length > 0)
    below.push({ of: '', at: 'cluster', key: REQUEST_KEY, bytes: request, errorClass: 'TimeoutException' })
  for (const [key, errorClass] of TOPIC_LIMITS) {
    const bytes = settings.number(key)
    if (stored > bytes) below.push({ of: topic.name, at: 'topic', key, bytes, errorClass })
  }
  return below
}

const TOPIC_LIMITS = [
  ['max.message.bytes', 'RecordTooLargeException'],
  ['segment.bytes', 'RecordBatchTooLargeException'],
] as const

/** Two sizes as text, to the byte where they would read the same. */
export function formatSizes(one: number, other: number): readonly [string, string] {
  const short = [formatBytes(one), formatBytes(other)] as const
  return short[0] === short[1] ? [`${formatCount(one)} bytes`, `${formatCount(other)} bytes`] : short
}
