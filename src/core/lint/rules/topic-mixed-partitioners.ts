import type { Design } from '../../model/design'
import { replaceNode } from '../../model/replace-node'
import type { TopicWriter } from '../../views/views'
import { producerConfigDocs } from '../references'
import { defineRule } from '../rule'
import { soundDesign, soundProducer } from '../sound-design'

/** How a writer turns a key into a partition, in words that are equal exactly where the partitions are. */
function keyHash({ producer, settings }: TopicWriter): string {
  if (producer.client === 'librdkafka') {
    const partitioner = settings.text('partitioner').replace(/_random$/, '')
    return partitioner === '' || partitioner === 'consistent' ? 'crc32' : partitioner
  }
  const own = settings.text('partitioner.class')
  if (own !== '') return own.slice(own.lastIndexOf('.') + 1)
  return settings.flag('partitioner.ignore.keys') ? 'no key' : 'murmur2'
}

/** librdkafka can hash as Java does; what Java is told otherwise is told back. */
function hashAlike(design: Design, writers: readonly TopicWriter[]): Design {
  return writers.reduce((before, { producer: { name, client } }) => {
    return replaceNode(before, 'producer', name, (node) => {
      if (client === 'librdkafka') {
        return { ...node, config: { ...node.config, partitioner: 'murmur2_random' } }
      }
      const { 'partitioner.class': _class, 'partitioner.ignore.keys': _ignore, ...config } = node.config ?? {}
      return { ...node, config }
    })
  }, design)
}

export const topicMixedPartitioners = defineRule({
  id: 'topic-mixed-partitioners',
  title: 'Two clients put one key into different partitions',
  scope: 'topic',
  severity: 'error',
  kind: 'silent',
  why: 'Java clients hash a key with murmur2; librdkafka, on which the clients for Python, Go, C# and others are built, uses CRC32 unless told otherwise. Written by both, the records of one key lie in two partitions: their order is lost, joins miss each other, and compaction keeps two last values. Let all writers of a keyed topic hash alike.',
  reference: producerConfigDocs('partitioner.class'),
  examples: () => {
    const second = { name: 'pos', client: 'librdkafka' } as const
    return {
      bad: [
        soundDesign({ producers: [soundProducer(second)] }),
        soundDesign({
          producers: [soundProducer({ name: 'import', config: { 'partitioner.ignore.keys': true } })],
        }),
      ],
      good: [
        soundDesign({
          topic: { key: { strategy: 'none' } },
          group: { members: 12 },
          producers: [soundProducer(second)],
        }),
        soundDesign({
          producer: { client: 'librdkafka' },
          group: { members: 12 },
          producers: [soundProducer(second)],
        }),
      ],
    }
  },
  check({ topic, writers, partitions }, report) {
    const [first] = writers
    if (first === undefined || writers.length === 1 || partitions === 1) return
    if (topic.key === undefined || topic.key.strategy === 'none') return
    const hash = keyHash(first)
    const other = writers.find((writer) => keyHash(writer) !== hash)
    if (other === undefined) return
    const wrong = writers.filter((writer) => keyHash(writer) !== 'murmur2')
    report({
      message: `\`${first.producer.name}\` and \`${other.producer.name}\` put one key of \`${topic.name}\` into different partitions`,
      field: 'key',
      evidence: writers.map((writer) => ({
        name: `key hash of ${writer.producer.name}`,
        value: keyHash(writer),
      })),
      fix: { label: 'Hash keys with murmur2', apply: (design) => hashAlike(design, wrong) },
    })
  },
})
