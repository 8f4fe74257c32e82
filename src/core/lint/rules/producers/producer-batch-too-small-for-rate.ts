import { formatBytes, formatBytesPerSecond, formatCount, formatSignificant } from '../../../shared/format'
import { KIB } from '../../../shared/units'
import { compressionOf } from '../../../sizing/compression'
import type { WriterView } from '../../../views/views'
import { setConfig } from '../../fixes'
import { producerConfigDocs } from '../../references'
import { defineRule, type Report } from '../../rule'
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

const LINGER = 'linger.ms'
/** Requests per second from all instances that one broker should not get for a few records each. */
const MANY_REQUESTS = 5_000
/** A request and its answer within a data centre. */
const ROUND_TRIP_MS = 2
/** So few records in a batch are as good as none. */
const FEW_RECORDS = 10
/** From so long on a producer waits for company. */
const WAITS_MS = 2
const ENOUGH_MS = 20

/**
 * Reports a producer that does not wait for its batches to fill: what it collects while a request is under way is all
 * that a batch has, and each broker gets the next request at once.
 */
function reportHurry(
  { producer, settings, rate, writes, cluster }: WriterView,
  report: (report: Report) => void,
): void {
  const linger = settings.number(LINGER)
  if (!(linger < WAITS_MS)) return
  const records = rate.peakRecords / (producer.instances ?? 1)
  const perSecond = 1000 / (Math.max(0, linger) + ROUND_TRIP_MS)
  let targets = 0
  for (const { topic } of writes) targets += topic.topic.key?.strategy === 'none' ? 1 : topic.partitions
  const inBatch = Math.max(1, records / Math.max(1, targets) / perSecond)
  const requests = Math.min(records / inBatch, cluster.brokers * perSecond)
  const ofAll = (requests * (producer.instances ?? 1)) / cluster.brokers
  if (inBatch >= FEW_RECORDS || (requests <= MANY_BATCHES && ofAll <= MANY_REQUESTS)) return
  report({
    message: `\`${producer.name}\` sends ${formatCount(Math.round(requests))} requests a second from each instance, with ${formatSignificant(inBatch) === '1' ? 'one record' : `${formatSignificant(inBatch)} records`} in a batch: it does not wait for more`,
    field: `config.${LINGER}`,
    cause: LINGER,
    why: 'A batch goes when it is full or when linger.ms has passed. Where that is next to nothing, a batch holds what came while the request before was under way: at a high rate over many partitions that is a record or two, with a request for every few of them, which costs processor time in the client and in every broker and compresses badly. Some milliseconds of waiting fill the batches, and often make the whole quicker.',
    evidence: [
      { name: LINGER, value: `${linger} ms` },
      { name: 'records of one instance', value: `${formatCount(Math.round(records))} records/s at peak` },
      { name: 'requests to each broker', value: `${formatCount(Math.round(ofAll))} /s from all instances` },
      { name: 'partitions written', value: formatCount(targets) },
      { name: 'one request and its answer', value: `${ROUND_TRIP_MS} ms, an assumption` },
    ],
    fix: setConfig('producer', producer.name, { [LINGER]: ENOUGH_MS }),
  })
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
      soundDesign({
        producer: {
          instances: 1,
          config: { [LINGER]: 0, [KEY]: 262_144 },
          produces: [{ topic: 'orders', recordsPerSecond: { average: 3_000, peak: 6_000 } }],
        },
        topic: { record: { averageBytes: 200 } },
      }),
    ],
    good: [
      soundDesign({ producer: { instances: 10, config: { [KEY]: 1_000 } } }),
      soundDesign({ producer: { config: { [KEY]: 8_192 } } }),
      soundDesign({ producer: { config: { [LINGER]: 0 } } }),
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
    if (!isAlone && rate.peakBytes / instances / batch <= MANY_BATCHES) {
      reportHurry(view, report)
      return
    }
    const stored = storedPerInstance(view)
    const batches = isAlone ? rate.peakRecords / instances : stored / batch
    if (!isAlone && batches <= MANY_BATCHES) {
      reportHurry(view, report)
      return
    }
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
