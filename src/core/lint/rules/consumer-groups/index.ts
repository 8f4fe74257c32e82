import type { AnyRule } from '../../rule'
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
import { consumerGroupTransactionalWithoutProducer } from './consumer-group-transactional-without-producer'
import { consumerGroupWiderThanPartitions } from './consumer-group-wider-than-partitions'

export const consumerGroupRules: readonly AnyRule[] = [
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
  consumerGroupTransactionalWithoutProducer,
  consumerGroupWiderThanPartitions,
]
