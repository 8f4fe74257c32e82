import { formatBytes, formatBytesPerSecond, formatCount } from '../../../shared/format'
import { KIB } from '../../../shared/units'
import { compressionOf } from '../../../sizing/compression'
import type { WriterView } from '../../../views/views'
import { setConfig } from '../../fixes'
import { producerConfigDocs } from '../../references'
import { defineRule } from '../../rule'
import { soundDesign } from '../../sound-design'

const KEY = 'batch.size'
/** Batches per second of one instance beyond which it works for requests rather than for records. */
const MANY_BATCHES = 1_000
/** Records per second of one instance from which batching matters at all. */
const MANY_RECORDS = 100
/** Beyond this size a record is its own batch whatever is set. */
const LARGE_RECORD_BYTES = 16 * KIB

/** The next power of two, which is how batch sizes are spoken of. */
const roundUp = (bytes: number): number => 2 ** Math.ceil(Math.log2(bytes))

/** Stored bytes per second at peak of one instance. */
function storedPerInstance({ producer, writes }: WriterView): number {
  let bytes = 0
  for (const { topic, rate } of writes)
    bytes += rate.peakBytes * compressionOf(topic.topic, topic.settings, topic.writers).value
  return bytes / (producer.instances ?? 1)
}

export const producerBatchTooSmallForRate = defineRule({
  id: 'producer-batch-too-small-for-rate',
  title: 'Batches too small for the rate',
  scope: 'producer',
  severity: 'info',
  kind: 'advice',
  why: 'A producer sends batches, one per partition, each up to batch.size. At a high rate small batches mean thousands of requests a second, which cost processor time in the client and in every broker, and compress badly; where a single record fills a batch there is no batching at all. A larger batch costs memory only and makes nobody wait: it goes as soon as linger.ms has passed.',
  reference: producerConfigDocs(KEY),
  examples: () => ({
    bad: [
      soundDesign({ producer: { config: { [KEY]: 1_000 } } }),
      soundDesign({
        producer: {
          instances: 1,
          produces: [{ topic: 'orders', recordsPerSecond: { average: 30_000, peak: 60_000 } }],
        },
      }),
    ],
    good: [
      soundDesign({ producer: { instances: 10, config: { [KEY]: 1_000 } } }),
      soundDesign({ producer: { config: { [KEY]: 8_192 } } }),
    ],
  }),
  check(view, report) {
    const { producer, settings, rate } = view
    if (rate.peakRecords === 0) return
    const instances = producer.instances ?? 1
    const batch = Math.max(1, settings.number(KEY))
    const record = rate.peakBytes / rate.peakRecords
    const isAlone =
      record >= batch && record < LARGE_RECORD_BYTES && rate.peakRecords / instances > MANY_RECORDS
    if (!isAlone && rate.peakBytes / instances / batch <= MANY_BATCHES) return
    const stored = storedPerInstance(view)
    const batches = isAlone ? rate.peakRecords / instances : stored / batch
    if (!isAlone && batches <= MANY_BATCHES) return
    const wanted = roundUp(Math.max(16 * KIB, isAlone ? record * 10 : 0, (stored / MANY_BATCHES) * 2))
    const fits = wanted <= settings.number('max.request.size') && wanted <= settings.number('buffer.memory')
    report({
      message: isAlone
        ? `\`${producer.name}\` sends every record in a batch of its own`
        : `\`${producer.name}\` sends ${formatCount(Math.round(batches))} batches a second from each instance`,
      field: `config.${KEY}`,
      evidence: [
        { name: KEY, value: formatBytes(batch) },
        { name: 'average record', value: formatBytes(record) },
        { name: 'peak of one instance, stored', value: formatBytesPerSecond(stored) },
      ],
      ...(fits && { fix: setConfig('producer', producer.name, { [KEY]: wanted }) }),
    })
  },
})
