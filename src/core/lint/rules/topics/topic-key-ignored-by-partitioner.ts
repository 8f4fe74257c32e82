import { isJavaClient } from '../../../kafka/client-libraries'
import { before } from '../../../kafka/versions'
import { keyHash, NO_KEY } from '../../../sizing/key-hash'
import { hashAlike } from '../../hash-alike-fix'
import { producerConfigDocs } from '../../references'
import { defineRule } from '../../rule'
import { soundDesign, soundProducer } from '../../sound-design'

const IGNORE = 'partitioner.ignore.keys'
const CLASS = 'partitioner.class'

export const topicKeyIgnoredByPartitioner = defineRule({
  id: 'topic-key-ignored-by-partitioner',
  title: 'A key that does not choose the partition',
  scope: 'topic',
  severity: 'error',
  kind: 'silent',
  why: 'Kafka keeps order within a partition only, and compaction drops older records of a key only within one. A producer with partitioner.ignore.keys or a round-robin partitioner sends its records anywhere, key or not, so that those of one key are read out of order and a compacted topic keeps several last values of it. Nothing reports either.',
  reference: producerConfigDocs(IGNORE),
  examples: () => ({
    bad: [
      soundDesign({ producer: { config: { [IGNORE]: true } } }),
      soundDesign({
        producer: { config: { [CLASS]: 'org.apache.kafka.clients.producer.RoundRobinPartitioner' } },
      }),
      soundDesign({ producer: { client: { library: 'librdkafka' }, config: { partitioner: 'random' } } }),
      soundDesign({
        topic: {
          key: { strategy: 'entity', field: 'orderId', cardinality: 1_000_000 },
          config: { 'cleanup.policy': 'compact' },
        },
        producer: { config: { [IGNORE]: true } },
      }),
    ],
    good: [
      soundDesign({
        topic: { key: { strategy: 'entity', field: 'orderId', cardinality: 1_000_000 } },
        producer: { config: { [IGNORE]: true } },
      }),
      soundDesign({ producer: { config: { [CLASS]: 'com.example.ByRegion', [IGNORE]: true } } }),
      soundDesign({
        producer: { client: { library: 'librdkafka' }, config: { partitioner: 'murmur2' } },
        producers: [soundProducer({ name: 'import', produces: [{ topic: 'orders' }] })],
      }),
    ],
  }),
  check({ topic, cluster, settings, writers, partitions }, report) {
    const [first] = writers
    if (first === undefined || partitions === 1) return
    if (topic.key === undefined || topic.key.strategy === 'none') return
    const isOrdered = topic.key.ordered === true
    if (!isOrdered && !settings.text('cleanup.policy').includes('compact')) return
    // Writers that differ are another finding.
    if (!writers.every((writer) => keyHash(writer) === NO_KEY)) return
    const { name, client } = first.producer
    const own = first.settings.text(CLASS)
    // Gone since 4.0: such a producer does not even start, which is another finding.
    if (own.endsWith('UniformStickyPartitioner') && !before(cluster.kafkaVersion, '4.0')) return
    const key = !isJavaClient(client) ? 'partitioner' : own === '' ? IGNORE : CLASS
    report({
      message: `\`${name}\` puts the records of one key of \`${topic.name}\` into any partition, ${isOrdered ? 'and they must be read in order' : 'where compaction does not find them'}`,
      field: 'key',
      evidence: [
        { name: `${key} of ${name}`, value: first.settings.text(key) },
        {
          name: isOrdered ? 'read in order' : 'cleanup.policy',
          value: isOrdered ? 'wanted' : settings.text('cleanup.policy'),
        },
        { name: 'partitions', value: `${partitions}` },
      ],
      fix: hashAlike(writers),
    })
  },
})
