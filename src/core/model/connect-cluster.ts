import type { Cluster, ConfigValue, ConnectCluster, Connector } from './design'

/** The Connect cluster that runs what none is drawn for, with the group id of Kafka's own example. */
const ASSUMED: ConnectCluster = { name: 'connect', groupId: 'connect-cluster' }

/** Kafka's defaults of what is asked of a worker. @see DistributedConfig, WorkerConfig */
const DEFAULTS: Readonly<Record<string, ConfigValue>> = {
  'config.storage.replication.factor': 3,
  'offset.storage.replication.factor': 3,
  'offset.storage.partitions': 25,
  'status.storage.replication.factor': 3,
  'status.storage.partitions': 5,
  'offset.flush.interval.ms': 60_000,
  'exactly.once.source.support': 'disabled',
  'session.timeout.ms': 10_000,
  'heartbeat.interval.ms': 3_000,
  'scheduled.rebalance.max.delay.ms': 300_000,
}

const SUFFIXES = { config: 'configs', offset: 'offsets', status: 'status' } as const

export type InternalRole = keyof typeof SUFFIXES

/** What a Connect cluster keeps in Kafka, in the order in which its example names them. */
export const INTERNAL_ROLES = Object.keys(SUFFIXES) as readonly InternalRole[]

/** Returns the Connect cluster that runs a connector: the one that it names, else the first, else an assumed one. */
export function connectOf(
  { connect: clusters }: Cluster,
  { connect: name }: Pick<Connector, 'connect'>,
): ConnectCluster {
  const [first = ASSUMED] = clusters ?? []
  return name === undefined ? first : (clusters?.find((one) => one.name === name) ?? ASSUMED)
}

/** Returns the group id of the workers of a Connect cluster. */
export const groupIdOf = ({ name, groupId, config }: ConnectCluster): string =>
  groupId ?? String(config?.['group.id'] ?? name)

/** Returns a setting of the workers: as it is written, or Kafka's default where that is known here. */
export const workerSetting = ({ config }: ConnectCluster, key: string): ConfigValue | undefined =>
  config?.[key] ?? DEFAULTS[key]

/** Returns the name of an internal topic: as it is set, else as the example of Strimzi has it, after the group id. */
export const internalTopicOf = (connect: ConnectCluster, role: InternalRole): string =>
  String(connect.config?.[`${role}.storage.topic`] ?? `${groupIdOf(connect)}-${SUFFIXES[role]}`)

/** Returns whether the workers write what sources read in transactions. @see KIP-618, since Kafka 3.3 */
export const isExactlyOnceSource = (connect: ConnectCluster): boolean =>
  /^enabled$/i.test(String(workerSetting(connect, 'exactly.once.source.support')).trim())
