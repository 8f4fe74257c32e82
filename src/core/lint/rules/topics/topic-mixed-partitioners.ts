import { keyHash } from '../../../sizing/key-hash'
import { hashAlike } from '../../hash-alike-fix'
import { producerConfigDocs } from '../../references'
import { defineRule } from '../../rule'
import { soundDesign, soundProducer } from '../../sound-design'

export const topicMixedPartitioners = defineRule({
  id: 'topic-mixed-partitioners',
  title: 'Two clients put one key into different partitions',
  scope: 'topic',
  severity: 'error',
  kind: 'silent',
  why: 'Java clients hash a key with murmur2; librdkafka, on which Confluent’s clients for Python, Go, .NET and Node.js are built, uses CRC32 unless told otherwise. Written by both, the records of one key lie in two partitions: their order is lost, joins miss their partners, and compaction keeps two last values. Let all writers of a keyed topic hash alike.',
  reference: producerConfigDocs('partitioner.class'),
  examples: () => {
    const second = { name: 'pos', client: { library: 'librdkafka' } } as const
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
          producer: { client: { library: 'librdkafka' } },
          group: { members: 12 },
          producers: [soundProducer(second)],
        }),
        soundDesign({
          cluster: { kafkaVersion: '3.9' },
          group: { members: 12 },
          producers: [
            soundProducer({
              name: 'import',
              config: {
                'partitioner.class': 'org.apache.kafka.clients.producer.internals.DefaultPartitioner',
              },
            }),
          ],
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
    report({
      message: `\`${first.producer.name}\` and \`${other.producer.name}\` put one key of \`${topic.name}\` into different partitions`,
      field: 'key',
      evidence: writers.map((writer) => ({
        name: `key hash of ${writer.producer.name}`,
        value: keyHash(writer),
      })),
      fix: hashAlike(writers),
    })
  },
})
