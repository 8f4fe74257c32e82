import type { AnyRule } from '../../rule'
import { topicCatchesUpFromRemote } from './topic-catches-up-from-remote'
import { topicCleanedTooOften } from './topic-cleaned-too-often'
import { topicCoPartitionedDiffer } from './topic-co-partitioned-differ'
import { topicCompactedWithoutKey } from './topic-compacted-without-key'
import { topicCompactionLagConflict } from './topic-compaction-lag-conflict'
import { topicCompressionNone } from './topic-compression-none'
import { topicConfigInvalidValue } from './topic-config-invalid-value'
import { topicConfigUnknown } from './topic-config-unknown'
import { topicDeadLetterLoop } from './topic-dead-letter-loop'
import { topicDeadLetterRetentionShorter } from './topic-dead-letter-retention-shorter'
import { topicDeadLetterUnread } from './topic-dead-letter-unread'
import { topicDeadLettersCompacted } from './topic-dead-letters-compacted'
import { topicDeadLettersTooLarge } from './topic-dead-letters-too-large'
import { topicEventLogCompacted } from './topic-event-log-compacted'
import { topicFailuresNotStated } from './topic-failures-not-stated'
import { topicFlushedTooOften } from './topic-flushed-too-often'
import { topicFormatsDiffer } from './topic-formats-differ'
import { topicInternal } from './topic-internal'
import { topicJoinedByOtherKeys } from './topic-joined-by-other-keys'
import { topicKeyCompositeSkew } from './topic-key-composite-skew'
import { topicKeyHot } from './topic-key-hot'
import { topicKeyIgnoredByPartitioner } from './topic-key-ignored-by-partitioner'
import { topicKeySchemaChanged } from './topic-key-schema-changed'
import { topicKeyTimestamp } from './topic-key-timestamp'
import { topicKeyUnique } from './topic-key-unique'
import { topicMinInsyncReplicasAboveReplicationFactor } from './topic-min-insync-replicas-above-replication-factor'
import { topicMinInsyncReplicasEqualsReplicationFactor } from './topic-min-insync-replicas-equals-replication-factor'
import { topicMinInsyncReplicasOne } from './topic-min-insync-replicas-one'
import { topicMixedPartitioners } from './topic-mixed-partitioners'
import { topicNameIllegal } from './topic-name-illegal'
import { topicNamesCollide } from './topic-names-collide'
import { topicNeverCompacted } from './topic-never-compacted'
import { topicNoRoomToGrow } from './topic-no-room-to-grow'
import { topicNoSchema } from './topic-no-schema'
import { topicOrderAtRisk } from './topic-order-at-risk'
import { topicOrderWithoutKey } from './topic-order-without-key'
import { topicPartitionsFarOutsideUsual } from './topic-partitions-far-outside-usual'
import { topicPartitionsMoreThanKeys } from './topic-partitions-more-than-keys'
import { topicPartitionsRefused } from './topic-partitions-refused'
import { topicPartitionsTooFew } from './topic-partitions-too-few'
import { topicPersonalDataDeletedLate } from './topic-personal-data-deleted-late'
import { topicPersonalDataReadOutside } from './topic-personal-data-read-outside'
import { topicProviderRefuses } from './topic-provider-refuses'
import { topicRateNotMeant } from './topic-rate-not-meant'
import { topicRecompressedByBroker } from './topic-recompressed-by-broker'
import { topicRecordOverFetchSize } from './topic-record-over-fetch-size'
import { topicRecordOverOneMegabyte } from './topic-record-over-one-megabyte'
import { topicReplicasBeyondUse } from './topic-replicas-beyond-use'
import { topicReplicationFactorAboveBrokers } from './topic-replication-factor-above-brokers'
import { topicReplicationFactorBelowThree } from './topic-replication-factor-below-three'
import { topicRetentionEndless } from './topic-retention-endless'
import { topicRetentionShorterThanGroupStop } from './topic-retention-shorter-than-group-stop'
import { topicRetentionShorterThanWork } from './topic-retention-shorter-than-work'
import { topicRetentionUndecided } from './topic-retention-undecided'
import { topicRetryFewerPartitions } from './topic-retry-fewer-partitions'
import { topicRetryName } from './topic-retry-name'
import { topicRetryReadByOthers } from './topic-retry-read-by-others'
import { topicRetryRetentionShorter } from './topic-retry-retention-shorter'
import { topicSchemaCompatibilityNone } from './topic-schema-compatibility-none'
import { topicSchemaCompatibilityNotTransitive } from './topic-schema-compatibility-not-transitive'
import { topicSchemaRecordTooLarge } from './topic-schema-record-too-large'
import { topicSchemaVersionIncompatible } from './topic-schema-version-incompatible'
import { topicSegmentLargerThanRetentionBytes } from './topic-segment-larger-than-retention-bytes'
import { topicSegmentLongerThanRetention } from './topic-segment-longer-than-retention'
import { topicSettingHarmful } from './topic-setting-harmful'
import { topicSizeLimitsChain } from './topic-size-limits-chain'
import { topicSizeLimitsDisagree } from './topic-size-limits-disagree'
import { topicTieredStorageConflict } from './topic-tiered-storage-conflict'
import { topicTieredStorageNotReady } from './topic-tiered-storage-not-ready'
import { topicTimeInSeconds } from './topic-time-in-seconds'
import { topicTimestampsOfClients } from './topic-timestamps-of-clients'
import { topicTombstonesShorterThanGroupStop } from './topic-tombstones-shorter-than-group-stop'
import { topicTooManySegments } from './topic-too-many-segments'
import { topicTrafficNotStated } from './topic-traffic-not-stated'
import { topicUncleanLeaderElection } from './topic-unclean-leader-election'
import { topicUnread } from './topic-unread'
import { topicUnwritten } from './topic-unwritten'

