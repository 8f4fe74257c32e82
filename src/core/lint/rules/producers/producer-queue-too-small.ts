import { isLibrdkafka } from '../../../kafka/client-libraries'
import type { Producer } from '../../../model/design'
import {
  formatBytesPerSecond,
  formatCount,
  formatDuration,
  formatRecordsPerSecond,
} from '../../../shared/format'
import { KIB } from '../../../shared/units'
import { setWriterConfig } from '../../fixes'
import { LIBRDKAFKA_SETTINGS } from '../../references'
import { defineRule } from '../../rule'
import { soundDesign } from '../../sound-design'

const MESSAGES = 'queue.buffering.max.messages'
const KBYTES = 'queue.buffering.max.kbytes'
/** @see CONFIGURATION.md of librdkafka 2.15 */
const DEFAULTS = { [MESSAGES]: 100_000, [KBYTES]: 1_048_576 } as const
/** How long a partition may be without a leader when its broker fails. */
const PAUSE_MS = 2_000
/** A pause that every election brings: where nobody chose the limits, they are small only against this. */
const SHORTEST_PAUSE_MS = 500

function limitOf({ config }: Producer, key: keyof typeof DEFAULTS): number {
  const stated = Number(config?.[key] ?? DEFAULTS[key])
  // Zero lifts the limit on the number.
  return stated > 0 ? stated : Number.POSITIVE_INFINITY
}

export const producerQueueTooSmall = defineRule({
  id: 'producer-queue-too-small',
  title: 'A queue that is full before a broker is back',
  scope: 'producer',
  severity: 'warning',
  kind: 'advice',
  why: 'librdkafka keeps records that are not acknowledged yet in a queue, up to queue.buffering.max.messages records and queue.buffering.max.kbytes. A full queue makes the next call fail with “Local: Queue full”: the application has to wait and try again, or the record is lost. Let the queue hold some seconds of the peak, since a partition waits that long for a new leader.',
  reference: LIBRDKAFKA_SETTINGS,
  examples: () => {
    const of = (config: Readonly<Record<string, number>>, peak = 800) =>
      soundDesign({
        producer: {
          client: { library: 'librdkafka' },
          instances: 1,
          config: { partitioner: 'murmur2_random', 'enable.idempotence': true, ...config },
          produces: [{ topic: 'orders', recordsPerSecond: { average: 400, peak } }],
        },
      })
    return { bad: [of({ [MESSAGES]: 1_000 }), of({ [KBYTES]: 500 })], good: [of({ [MESSAGES]: 10_000 })] }
  },
  check({ kind, producer, rate, cluster }, report) {
    if (!isLibrdkafka(producer.client) || rate.peakRecords === 0 || cluster.environment === 'development')
      return
    const instances = producer.instances ?? 1
    const [records, bytes] = [rate.peakRecords / instances, rate.peakBytes / instances]
    const [messages, kbytes] = [limitOf(producer, MESSAGES), limitOf(producer, KBYTES)]
    const [byMessages, byBytes] = [(messages / records) * 1000, ((kbytes * KIB) / bytes) * 1000]
    const held = Math.min(byMessages, byBytes)
    const isChosen = MESSAGES in (producer.config ?? {}) || KBYTES in (producer.config ?? {})
    if (!(held < (isChosen ? PAUSE_MS : SHORTEST_PAUSE_MS))) return
    const binding = byMessages <= byBytes ? MESSAGES : KBYTES
    const wanted = (each: number, size: number): number => Math.ceil((10 * each) / size / 1000) * 1000
    report({
      message: `\`${producer.name}\` queues ${formatDuration(held)} of its peak: then its calls fail until brokers answer`,
      field: `config.${binding}`,
      evidence: [
        { name: MESSAGES, value: formatCount(messages) },
        { name: KBYTES, value: formatCount(kbytes) },
        {
          name: 'peak of one instance',
          value: `${formatRecordsPerSecond(records)}, ${formatBytesPerSecond(bytes)}`,
        },
      ],
      fix: setWriterConfig(
        { kind, producer },
        {
          ...(byMessages < PAUSE_MS && { [MESSAGES]: wanted(records, 1) }),
          ...(byBytes < PAUSE_MS && { [KBYTES]: wanted(bytes, KIB) }),
        },
        'Queue ten seconds of the peak',
      ),
    })
  },
})
