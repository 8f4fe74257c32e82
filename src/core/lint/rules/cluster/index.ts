import type { AnyRule } from '../../rule'
import { clusterAutoCreatesTopics } from './cluster-auto-creates-topics'
import { clusterConfigInvalidValue } from './cluster-config-invalid-value'
import { clusterConfigRejected } from './cluster-config-rejected'
import { clusterConfigUnknown } from './cluster-config-unknown'
import { clusterConnectionsOverLimit } from './cluster-connections-over-limit'
import { clusterInternalTopicNameIllegal } from './cluster-internal-topic-name-illegal'
import { clusterInternalTopicsNotCreated } from './cluster-internal-topics-not-created'
import { clusterInternalTopicsUnsafe } from './cluster-internal-topics-unsafe'
import { clusterNearestReplicaHalfSet } from './cluster-nearest-replica-half-set'
import { clusterNoAuthentication } from './cluster-no-authentication'
import { clusterNoAuthorization } from './cluster-no-authorization'
import { clusterNoEncryption } from './cluster-no-encryption'
import { clusterNoLagMonitoring } from './cluster-no-lag-monitoring'
import { clusterNoRoomWithoutBroker } from './cluster-no-room-without-broker'
import { clusterNumberNotMeant } from './cluster-number-not-meant'
import { clusterOffsetsKeptShortly } from './cluster-offsets-kept-shortly'
import { clusterOverProviderLimits } from './cluster-over-provider-limits'
import { clusterPartitionsOverLimit } from './cluster-partitions-over-limit'
import { clusterProviderRefuses } from './cluster-provider-refuses'
import { clusterQuorumTooSmall } from './cluster-quorum-too-small'
import { clusterRacksAgainstReplication } from './cluster-racks-against-replication'
import { clusterRacksUneven } from './cluster-racks-uneven'
import { clusterReadsCrossRacks } from './cluster-reads-cross-racks'
import { clusterReplicaFetchSmall } from './cluster-replica-fetch-small'
import { clusterRequestsOverLimit } from './cluster-requests-over-limit'
import { clusterSettingOfALaptop } from './cluster-setting-of-a-laptop'
import { clusterTooFewBrokers } from './cluster-too-few-brokers'
import { clusterTooManyMaps } from './cluster-too-many-maps'
import { designOwnerUnknown } from './design-owner-unknown'
import { designTrafficGrowsWithoutEnd } from './design-traffic-grows-without-end'

export const clusterRules: readonly AnyRule[] = [
  clusterAutoCreatesTopics,
  clusterConfigInvalidValue,
  clusterConfigRejected,
  clusterConfigUnknown,
  clusterConnectionsOverLimit,
  clusterInternalTopicNameIllegal,
  clusterInternalTopicsNotCreated,
  clusterInternalTopicsUnsafe,
  clusterNearestReplicaHalfSet,
  clusterNoAuthentication,
  clusterNoAuthorization,
  clusterNoEncryption,
  clusterNoLagMonitoring,
  clusterNoRoomWithoutBroker,
  clusterNumberNotMeant,
  clusterOffsetsKeptShortly,
  clusterOverProviderLimits,
  clusterPartitionsOverLimit,
  clusterProviderRefuses,
  clusterQuorumTooSmall,
  clusterRacksAgainstReplication,
  clusterRacksUneven,
  clusterReadsCrossRacks,
  clusterReplicaFetchSmall,
  clusterRequestsOverLimit,
  clusterSettingOfALaptop,
  clusterTooFewBrokers,
  clusterTooManyMaps,
  designOwnerUnknown,
  designTrafficGrowsWithoutEnd,
]
