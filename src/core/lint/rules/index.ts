/** Every rule, by id. To add one: add its file and its line. */
import type { AnyRule } from '../rule'
import { clusterAutoCreatesTopics } from './cluster-auto-creates-topics'
import { clusterConfigInvalidValue } from './cluster-config-invalid-value'
import { clusterConfigRejected } from './cluster-config-rejected'
import { clusterConfigUnknown } from './cluster-config-unknown'
import { clusterNoAuthentication } from './cluster-no-authentication'
import { clusterNoAuthorization } from './cluster-no-authorization'
import { clusterNoEncryption } from './cluster-no-encryption'
import { clusterNoLagMonitoring } from './cluster-no-lag-monitoring'
import { clusterPartitionsOverLimit } from './cluster-partitions-over-limit'
import { clusterRacksAgainstReplication } from './cluster-racks-against-replication'
import { clusterRacksUneven } from './cluster-racks-uneven'
import { clusterTooFewBrokers } from './cluster-too-few-brokers'
import { consumerGroupAutoCommitWithProcessing } from './consumer-group-auto-commit-with-processing'
import { consumerGroupConfigInvalidValue } from './consumer-group-config-invalid-value'
import { consumerGroupConfigRejected } from './consumer-group-config-rejected'
import { consumerGroupConfigUnknownKey } from './consumer-group-config-unknown-key'
import { consumerGroupEagerAssignor } from './consumer-group-eager-assignor'
import { consumerGroupHeartbeatOverThirdOfSession } from './consumer-group-heartbeat-over-third-of-session'
import { consumerGroupInstanceIdShared } from './consumer-group-instance-id-shared'
import { consumerGroupNoDeadLetterTopic } from './consumer-group-no-dead-letter-topic'
import { consumerGroupNoRoomToCatchUp } from './consumer-group-no-room-to-catch-up'
import { consumerGroupOffsetResetLoses } from './consumer-group-offset-reset-loses'
import { consumerGroupOffsetsExpireBeforeStop } from './consumer-group-offsets-expire-before-stop'
import { consumerGroupOneForEverything } from './consumer-group-one-for-everything'
import { consumerGroupPollIntervalTooShort } from './consumer-group-poll-interval-too-short'
import { consumerGroupRangeSkew } from './consumer-group-range-skew'
import { consumerGroupReadUncommitted } from './consumer-group-read-uncommitted'
import { consumerGroupSessionTimeoutOutsideBrokerLimits } from './consumer-group-session-timeout-outside-broker-limits'
import { consumerGroupSlowerThanPeak } from './consumer-group-slower-than-peak'
import { consumerGroupSlowerThanTraffic } from './consumer-group-slower-than-traffic'
import { consumerGroupStaticMembershipAdvised } from './consumer-group-static-membership-advised'
import { consumerGroupTopicNotDrawn } from './consumer-group-topic-not-drawn'
import { consumerGroupWiderThanPartitions } from './consumer-group-wider-than-partitions'
import { deliveryAtMostOnceForBusiness } from './delivery-at-most-once-for-business'
import { deliveryExactlyOnceForAnalytics } from './delivery-exactly-once-for-analytics'
import { deliveryWeakestLink } from './delivery-weakest-link'
import { designTrafficGrowsWithoutEnd } from './design-traffic-grows-without-end'
import { producerAcksNotAll } from './producer-acks-not-all'
import { producerBatchTooSmallForRate } from './producer-batch-too-small-for-rate'
import { producerBufferMemoryTooSmall } from './producer-buffer-memory-too-small'
import { producerConfigInvalidValue } from './producer-config-invalid-value'
import { producerConfigRejected } from './producer-config-rejected'
import { producerConfigUnknownKey } from './producer-config-unknown-key'
import { producerDeliveryTimeoutRaised } from './producer-delivery-timeout-raised'
import { producerIdempotenceOff } from './producer-idempotence-off'
import { producerIdempotenceSilentlyOff } from './producer-idempotence-silently-off'
import { producerPeakBelowAverage } from './producer-peak-below-average'
import { producerTopicNotDrawn } from './producer-topic-not-drawn'
import { producerTransactionTimeoutAboveBroker } from './producer-transaction-timeout-above-broker'
import { producerTransactionalIdShared } from './producer-transactional-id-shared'
import { producerTransactionalIdTaken } from './producer-transactional-id-taken'
import { producerTransactionalWithoutId } from './producer-transactional-without-id'
import { topicCoPartitionedDiffer } from './topic-co-partitioned-differ'
import { topicCompactedWithoutKey } from './topic-compacted-without-key'
import { topicCompactionLagConflict } from './topic-compaction-lag-conflict'
import { topicCompressionNone } from './topic-compression-none'
import { topicConfigInvalidValue } from './topic-config-invalid-value'
import { topicConfigUnknown } from './topic-config-unknown'
import { topicDeadLetterLoop } from './topic-dead-letter-loop'
import { topicDeadLetterRetentionShorter } from './topic-dead-letter-retention-shorter'
import { topicDeadLetterUnread } from './topic-dead-letter-unread'
import { topicInternal } from './topic-internal'
import { topicKeyCompositeSkew } from './topic-key-composite-skew'
import { topicKeyHot } from './topic-key-hot'
import { topicKeyIgnoredByPartitioner } from './topic-key-ignored-by-partitioner'
import { topicKeyTimestamp } from './topic-key-timestamp'
import { topicMinInsyncReplicasAboveReplicationFactor } from './topic-min-insync-replicas-above-replication-factor'
import { topicMinInsyncReplicasEqualsReplicationFactor } from './topic-min-insync-replicas-equals-replication-factor'
import { topicMinInsyncReplicasOne } from './topic-min-insync-replicas-one'
import { topicMixedPartitioners } from './topic-mixed-partitioners'
import { topicNameIllegal } from './topic-name-illegal'
import { topicNamesCollide } from './topic-names-collide'
import { topicNoSchema } from './topic-no-schema'
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
import { topicSchemaCompatibilityNone } from './topic-schema-compatibility-none'
import { topicSegmentLongerThanRetention } from './topic-segment-longer-than-retention'
import { topicSizeLimitsChain } from './topic-size-limits-chain'
import { topicTieredStorageConflict } from './topic-tiered-storage-conflict'
import { topicTombstonesShorterThanGroupStop } from './topic-tombstones-shorter-than-group-stop'
import { topicUncleanLeaderElection } from './topic-unclean-leader-election'
import { topicUnread } from './topic-unread'
import { topicUnwritten } from './topic-unwritten'