export const topicRules: readonly AnyRule[] = [
  topicCatchesUpFromRemote,
  topicCleanedTooOften,
  topicCoPartitionedDiffer,
  topicCompactedWithoutKey,
  topicCompactionLagConflict,
  topicCompressionNone,
  topicConfigInvalidValue,
  topicConfigUnknown,
  topicDeadLetterLoop,
  topicDeadLetterRetentionShorter,
  topicDeadLetterUnread,
  topicDeadLettersCompacted,
  topicDeadLettersTooLarge,
  topicEventLogCompacted,
  topicFailuresNotStated,
  topicFlushedTooOften,
  topicFormatsDiffer,
  topicInternal,
  topicJoinedByOtherKeys,
  topicKeyCompositeSkew,
  topicKeyHot,
  topicKeyIgnoredByPartitioner,
  topicKeySchemaChanged,
  topicKeyTimestamp,
  topicKeyUnique,
  topicMinInsyncReplicasAboveReplicationFactor,
  topicMinInsyncReplicasEqualsReplicationFactor,
  topicMinInsyncReplicasOne,
  topicMixedPartitioners,
  topicNameIllegal,
  topicNamesCollide,
  topicNeverCompacted,
  topicNoRoomToGrow,
  topicNoSchema,
  topicOrderAtRisk,
  topicOrderWithoutKey,
  topicPartitionsFarOutsideUsual,
  topicPartitionsMoreThanKeys,
  topicPartitionsRefused,
  topicPartitionsTooFew,
  topicPersonalDataDeletedLate,
  topicPersonalDataReadOutside,
  topicProviderRefuses,
  topicRateNotMeant,
  topicRecompressedByBroker,
  topicRecordOverFetchSize,
  topicRecordOverOneMegabyte,
  topicReplicasBeyondUse,
  topicReplicationFactorAboveBrokers,
  topicReplicationFactorBelowThree,
  topicRetentionEndless,
  topicRetentionShorterThanGroupStop,
  topicRetentionShorterThanWork,
  topicRetentionUndecided,
  topicRetryFewerPartitions,
  topicRetryName,
  topicRetryReadByOthers,
  topicRetryRetentionShorter,
  topicSchemaCompatibilityNone,
  topicSchemaCompatibilityNotTransitive,
  topicSchemaRecordTooLarge,
  topicSchemaVersionIncompatible,
  topicSegmentLargerThanRetentionBytes,
  topicSegmentLongerThanRetention,
  topicSettingHarmful,
  topicSizeLimitsChain,
  topicSizeLimitsDisagree,
  topicTieredStorageConflict,
  topicTieredStorageNotReady,
  topicTimeInSeconds,
  topicTimestampsOfClients,
  topicTombstonesShorterThanGroupStop,
  topicTooManySegments,
  topicTrafficNotStated,
  topicUncleanLeaderElection,
  topicUnread,
  topicUnwritten,
]
