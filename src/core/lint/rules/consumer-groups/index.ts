import type { AnyRule } from '../../rule'
import { consumerGroupAssignorNotCarried } from './consumer-group-assignor-not-carried'
import { consumerGroupAutoCommitWithProcessing } from './consumer-group-auto-commit-with-processing'
import { consumerGroupBatchOnOneMember } from './consumer-group-batch-on-one-member'
import { consumerGroupClientTooOld } from './consumer-group-client-too-old'
import { consumerGroupCodecNotCarried } from './consumer-group-codec-not-carried'
import { consumerGroupConfigInvalidValue } from './consumer-group-config-invalid-value'
import { consumerGroupConfigRejected } from './consumer-group-config-rejected'
import { consumerGroupConfigUnknownKey } from './consumer-group-config-unknown-key'
import { consumerGroupDescribedOtherwise } from './consumer-group-described-otherwise'
import { consumerGroupEagerAssignor } from './consumer-group-eager-assignor'
import { consumerGroupEverythingForgotten } from './consumer-group-everything-forgotten'
import { consumerGroupEverythingWrittenByAll } from './consumer-group-everything-written-by-all'
import { consumerGroupFetchWaitOverRequestTimeout } from './consumer-group-fetch-wait-over-request-timeout'
import { consumerGroupHeartbeatOverThirdOfSession } from './consumer-group-heartbeat-over-third-of-session'
import { consumerGroupIdShared } from './consumer-group-id-shared'
import { consumerGroupInstanceIdShared } from './consumer-group-instance-id-shared'
import { consumerGroupJoinSpreadApart } from './consumer-group-join-spread-apart'
import { consumerGroupJoinedTopicsDiffer } from './consumer-group-joined-topics-differ'
import { consumerGroupLargerThanAllowed } from './consumer-group-larger-than-allowed'
import { consumerGroupLibraryRefuses } from './consumer-group-library-refuses'
import { consumerGroupNoDeadLetterTopic } from './consumer-group-no-dead-letter-topic'
import { consumerGroupNoRoomToCatchUp } from './consumer-group-no-room-to-catch-up'
import { consumerGroupOffsetResetLoses } from './consumer-group-offset-reset-loses'
import { consumerGroupOffsetsExpireBeforeStop } from './consumer-group-offsets-expire-before-stop'
import { consumerGroupOffsetsOutsideTransaction } from './consumer-group-offsets-outside-transaction'
import { consumerGroupOneForEverything } from './consumer-group-one-for-everything'
import { consumerGroupPollIntervalLong } from './consumer-group-poll-interval-long'
import { consumerGroupPollIntervalTooShort } from './consumer-group-poll-interval-too-short'
import { consumerGroupProtocolNotReady } from './consumer-group-protocol-not-ready'
import { consumerGroupProtocolTurnedOff } from './consumer-group-protocol-turned-off'
import { consumerGroupQueueTooLarge } from './consumer-group-queue-too-large'
import { consumerGroupRangeSkew } from './consumer-group-range-skew'
import { consumerGroupReadUncommitted } from './consumer-group-read-uncommitted'
import { consumerGroupReadsNothing } from './consumer-group-reads-nothing'
import { consumerGroupRemoteAssignorUnknown } from './consumer-group-remote-assignor-unknown'
import { consumerGroupRetriesWithoutEnd } from './consumer-group-retries-without-end'
import { consumerGroupRetriesWithoutOrder } from './consumer-group-retries-without-order'
import { consumerGroupRetryDelaysNotGrowing } from './consumer-group-retry-delays-not-growing'
import { consumerGroupRetryWaitUnknown } from './consumer-group-retry-wait-unknown'
import { consumerGroupScaledBeyondPartitions } from './consumer-group-scaled-beyond-partitions'
import { consumerGroupSecurityDiffers } from './consumer-group-security-differs'
import { consumerGroupSessionLong } from './consumer-group-session-long'
import { consumerGroupSessionTimeoutOutsideBrokerLimits } from './consumer-group-session-timeout-outside-broker-limits'
import { consumerGroupSettingHarmful } from './consumer-group-setting-harmful'
import { consumerGroupSettingsRefused } from './consumer-group-settings-refused'
import { consumerGroupShareClient } from './consumer-group-share-client'
import { consumerGroupShareConfigRejected } from './consumer-group-share-config-rejected'
import { consumerGroupShareDeadLettersHalfSet } from './consumer-group-share-dead-letters-half-set'
import { consumerGroupShareLockTooShort } from './consumer-group-share-lock-too-short'
import { consumerGroupShareNotReady } from './consumer-group-share-not-ready'
import { consumerGroupShareTooLarge } from './consumer-group-share-too-large'
import { consumerGroupShareWithoutOrder } from './consumer-group-share-without-order'
import { consumerGroupSlowerThanPeak } from './consumer-group-slower-than-peak'
import { consumerGroupSlowerThanTraffic } from './consumer-group-slower-than-traffic'
import { consumerGroupStaticMembershipAdvised } from './consumer-group-static-membership-advised'
import { consumerGroupStaticSessionShort } from './consumer-group-static-session-short'
import { consumerGroupTopicNotDrawn } from './consumer-group-topic-not-drawn'
import { consumerGroupTransactionOutlastsTimeout } from './consumer-group-transaction-outlasts-timeout'
import { consumerGroupTransactionalWithoutOffsets } from './consumer-group-transactional-without-offsets'
import { consumerGroupTransactionalWithoutProducer } from './consumer-group-transactional-without-producer'
import { consumerGroupWiderThanPartitions } from './consumer-group-wider-than-partitions'

