/**
 * The clients inside a connector: producers of what a source brings in, or the group of consumers that a sink's tasks
 * are. Whatever looks at a topic's readers and writers looks at them as at any other.
 */
import { connectOf, groupIdOf, isExactlyOnceSource } from './connect-cluster'
import type {
  Cluster,
  Config,
  ConfigValue,
  ConnectCluster,
  Connector,
  ConsumerGroup,
  Producer,
} from './design'
import { sideOf } from './kinds/connector'
import { mostTasks } from './parts-of-source'

const NOTHING: Config = {}
export const DEFAULT_TASKS = 1

/** What Connect sets for its producers, whatever Kafka's default is. @see Worker.baseProducerConfigs */
const PRODUCER: Config = {
  acks: 'all',
  'enable.idempotence': false,
  'max.in.flight.requests.per.connection': 1,
  'delivery.timeout.ms': 2_147_483_647,
  'max.block.ms': '9223372036854775807',
}

/** What Connect sets for the consumers of a sink. @see Worker.baseConsumerConfigs */
const CONSUMER: Config = { 'enable.auto.commit': false, 'auto.offset.reset': 'earliest' }

/** The settings under a prefix, without it. */
function under(config: Config | undefined, prefix: string): Config {
  if (!config) return NOTHING
  const found: Record<string, ConfigValue> = {}
  for (const key in config) if (key.startsWith(prefix)) found[key.slice(prefix.length)] = config[key] ?? null
  return found
}

/** Returns whether what a source writes, and where it stopped reading, are committed together. */
export const isExactlyOnce = (connector: Connector, connect: ConnectCluster): boolean =>
  isExactlyOnceSource(connect) && connector.exactlyOnce === 'required'

interface Inside {
  readonly connect: ConnectCluster
  readonly producer: Producer | undefined
  readonly consumer: ConsumerGroup | undefined
}

const known = new WeakMap<Connector, Inside>()

function insideOf(connector: Connector, cluster: Cluster): Inside {
  const connect = connectOf(cluster, connector)
  const before = known.get(connector)
  if (before?.connect === connect) return before
  const inside = {
    connect,
    producer: producerOf(connector, connect),
    consumer: consumerOf(connector, connect),
  }
  known.set(connector, inside)
  return inside
}

/** Returns the producers of a source as one, with an instance for each task; undefined where it writes nothing. */
export const producerInConnector = (connector: Connector, cluster: Cluster): Producer | undefined =>
  insideOf(connector, cluster).producer

/** Returns the tasks of a sink as the group that they are to Kafka; undefined of a source. */
export const consumerInConnector = (connector: Connector, cluster: Cluster): ConsumerGroup | undefined =>
  insideOf(connector, cluster).consumer

function producerOf(connector: Connector, connect: ConnectCluster): Producer | undefined {
  const { name, produces, tasksMax = DEFAULT_TASKS, config } = connector
  if (!produces?.length || sideOf(connector) === 'sink') return undefined
  const written = isExactlyOnceSource(connect)
    ? { 'enable.idempotence': true, 'transactional.id': `${groupIdOf(connect)}-${name}-0` }
    : NOTHING
  return {
    name,
    instances: Math.min(tasksMax, mostTasks(connector) ?? tasksMax),
    config: {
      ...PRODUCER,
      ...under(connect.config, 'producer.'),
      ...under(config, 'producer.override.'),
      ...written,
    },
    produces: produces.map(({ topic }) => ({ topic })),
  }
}

/** Records of one poll of a sink's task where nothing says otherwise. */
const MAX_POLL_RECORDS = 500

/**
 * Returns what a record of a sink takes in milliseconds, with its part of what each `put` takes beside: one is as many
 * records as a poll returns at most, as they are once there is more than the sink keeps up with. Undefined where neither
 * is stated.
 */
export function sinkMsPerRecord(
  { processingMsPerRecord: each, processingMsPerBatch: fixed }: Connector,
  consumer: Config,
): number | undefined {
  if (fixed === undefined) return each
  const stated = Number(consumer['max.poll.records'] ?? Number.NaN)
  return (each ?? 0) + fixed / (stated >= 1 ? stated : MAX_POLL_RECORDS)
}

function consumerOf(connector: Connector, connect: ConnectCluster): ConsumerGroup | undefined {
  if (sideOf(connector) !== 'sink') return undefined
  const { name, tasksMax = DEFAULT_TASKS, consumes = [], deadLetter, config } = connector
  const { 'group.id': groupId = `connect-${name}`, ...own } = under(config, 'consumer.override.')
  const consumer: Config = { ...CONSUMER, ...under(connect.config, 'consumer.'), ...own }
  const processingMsPerRecord = sinkMsPerRecord(connector, consumer)
  return {
    name,
    groupId: String(groupId),
    members: tasksMax,
    commit: 'after-processing',
    ...(processingMsPerRecord !== undefined && { processingMsPerRecord }),
    consumes,
    ...(deadLetter && {
      deadLetter: {
        topic: deadLetter.topic,
        ...(deadLetter.recordsShare !== undefined && { recordsShare: deadLetter.recordsShare }),
      },
    }),
    config: consumer,
  }
}

/** The connector with what was changed in the producer inside it, written as settings that override the worker's. */
export function withConnectorProducer(connector: Connector, before: Producer, after: Producer): Connector {
  if (after === before) return connector
  const config: Record<string, ConfigValue> = { ...connector.config }
  const keys = new Set([...Object.keys(before.config ?? NOTHING), ...Object.keys(after.config ?? NOTHING)])
  for (const key of keys) {
    const value = after.config?.[key]
    if (value === before.config?.[key]) continue
    if (value === undefined) delete config[`producer.override.${key}`]
    else config[`producer.override.${key}`] = value
  }
  const { config: _, ...rest } = connector
  return Object.keys(config).length === 0 ? rest : { ...connector, config }
}
