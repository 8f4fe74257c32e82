/**
 * The columns of a link, of every version. Frozen: a column may be added at the end of its table, and a word at
 * the end of its list; none may move or go, or links that people have sent would open as something else. How a
 * topic is referred to is the version's own, so the columns take a maker of codecs that do it.
 */
import { type Codec, flag, listOf, number, oneOf, partitions, text, withTopic } from './cells'
import { config } from './config-cell'
import type { Column } from './table-text'

export const DESIGN: readonly Column[] = [
  ['name', text],
  ['cluster.kafkaVersion', text],
  ['cluster.brokers', number],
  ['cluster.racks', number],
  ['cluster.environment', oneOf('production', 'staging', 'development')],
  ['sizing.headroom', number],
  ['sizing.growth', number],
  ['sizing.utilisation', number],
  ['sizing.rounding', oneOf('none', 'divisible', 'brokers')],
  ['sizing.partitionWriteBytesPerSecond', number],
  ['sizing.partitionReadBytesPerSecond', number],
  ['sizing.diskHeadroom', number],
  ['sizing.networkHeadroom', number],
  ['sizing.partitionReplicasPerBroker', number],
  ['cluster.security.authentication', oneOf('none', 'sasl', 'mtls')],
  ['cluster.security.encryption', oneOf('none', 'tls')],
  ['cluster.security.authorization', oneOf('none', 'acl')],
  ['cluster.monitoring.lag', oneOf('none', 'metrics', 'alerts')],
  ['cluster.diskBytesPerBroker', number],
  ['cluster.networkBytesPerSecondPerBroker', number],
  ['cluster.config', config],
  ['description', text],
  ['sizing.growthPerMonth', number],
  ['sizing.growthFrom', text],
]

export const topicColumns = (reference: () => Codec): readonly Column[] => [
  ['partitions', partitions],
  ['replicationFactor', number],
  ['key.strategy', oneOf('entity', 'none', 'composite', 'timestamp')],
  ['key.field', text],
  ['key.cardinality', number],
  ['key.ordered', flag],
  ['record.averageBytes', number],
  ['record.maximumBytes', number],
  ['schema.format', oneOf('none', 'avro', 'protobuf', 'json-schema')],
  [
    'schema.compatibility',
    oneOf(
      'BACKWARD',
      'BACKWARD_TRANSITIVE',
      'FORWARD',
      'FORWARD_TRANSITIVE',
      'FULL',
      'FULL_TRANSITIVE',
      'NONE',
    ),
  ],
  ['config', config],
  ['external', oneOf('writers', 'readers', 'both')],
  ['record.compressionRatio', number],
  ['key.skew', number],
  ['coPartitionedWith', listOf(reference())],
  ['key.samples', listOf(text)],
  ['description', text],
]

export const producerColumns = (reference: () => Codec): readonly Column[] => [
  ['name', text],
  ['instances', number],
  ['delivery', oneOf('at-most-once', 'at-least-once', 'exactly-once')],
  ['produces', listOf(withTopic(reference()))],
  ['config', config],
  ['client.library', oneOf('java', 'librdkafka')],
  ['description', text],
]

export const consumerGroupColumns = (reference: () => Codec): readonly Column[] => [
  ['name', text],
  ['members', number],
  ['processingMsPerRecord', number],
  ['commit', oneOf('auto', 'after-processing', 'transactional')],
  ['consumes', listOf(withTopic(reference()))],
  ['deadLetter.topic', reference()],
  ['deadLetter.recordsShare', number],
  ['config', config],
  ['purpose', oneOf('business', 'analytics', 'logs', 'notifications')],
  ['longestStopMs', number],
  ['threadsPerMember', number],
  ['description', text],
]

export const SUPPRESSIONS: readonly Column[] = [
  ['rule', text],
  ['at', text],
  ['reason', text],
]
