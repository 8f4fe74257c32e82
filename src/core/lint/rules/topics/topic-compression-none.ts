import type { Design } from '../../../model/design'
import { replaceNode } from '../../../model/replace-node'
import { formatBytesPerSecond } from '../../../shared/format'
import type { TopicWriter } from '../../../views/views'
import type { FixChoice } from '../../finding'
import { setWriterConfig } from '../../fixes'
import { producerConfigDocs } from '../../references'
import { defineRule } from '../../rule'
import { soundDesign } from '../../sound-design'

const CODECS = [
  { codec: 'lz4', label: 'Compress with lz4, which is fast' },
  { codec: 'zstd', label: 'Compress with zstd, which is small' },
] as const

function compress(topic: string, bare: readonly TopicWriter[], codec: string): (design: Design) => Design {
  return (design) => {
    const written = bare.reduce(
      (before, writer) => setWriterConfig(writer, { 'compression.type': codec }).apply(before),
      design,
    )
    return replaceNode(written, 'topic', topic, (node) =>
      node.config?.['compression.type'] === 'uncompressed'
        ? { ...node, config: { ...node.config, 'compression.type': 'producer' } }
        : node,
    )
  }
}

export const topicCompressionNone = defineRule({
  id: 'topic-compression-none',
  title: 'Records without compression',
  scope: 'topic',
  severity: 'info',
  kind: 'advice',
  why: 'A producer compresses whole batches, and they stay so on the network, on every replica’s disk and on the way to the readers. How much smaller they get depends on the records: text and JSON shrink to a fraction, what is dense or encrypted hardly at all. It costs processor time at the producer and the readers, and some at the leader, which decompresses each batch to validate it. Kafka’s default is no compression.',
  reference: producerConfigDocs('compression.type'),
  examples: () => ({
    bad: [
      soundDesign({ producer: { config: { 'compression.type': 'none' } } }),
      soundDesign({ producer: { config: { 'compression.type': undefined } } }),
      soundDesign({ topic: { config: { 'compression.type': 'uncompressed' } } }),
    ],
    good: [
      soundDesign({
        topic: { record: { averageBytes: 1200, maximumBytes: 20_000, compressionRatio: 1 } },
        producer: { config: { 'compression.type': undefined } },
      }),
      soundDesign({
        producer: { config: { 'compression.type': undefined } },
        cluster: { environment: 'development' },
      }),
      soundDesign({
        producer: {
          client: { library: 'librdkafka' },
          config: { 'compression.type': undefined, 'compression.codec': 'lz4' },
        },
      }),
    ],
  }),
  check({ topic, cluster, settings, writers, rate }, report) {
    if (writers.length === 0 || cluster.environment === 'development') return
    if (topic.record?.compressionRatio === 1) return
    const atTopic = settings.text('compression.type')
    if (atTopic !== 'producer' && atTopic !== 'uncompressed') return
    const bare = writers.filter((writer) => writer.settings.text('compression.type') === 'none')
    if (bare.length === 0 && atTopic === 'producer') return
    const names = bare.map(({ producer }) => producer.name)
    const choices: readonly FixChoice[] = CODECS.map(({ codec, label }) => ({
      label,
      fix: compress(topic.name, bare, codec),
    }))
    const [only] = names
    const isDefault = bare.every((writer) => writer.settings.origin('compression.type') === 'default')
    report({
      message:
        writers.length > 1 && names.length === 1 && atTopic === 'producer'
          ? `\`${topic.name}\` is written uncompressed by \`${only}\``
          : bare.length === 0
            ? `\`${topic.name}\` is stored uncompressed, whatever its producers send`
            : `\`${topic.name}\` is written uncompressed`,
      field: 'config.compression.type',
      ...(isDefault && atTopic === 'producer' && { notStated: 'compression' }),
      evidence: [
        { name: `compression.type of ${topic.name}`, value: atTopic },
        ...bare.map(({ producer }) => ({
          name: `compression.type of ${producer.name}`,
          value: isDefault ? 'none, the default' : 'none',
        })),
        { name: 'peak write', value: formatBytesPerSecond(rate.peakBytes) },
      ],
      choices,
    })
  },
})
