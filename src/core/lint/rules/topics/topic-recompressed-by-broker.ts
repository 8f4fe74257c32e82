import type { TopicWriter } from '../../../views/views'
import { type LabelledFix, setConfig, setWriterConfig } from '../../fixes'
import { topicConfigDocs } from '../../references'
import { defineRule } from '../../rule'
import { soundDesign } from '../../sound-design'

const KEY = 'compression.type'

/** Leaves the codec to the producers; one that sends nothing compressed takes the topic's, or nobody would compress. */
function leaveToProducers(topic: string, codec: string, others: readonly TopicWriter[]): LabelledFix {
  const leave = setConfig('topic', topic, { [KEY]: 'producer' })
  const bare = others.filter(({ settings }) => settings.text(KEY) === 'none')
  if (bare.length === 0 || codec === 'uncompressed') return leave
  return {
    label: `Compress with ${codec} at the ${bare.length === 1 ? 'producer' : 'producers'} instead`,
    apply: (design) =>
      bare.reduce(
        (before, writer) => setWriterConfig(writer, { [KEY]: codec }).apply(before),
        leave.apply(design),
      ),
  }
}

export const topicRecompressedByBroker = defineRule({
  id: 'topic-recompressed-by-broker',
  title: 'The broker compresses every batch again',
  scope: 'topic',
  severity: 'warning',
  kind: 'silent',
  why: 'A topic with a codec of its own stores every batch in that codec. What a producer sends in another one the leader decompresses and compresses again before it answers. Leave the topic at compression.type=producer and choose the codec at the producer, where the work is spread over many machines.',
  reference: topicConfigDocs('compression.type'),
  examples: () => ({
    bad: [
      soundDesign({ topic: { config: { 'compression.type': 'zstd' } } }),
      soundDesign({ topic: { config: { 'compression.type': 'uncompressed' } } }),
      soundDesign({
        topic: { config: { 'compression.type': 'zstd' } },
        producer: { config: { 'compression.type': 'none' } },
      }),
    ],
    good: [soundDesign({ topic: { config: { 'compression.type': 'lz4' } } })],
  }),
  check({ topic, settings, writers }, report) {
    const codec = settings.text('compression.type')
    if (codec === 'producer' || writers.length === 0) return
    const stored = codec === 'uncompressed' ? 'none' : codec
    const others = writers.filter((writer) => writer.settings.text('compression.type') !== stored)
    const [first] = others
    if (first === undefined) return
    report({
      message: `\`${topic.name}\` is stored as \`${codec}\`, \`${first.producer.name}\` sends \`${first.settings.text('compression.type')}\`: the broker converts every batch`,
      field: 'config.compression.type',
      evidence: [
        { name: `compression.type of ${topic.name}`, value: codec },
        ...others.map((writer) => ({
          name: `compression.type of ${writer.producer.name}`,
          value: writer.settings.text('compression.type'),
        })),
      ],
      fix: leaveToProducers(topic.name, codec, others),
    })
  },
})
