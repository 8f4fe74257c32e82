/** The topics that a connector makes for itself, beside those that it is drawn to write. */
import { workerSetting } from '../../model/connect-cluster'
import { MIRROR } from '../../model/connector-words'
import type { Config, ConfigValue, ConnectCluster, Connector, Topic } from '../../model/design'
import { DEFAULT_TASKS } from '../../model/inside-connector'
import { nodeId } from '../../model/node-id'
import { mostTasks } from '../../model/parts-of-source'
import { DAY_MS } from '../../shared/units'
import type { Because, DerivedTopic } from '../topology'

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
  /** Distinct keys at most, of which each record is some 200 bytes. */
  readonly keys?: number
  /** What is written to it by itself, where that follows from settings or is taken to. */
  readonly written?:
    | {
        readonly perSecond: number
        readonly bytes: number
        readonly because: readonly Because[]
      }
    | undefined
}

/** Groups and partitions that a mirror follows, where nobody says how many. */
const MIRRORED = 1_000
const SMALL_BYTES = 200
const SMALL: readonly Because[] = [
  { name: 'where it is in one part', value: SMALL_BYTES, unit: 'bytes', origin: 'assumption' },
]

const COMPACT: Config = { 'cleanup.policy': 'compact' }
const KEPT: Config = { 'cleanup.policy': 'delete', 'retention.ms': -1, 'retention.bytes': -1 }

/** How a table is made up, as statement and in JSON, with all of its columns. */
const STRUCTURE_BYTES = 5_000
/** Once when it is captured, and once a month when somebody changes it. */
const STRUCTURES_A_YEAR = 13

/** What Debezium writes to its schema history: how each table is made up, at the snapshot and with each change of it. */
function historyOf({ produces = [], config }: Connector): Own {
  const tables = Math.max(1, produces.length)
  return {
    name: textOf(config, 'schema.history.internal.kafka.topic', 'database.history.kafka.topic'),
    role: 'history of schemas',
    config: KEPT,
    written: {
      perSecond: (tables * STRUCTURES_A_YEAR * 1000) / (365 * DAY_MS),
      bytes: STRUCTURE_BYTES,
      because: [
        {
          name: 'tables captured',
          value: tables,
          unit: 'count',
          origin: produces.length > 0 ? 'derived' : 'assumption',
        },
        {
          name: 'structures of a table a year',
          value: STRUCTURES_A_YEAR,
          unit: 'count',
          origin: 'assumption',
        },
        { name: 'structure of a table', value: STRUCTURE_BYTES, unit: 'bytes', origin: 'assumption' },
      ],
    },
  }
}

const BEAT_BYTES = 200

/** What is written every so many milliseconds, whatever happens. */
const beats = (everyMs: number, key: string): Own['written'] => ({
  perSecond: 1000 / everyMs,
  bytes: BEAT_BYTES,
  because: [
    { name: key, value: everyMs, unit: 'ms', origin: 'derived' },
    { name: 'heartbeat', value: BEAT_BYTES, unit: 'bytes', origin: 'assumption' },
  ],
})

const textOf = (config: Config | undefined, ...keys: readonly string[]): string | undefined => {
  const value = keys.map((key) => config?.[key]).find((one) => typeof one === 'string' && one !== '')
  return value === undefined ? undefined : String(value)
}

/** What Debezium writes beside the topics of tables. @see Heartbeat, TopicNamingStrategy, SchemaHistory */
function ofDebezium(connector: Connector): readonly Own[] {
  const { class: plugin = '', config } = connector
  const history = historyOf(connector)
  const prefix = textOf(config, 'topic.prefix', 'database.server.name')
  if (!plugin.startsWith('io.debezium.') || prefix === undefined) return [history]
  const beat = textOf(config, 'topic.heartbeat.prefix', 'heartbeat.topics.prefix') ?? '__debezium-heartbeat'
  const transaction = textOf(config, 'topic.transaction') ?? 'transaction'
  const beatMs = numberOf(config?.['heartbeat.interval.ms'], 0)
  return [
    history,
    {
      name: beatMs > 0 ? `${beat}.${prefix}` : undefined,
      role: 'heartbeats of a source',
      written: beats(beatMs, 'heartbeat.interval.ms'),
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
        keys: MIRRORED,
      },
    ]
  if (plugin === MIRROR.heartbeat)
    return [{ name: 'heartbeats', role: 'heartbeats', config: COMPACT, keys: 1 }]
  return plugin === MIRROR.source && isSyncedHere
    ? [
        {
          name: `mm2-offset-syncs${separator}${source}${separator}internal`,
          role: 'offsets here and there',
          config: COMPACT,
          keys: MIRRORED,
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
    keys: mostTasks(connector) ?? connector.tasksMax ?? DEFAULT_TASKS,
  }
  return [offsets, ...ofDebezium(connector), ...ofMirror(connector), ...ofSink(connector)].flatMap(
    ({ name, role, partitions = 1, config, keys, written }) => {
      if (name === undefined || drawn.has(name)) return []
      const own = { ...plain, name, partitions, ...(config && { config }) }
      if (written)
        return [
          {
            topic: { ...own, record: { averageBytes: written.bytes } },
            origin: { of, role, because: written.because },
            recordsPerSecond: { average: written.perSecond },
          },
        ]
      return keys === undefined
        ? [{ topic: own, origin: { of, role } }]
        : [
            {
              topic: {
                ...own,
                key: { strategy: 'entity', cardinality: keys },
                record: { averageBytes: SMALL_BYTES },
              },
              origin: { of, role, because: SMALL },
            },
          ]
    },
  )
}
