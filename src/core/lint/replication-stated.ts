import type { Cluster, Topic } from '../model/design'
import { brokerConfig } from '../model/provider-defaults'
import { changeCluster, type LabelledFix } from './fixes'

const REPLICAS = 'default.replication.factor'
const MINIMUM = 'min.insync.replicas'

function brokersSay(cluster: Cluster, key: string): boolean {
  const config = brokerConfig(cluster)
  return config !== undefined && Object.hasOwn(config, key)
}

/** Whether somebody stated how many replicas a topic has, at the topic or for all of the cluster. */
export const isReplicationStated = ({ replicationFactor }: Topic, cluster: Cluster): boolean =>
  replicationFactor !== undefined || brokersSay(cluster, REPLICAS)

/** Whether somebody stated how many replicas must be in sync, at the topic or for all of the cluster. */
export const isMinimumStated = ({ config }: Topic, cluster: Cluster): boolean =>
  (config !== undefined && Object.hasOwn(config, MINIMUM)) || brokersSay(cluster, MINIMUM)

/** Gives every topic that states nothing else so many replicas, two of them in sync. */
export const replicateByDefault = (replicas: number): LabelledFix =>
  changeCluster(`Keep ${replicas} replicas by default, 2 of them in sync`, (before) => ({
    ...before,
    config: { ...before.config, [REPLICAS]: replicas, [MINIMUM]: 2 },
  }))

/** Asks two replicas to be in sync of every topic that states nothing else. */
export const twoInSyncByDefault = (): LabelledFix =>
  changeCluster(`Set ${MINIMUM} to 2 for the cluster`, (before) => ({
    ...before,
    config: { ...before.config, [MINIMUM]: 2 },
  }))
