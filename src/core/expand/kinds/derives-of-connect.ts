import {
  connectOf,
  INTERNAL_ROLES,
  type InternalRole,
  internalTopicOf,
  workerSetting,
} from '../../model/connect-cluster'
import type { Cluster, ConnectCluster, Connector } from '../../model/design'
import { DEFAULT_TASKS } from '../../model/inside-connector'
import { sideOf } from '../../model/kinds/connector'
import { mostTasks } from '../../model/parts-of-source'
import type { Because, DerivedTopic } from '../topology'
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

/** Records of a Connect cluster's own, with keys and values in JSON: the settings of a connector or a task, where a source is in one part, a state. */
const RECORD_BYTES: Readonly<Record<InternalRole, number>> = { config: 2_000, offset: 250, status: 250 }

/** What one connector keeps in the topics of its Connect cluster. @see KafkaConfigBackingStore, KafkaStatusBackingStore */
function keysOf(connector: Connector): Readonly<Record<InternalRole, number>> {
  const { tasksMax = DEFAULT_TASKS, consumes = [], produces = [] } = connector
  const tasks = Math.min(tasksMax, mostTasks(connector) ?? tasksMax)
  return {
    // Its settings, those of each task, that they are complete, and whether it is to run.
    config: 3 + tasks,
    offset: sideOf(connector) === 'sink' ? 0 : (mostTasks(connector) ?? tasks),
    // Its own state, that of each task, and each topic that it uses.
    status: 1 + tasks + consumes.length + produces.length,
  }
}

/**
 * The topics that the workers of a Connect cluster create, with what one connector keeps in them: a key for each thing
 * that is known of it, which is written anew when it changes, and of a source's offsets every offset.flush.interval.ms.
 *
 * @see KafkaConfigBackingStore, KafkaOffsetBackingStore, KafkaStatusBackingStore
 */
function topicsOfCluster(
  connect: ConnectCluster,
  connector: Connector,
  { brokers }: Cluster,
): readonly DerivedTopic[] {
  const keys = keysOf(connector)
  const flushMs = Math.max(1, numberOf(workerSetting(connect, 'offset.flush.interval.ms'), 60_000))
  return INTERNAL_ROLES.map((role): DerivedTopic => {
    const replicationFactor = replicasOf(connect, role, brokers)
    const partitions =
      role === 'config' ? 1 : Math.max(1, numberOf(workerSetting(connect, `${role}.storage.partitions`), 1))
    return {
      topic: {
        name: internalTopicOf(connect, role),
        partitions,
        ...(replicationFactor !== undefined && { replicationFactor }),
        key: { strategy: 'entity', cardinality: keys[role] },
        record: { averageBytes: RECORD_BYTES[role] },
        config: { 'cleanup.policy': 'compact' },
        external: 'both',
      },
      origin: { of: 'cluster', role: ROLES[role], because: BECAUSE[role] },
      recordsPerSecond: { average: role === 'offset' ? (keys.offset * 1000) / flushMs : 0 },
      isShared: true,
    }
  })
}

const sized = (role: InternalRole): readonly Because[] => [
  { name: WHAT_IS_KEPT[role], value: RECORD_BYTES[role], unit: 'bytes', origin: 'assumption' },
]
const WHAT_IS_KEPT: Readonly<Record<InternalRole, string>> = {
  config: 'settings of a connector or a task',
  offset: 'where a source is in one part',
  status: 'a state, or a topic in use',
}
const BECAUSE: Readonly<Record<InternalRole, readonly Because[]>> = {
  config: sized('config'),
  offset: sized('offset'),
  status: sized('status'),
}

interface Made {
  readonly connect: ConnectCluster
  readonly brokers: number
  readonly made: readonly DerivedTopic[]
}
const ofConnectors = new WeakMap<Connector, Made>()

/**
 * Returns the topics that Connect makes for a connector: those of the Connect cluster that runs it, which several share,
 * and its own. The same objects while nothing that they follow from changed.
 */
export function derivesOfConnect(
  connector: Connector,
  { cluster }: { readonly cluster: Cluster },
): readonly DerivedTopic[] {
  const connect = connectOf(cluster, connector)
  const before = ofConnectors.get(connector)
  if (before?.connect === connect && before.brokers === cluster.brokers) return before.made
  const made = [...topicsOfCluster(connect, connector, cluster), ...ownTopics(connector, connect)]
  ofConnectors.set(connector, { connect, brokers: cluster.brokers, made })
  return made
}
