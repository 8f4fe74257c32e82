import {
  connectOf,
  INTERNAL_ROLES,
  type InternalRole,
  internalTopicOf,
  workerSetting,
} from '../../model/connect-cluster'
import type { Cluster, ConnectCluster, Connector } from '../../model/design'
import type { DerivedTopic } from '../topology'
import { numberOf, ownTopics } from './topics-of-connector'

const ROLES: Readonly<Record<InternalRole, string>> = {
  config: 'settings of connectors',
  offset: 'offsets of sources',
  status: 'states of connectors',
}

/** Where nobody states it, a cluster of fewer than three brokers is taken to have set it to what it can hold. */
function replicasOf(connect: ConnectCluster, role: InternalRole, brokers: number): number | undefined {
  const key = `${role}.storage.replication.factor`
  const isOwn = connect.config?.[key] !== undefined
  const replicas = numberOf(workerSetting(connect, key), 3)
  if (replicas < 1) return undefined
  return isOwn ? replicas : Math.min(replicas, brokers)
}

/** The topics that the workers of a Connect cluster create. @see KafkaConfigBackingStore, KafkaOffsetBackingStore, KafkaStatusBackingStore */
function topicsOfCluster(connect: ConnectCluster, { brokers }: Cluster): readonly DerivedTopic[] {
  return INTERNAL_ROLES.map((role) => {
    const replicationFactor = replicasOf(connect, role, brokers)
    const partitions =
      role === 'config' ? 1 : Math.max(1, numberOf(workerSetting(connect, `${role}.storage.partitions`), 1))
    return {
      topic: {
        name: internalTopicOf(connect, role),
        partitions,
        ...(replicationFactor !== undefined && { replicationFactor }),
        key: { strategy: 'entity' },
        config: { 'cleanup.policy': 'compact' },
        external: 'both',
      },
      origin: { of: 'cluster', role: ROLES[role] },
    }
  })
}

const ofClusters = new WeakMap<
  ConnectCluster,
  { readonly brokers: number; readonly made: readonly DerivedTopic[] }
>()
const ofConnectors = new WeakMap<
  Connector,
  { readonly connect: ConnectCluster; readonly made: readonly DerivedTopic[] }
>()

/**
 * Returns the topics that Connect makes for a connector: those of the Connect cluster that runs it, which several share,
 * and its own. The same objects while nothing that they follow from changed.
 */
export function derivesOfConnect(
  connector: Connector,
  { cluster }: { readonly cluster: Cluster },
): readonly DerivedTopic[] {
  const connect = connectOf(cluster, connector)
  let shared = ofClusters.get(connect)
  if (shared?.brokers !== cluster.brokers) {
    shared = { brokers: cluster.brokers, made: topicsOfCluster(connect, cluster) }
    ofClusters.set(connect, shared)
  }
  let own = ofConnectors.get(connector)
  if (own?.connect !== connect) {
    own = { connect, made: ownTopics(connector, connect) }
    ofConnectors.set(connector, own)
  }
  return [...shared.made, ...own.made]
}
