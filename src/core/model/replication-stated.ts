import type { Cluster, Topic } from './design'
import { brokerConfig } from './provider-defaults'

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
