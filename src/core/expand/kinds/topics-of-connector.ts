/** The topics that a connector makes for itself, beside those that it is drawn to write. */
import { workerSetting } from '../../model/connect-cluster'
import { MIRROR } from '../../model/connector-words'
import type { Config, ConfigValue, ConnectCluster, Connector, Topic } from '../../model/design'
import { nodeId } from '../../model/node-id'
import type { DerivedTopic } from '../topology'

/** Returns the number that a setting is; another one where it is not stated, or no number. */
export const numberOf = (value: ConfigValue | undefined, otherwise: number): number => {
  const number = Number(value ?? Number.NaN)
  return Number.isFinite(number) ? number : otherwise
}

interface Own {
  readonly name: string | undefined
  readonly role: string
  readonly partitions?: number
  readonly config?: Config
}

const COMPACT: Config = { 'cleanup.policy': 'compact' }
const KEPT: Config = { 'cleanup.policy': 'delete', 'retention.ms': -1, 'retention.bytes': -1 }

const textOf = (config: Config | undefined, ...keys: readonly string[]): string | undefined => {
  const value = keys.map((key) => config?.[key]).find((one) => typeof one === 'string' && one !== '')
  return value === undefined ? undefined : String(value)
}

/** What Debezium writes beside the topics of tables. @see Heartbeat, TopicNamingStrategy, SchemaHistory */
function ofDebezium({ class: plugin = '', config }: Connector): readonly Own[] {
  const history = { name: textOf(config, 'schema.history.internal.kafka.topic'), role: 'history of schemas' }
  const prefix = textOf(config, 'topic.prefix', 'database.server.name')
  if (!plugin.startsWith('io.debezium.') || prefix === undefined) return [{ ...history, config: KEPT }]
  const beat = textOf(config, 'topic.heartbeat.prefix', 'heartbeat.topics.prefix') ?? '__debezium-heartbeat'
  const transaction = textOf(config, 'topic.transaction') ?? 'transaction'
  return [
    { ...history, config: KEPT },
    {
      name: numberOf(config?.['heartbeat.interval.ms'], 0) > 0 ? `${beat}.${prefix}` : undefined,
      role: 'heartbeats of a source',
    },
    {
      name:
        String(config?.['provide.transaction.metadata']) === 'true' ? `${prefix}.${transaction}` : undefined,
      role: 'begin and end of transactions',
    },
  ]
}

/** What MirrorMaker 2 keeps in the cluster that it writes to. @see DefaultReplicationPolicy, MirrorCheckpointConfig */
function ofMirror({ class: plugin, config }: Connector): readonly Own[] {
  const source = textOf(config, 'source.cluster.alias') ?? 'source'
  const separator = textOf(config, 'replication.policy.separator') ?? '.'
  const isSyncedHere = textOf(config, 'offset-syncs.topic.location') === 'target'
  if (plugin === MIRROR.checkpoint)
    return [
      {
        name: `${source}${separator}checkpoints${separator}internal`,
        role: 'checkpoints of groups',
        config: COMPACT,
      },
    ]
  if (plugin === MIRROR.heartbeat) return [{ name: 'heartbeats', role: 'heartbeats', config: COMPACT }]
  return plugin === MIRROR.source && isSyncedHere
    ? [
        {
          name: `mm2-offset-syncs${separator}${source}${separator}internal`,
          role: 'offsets here and there',
          config: COMPACT,
        },
      ]
    : []
}

/** What some sinks write back: Iceberg agrees on commits in a topic, sinks of HTTP report what was answered. */
function ofSink({ class: plugin = '', config }: Connector): readonly Own[] {
  const isIceberg = /iceberg/i.test(plugin)
  return [
    {
      name: isIceberg ? (textOf(config, 'iceberg.control.topic') ?? 'control-iceberg') : undefined,
      role: 'agreement on commits',
    },
    { name: textOf(config, 'reporter.result.topic.name'), role: 'what was answered' },
    { name: textOf(config, 'reporter.error.topic.name'), role: 'what was refused' },
  ]
}

/** Returns the topics of a connector's own, for the Connect cluster that runs it. */
export function ownTopics(connector: Connector, connect: ConnectCluster): readonly DerivedTopic[] {
  const of = nodeId('connector', connector.name)
  const plain = { key: { strategy: 'entity' }, external: 'both' } as const satisfies Partial<Topic>
  const drawn = new Set(connector.produces?.map(({ topic }) => topic))
  const offsets: Own = {
    name: connector.offsetsTopic,
    role: 'offsets of a source',
    partitions: Math.max(1, numberOf(workerSetting(connect, 'offset.storage.partitions'), 25)),
    config: COMPACT,
  }
  return [offsets, ...ofDebezium(connector), ...ofMirror(connector), ...ofSink(connector)].flatMap(
    ({ name, role, partitions = 1, config }) =>
      name === undefined || drawn.has(name)
        ? []
        : [{ topic: { ...plain, name, partitions, ...(config && { config }) }, origin: { of, role } }],
  )
}