export const consumerGroupRules: readonly AnyRule[] = [
  consumerGroupAssignorNotCarried,
  consumerGroupAutoCommitWithProcessing,
  consumerGroupBatchOnOneMember,
  consumerGroupClientTooOld,
  consumerGroupCodecNotCarried,
  consumerGroupConfigInvalidValue,
  consumerGroupConfigRejected,
  consumerGroupConfigUnknownKey,
  consumerGroupDescribedOtherwise,
  consumerGroupEagerAssignor,
  consumerGroupEverythingForgotten,
  consumerGroupEverythingWrittenByAll,
  consumerGroupFetchWaitOverRequestTimeout,
  consumerGroupHeartbeatOverThirdOfSession,
  consumerGroupIdShared,
  consumerGroupInstanceIdShared,
  consumerGroupJoinSpreadApart,
  consumerGroupJoinedTopicsDiffer,
  consumerGroupLargerThanAllowed,
  consumerGroupLibraryRefuses,
  consumerGroupNoDeadLetterTopic,
  consumerGroupNoRoomToCatchUp,
  consumerGroupOffsetResetLoses,
  consumerGroupOffsetsExpireBeforeStop,
  consumerGroupOffsetsOutsideTransaction,
  consumerGroupOneForEverything,
  consumerGroupPollIntervalLong,
  consumerGroupPollIntervalTooShort,
  consumerGroupProtocolNotReady,
  consumerGroupProtocolTurnedOff,
  consumerGroupQueueTooLarge,
  consumerGroupRangeSkew,
  consumerGroupReadUncommitted,
  consumerGroupReadsNothing,
  consumerGroupRemoteAssignorUnknown,
  consumerGroupRetriesWithoutEnd,
  consumerGroupRetriesWithoutOrder,
  consumerGroupRetryDelaysNotGrowing,
  consumerGroupRetryWaitUnknown,
  consumerGroupScaledBeyondPartitions,
  consumerGroupSecurityDiffers,
  consumerGroupSessionLong,
  consumerGroupSessionTimeoutOutsideBrokerLimits,
  consumerGroupSettingHarmful,
  consumerGroupSettingsRefused,
  consumerGroupShareClient,
  consumerGroupShareConfigRejected,
  consumerGroupShareDeadLettersHalfSet,
  consumerGroupShareLockTooShort,
  consumerGroupShareNotReady,
  consumerGroupShareTooLarge,
  consumerGroupShareWithoutOrder,
  consumerGroupSlowerThanPeak,
  consumerGroupSlowerThanTraffic,
  consumerGroupStaticMembershipAdvised,
  consumerGroupStaticSessionShort,
  consumerGroupTopicNotDrawn,
  consumerGroupTransactionOutlastsTimeout,
  consumerGroupTransactionalWithoutOffsets,
  consumerGroupTransactionalWithoutProducer,
  consumerGroupWiderThanPartitions,
]