export const rules: readonly AnyRule[] = [
  clusterAutoCreatesTopics,
  clusterConfigInvalidValue,
  clusterConfigRejected,
  clusterConfigUnknown,
  clusterNoAuthentication,
  clusterNoAuthorization,
  clusterNoEncryption,
  clusterNoLagMonitoring,
  clusterPartitionsOverLimit,
  clusterRacksAgainstReplication,
  clusterRacksUneven,
  clusterTooFewBrokers,
  consumerGroupAutoCommitWithProcessing,
  consumerGroupConfigInvalidValue,
  consumerGroupConfigRejected,
  consumerGroupConfigUnknownKey,
  consumerGroupEagerAssignor,
  consumerGroupHeartbeatOverThirdOfSession,
  consumerGroupInstanceIdShared,
  consumerGroupNoDeadLetterTopic,
  consumerGroupNoRoomToCatchUp,
  consumerGroupOffsetResetLoses,
  consumerGroupOffsetsExpireBeforeStop,
  consumerGroupOneForEverything,
  consumerGroupPollIntervalTooShort,
  consumerGroupRangeSkew,
  consumerGroupReadUncommitted,
  consumerGroupSessionTimeoutOutsideBrokerLimits,
  consumerGroupSlowerThanPeak,
  consumerGroupSlowerThanTraffic,
  consumerGroupStaticMembershipAdvised,
  consumerGroupTopicNotDrawn,
  consumerGroupWiderThanPartitions,
  deliveryAtMostOnceForBusiness,
  deliveryExactlyOnceForAnalytics,
  deliveryWeakestLink,
  designTrafficGrowsWithoutEnd,
  producerAcksNotAll,
  producerBatchTooSmallForRate,
  producerBufferMemoryTooSmall,
  producerConfigInvalidValue,
  producerConfigRejected,
  producerConfigUnknownKey,
  producerDeliveryTimeoutRaised,
  producerIdempotenceOff,
  producerIdempotenceSilentlyOff,
  producerPeakBelowAverage,
  producerTopicNotDrawn,
  producerTransactionTimeoutAboveBroker,
  producerTransactionalIdShared,
  producerTransactionalIdTaken,
  producerTransactionalWithoutId,
  topicCoPartitionedDiffer,
  topicCompactedWithoutKey,
  topicCompactionLagConflict,
  topicCompressionNone,
  topicConfigInvalidValue,
  topicConfigUnknown,
  topicDeadLetterLoop,
  topicDeadLetterRetentionShorter,
  topicDeadLetterUnread,
  topicInternal,
  topicKeyCompositeSkew,
  topicKeyHot,
  topicKeyIgnoredByPartitioner,
  topicKeyTimestamp,
  topicMinInsyncReplicasAboveReplicationFactor,
  topicMinInsyncReplicasEqualsReplicationFactor,
  topicMinInsyncReplicasOne,
  topicMixedPartitioners,
  topicNameIllegal,
  topicNamesCollide,
  topicNoSchema,
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
  topicSchemaCompatibilityNone,
  topicSegmentLongerThanRetention,
  topicSizeLimitsChain,
  topicTieredStorageConflict,
  topicTombstonesShorterThanGroupStop,
  topicUncleanLeaderElection,
  topicUnread,
  topicUnwritten,
]
