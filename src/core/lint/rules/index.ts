/** Every rule, by id. To add one: add its file and its line. */
import type { AnyRule } from '../rule'
import { topicCompactedWithoutKey } from './topic-compacted-without-key'
import { topicCompactionLagConflict } from './topic-compaction-lag-conflict'
import { topicCompressionNone } from './topic-compression-none'
import { topicKeyCompositeSkew } from './topic-key-composite-skew'
import { topicKeyHot } from './topic-key-hot'
import { topicKeyTimestamp } from './topic-key-timestamp'
import { topicMinInsyncReplicasAboveReplicationFactor } from './topic-min-insync-replicas-above-replication-factor'
import { topicMinInsyncReplicasEqualsReplicationFactor } from './topic-min-insync-replicas-equals-replication-factor'
import { topicMinInsyncReplicasOne } from './topic-min-insync-replicas-one'
import { topicNameIllegal } from './topic-name-illegal'
import { topicNamesCollide } from './topic-names-collide'
import { topicOrderWithoutKey } from './topic-order-without-key'
import { topicPartitionsFarOutsideUsual } from './topic-partitions-far-outside-usual'
import { topicPartitionsMoreThanKeys } from './topic-partitions-more-than-keys'
import { topicPartitionsTooFew } from './topic-partitions-too-few'
import { topicRecompressedByBroker } from './topic-recompressed-by-broker'
import { topicRecordOverFetchSize } from './topic-record-over-fetch-size'
import { topicRecordOverOneMegabyte } from './topic-record-over-one-megabyte'
import { topicReplicationFactorAboveBrokers } from './topic-replication-factor-above-brokers'
import { topicReplicationFactorBelowThree } from './topic-replication-factor-below-three'
import { topicRetentionEndless } from './topic-retention-endless'
import { topicRetentionShorterThanGroupStop } from './topic-retention-shorter-than-group-stop'
import { topicRetentionUndecided } from './topic-retention-undecided'
import { topicSegmentLongerThanRetention } from './topic-segment-longer-than-retention'
import { topicSizeLimitsChain } from './topic-size-limits-chain'

export const rules: readonly AnyRule[] = [
  topicCompactedWithoutKey,
  topicCompactionLagConflict,
  topicCompressionNone,
  topicKeyCompositeSkew,
  topicKeyHot,
  topicKeyTimestamp,
  topicMinInsyncReplicasAboveReplicationFactor,
  topicMinInsyncReplicasEqualsReplicationFactor,
  topicMinInsyncReplicasOne,
  topicNameIllegal,
  topicNamesCollide,
  topicOrderWithoutKey,
  topicPartitionsFarOutsideUsual,
  topicPartitionsMoreThanKeys,
  topicPartitionsTooFew,
  topicRecompressedByBroker,
  topicRecordOverFetchSize,
  topicRecordOverOneMegabyte,
  topicReplicationFactorAboveBrokers,
  topicReplicationFactorBelowThree,
  topicRetentionEndless,
  topicRetentionShorterThanGroupStop,
  topicRetentionUndecided,
  topicSegmentLongerThanRetention,
  topicSizeLimitsChain,
]
