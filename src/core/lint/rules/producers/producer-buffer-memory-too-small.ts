import { isJavaClient } from '../../../kafka/client-libraries'
import { formatBytes, formatBytesPerSecond, formatCount, formatDuration } from '../../../shared/format'
import { GIB, MIB } from '../../../shared/units'
import { setConfig } from '../../fixes'
import { producerConfigDocs } from '../../references'
import { defineRule } from '../../rule'
import { soundDesign } from '../../sound-design'

const KEY = 'buffer.memory'
/** How long a batch is on its way, besides lingering. */
const ROUND_TRIP_MS = 10
/** A pause of the brokers that a producer should not feel; electing a leader takes longer. */
const SHORTEST_PAUSE_MS = 500

export const producerBufferMemoryTooSmall = defineRule({
  id: 'producer-buffer-memory-too-small',
  title: 'Too little memory for records on their way',
  scope: 'producer',
  severity: 'info',
  kind: 'advice',
  why: 'A producer takes a whole batch of memory for every partition that it has records for, and keeps it until the broker has answered. When buffer.memory is used up, send blocks the caller, and after max.block.ms it throws. The buffer should hold a batch for each busy partition and what comes in while a broker pauses, as it does whenever a partition gets a new leader.',
  reference: producerConfigDocs(KEY),
  examples: () => ({
    bad: [
      soundDesign({ producer: { config: { [KEY]: 65_536 } } }),
      soundDesign({
        producer: {
          instances: 1,
          config: { 'batch.size': 131_072 },
          produces: [{ topic: 'orders', recordsPerSecond: { average: 40_000, peak: 80_000 } }],
        },
      }),
    ],
    good: [
      soundDesign({ producer: { config: { [KEY]: 1_048_576 } } }),
      soundDesign({ producer: { instances: undefined, config: { 'batch.size': 1_048_576 } } }),
      soundDesign({
        producer: {
          client: { library: 'librdkafka' },
          config: { partitioner: 'murmur2_random', 'enable.idempotence': true },
          produces: [{ topic: 'orders', recordsPerSecond: { average: 400, peak: 800 } }],
        },
      }),
    ],
  }),
  check({ producer, settings, rate, writes }, report) {
    // Other libraries take no whole batch of memory for a partition.
    if (rate.peakRecords === 0 || !isJavaClient(producer.client)) return
    const instances = producer.instances ?? 1
    const buffer = settings.number(KEY)
    const waitMs = Math.max(0, settings.number('linger.ms')) + ROUND_TRIP_MS
    let partitions = 0
    for (const { topic } of writes) partitions += topic.partitions
    const open = Math.ceil((rate.peakRecords / instances / 1000) * waitMs)
    const batches = Math.min(partitions, open)
    const needed = batches * Math.max(0, settings.number('batch.size'))
    const perSecond = rate.peakBytes / instances
    const held = (buffer / perSecond) * 1000
    if (needed <= buffer && !(held < SHORTEST_PAUSE_MS)) return
    const wanted = Math.ceil(Math.max(2 * needed, perSecond) / MIB) * MIB
    report({
      message:
        needed > buffer
          ? `\`${producer.name}\` fills ${batches === 1 ? 'one batch' : `${formatCount(batches)} batches`} at once and has memory for ${formatCount(Math.floor(buffer / (needed / batches)))}`
          : `\`${producer.name}\` can hold ${formatDuration(held)} of its peak: the shortest pause stops it`,
      field: `config.${KEY}`,
      evidence: [
        { name: KEY, value: formatBytes(buffer) },
        { name: 'batch.size', value: formatBytes(settings.number('batch.size')) },
        { name: 'partitions written', value: formatCount(partitions) },
        { name: 'peak of one instance', value: formatBytesPerSecond(perSecond) },
      ],
      ...(wanted <= 16 * GIB && { fix: setConfig('producer', producer.name, { [KEY]: wanted }) }),
    })
  },
})
