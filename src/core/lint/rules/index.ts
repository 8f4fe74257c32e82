/** Every rule, by id. To add one: add its file and its line. */
import type { AnyRule } from '../rule'
import { topicMinInsyncReplicasAboveReplicationFactor } from './topic-min-insync-replicas-above-replication-factor'
import { topicMinInsyncReplicasEqualsReplicationFactor } from './topic-min-insync-replicas-equals-replication-factor'
import { topicMinInsyncReplicasOne } from './topic-min-insync-replicas-one'
import { topicNameIllegal } from './topic-name-illegal'
import { topicNamesCollide } from './topic-names-collide'
import { topicPartitionsTooFew } from './topic-partitions-too-few'
import { topicReplicationFactorAboveBrokers } from './topic-replication-factor-above-brokers'
import { topicReplicationFactorBelowThree } from './topic-replication-factor-below-three'

export const rules: readonly AnyRule[] = [
  topicMinInsyncReplicasAboveReplicationFactor,
  topicMinInsyncReplicasEqualsReplicationFactor,
  topicMinInsyncReplicasOne,
  topicNameIllegal,
  topicNamesCollide,
  topicPartitionsTooFew,
  topicReplicationFactorAboveBrokers,
  topicReplicationFactorBelowThree,
]
