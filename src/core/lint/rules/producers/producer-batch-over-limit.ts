import { formatSizes } from '../../../facts/size-limits'
import { formatCount } from '../../../shared/format'
import { asChoice, setConfig, setWriterConfig } from '../../fixes'
import { producerConfigDocs } from '../../references'
import { defineRule } from '../../rule'
import { soundDesign } from '../../sound-design'

const BATCH = 'batch.size'
const TAKES = 'max.message.bytes'

export const producerBatchOverLimit = defineRule({
  id: 'producer-batch-over-limit',
  title: 'Batches larger than their topic takes',
  scope: 'producer',
  severity: 'warning',
  kind: 'advice',
  why: 'A topic compares max.message.bytes with each batch as it arrives, compressed, and refuses a larger one whole. The Java client then splits it and sends both halves, so that all of it travels twice or more often just when there is most to send; librdkafka gives all records of the batch up. It shows when batches fill: at a peak, or after a broker was gone for a moment.',
  reference: producerConfigDocs(BATCH),
  examples: () => ({
    bad: [
      soundDesign({ producer: { config: { [BATCH]: 2_000_000 } } }),
      soundDesign({ producer: { config: { [BATCH]: 500_000 } }, topic: { config: { [TAKES]: 100_000 } } }),
    ],
    good: [
      soundDesign({ producer: { config: { [BATCH]: 1_048_576 } } }),
      // A limit below the default size of a batch is of small records, of which few come at a time.
      soundDesign({
        topic: { config: { [TAKES]: 10_000 }, record: { averageBytes: 200, maximumBytes: 1_000 } },
      }),
      soundDesign({
        producer: { config: { [BATCH]: 4_194_304 } },
        topic: { config: { [TAKES]: 8_388_608 } },
        deadLetterTopic: { config: { [TAKES]: 8_400_000 } },
      }),
    ],
  }),
  check({ kind, producer, settings, writes, cluster }, report) {
    if (settings.origin(BATCH) !== 'user' || cluster.environment === 'development') return
    const batch = settings.number(BATCH)
    let least: (typeof writes)[number]['topic'] | undefined
    for (const { topic } of writes)
      if (
        topic.settings.number(TAKES) < batch &&
        (least === undefined || topic.settings.number(TAKES) < least.settings.number(TAKES))
      )
        least = topic
    if (least === undefined) return
    const takes = least.settings.number(TAKES)
    const [fills, limit] = formatSizes(batch, takes)
    report({
      message: `\`${producer.name}\` fills batches up to ${fills}, \`${least.name}\` takes ${limit} at a time`,
      field: `config.${BATCH}`,
      evidence: [
        { name: `${BATCH} of ${producer.name}`, value: `${formatCount(batch)} bytes` },
        { name: `${TAKES} of ${least.name}`, value: `${formatCount(takes)} bytes` },
      ],
      choices: [
        asChoice(setWriterConfig({ kind, producer }, { [BATCH]: takes })),
        ...(least.origin === undefined ? [asChoice(setConfig('topic', least.name, { [TAKES]: batch }))] : []),
      ],
    })
  },
})
