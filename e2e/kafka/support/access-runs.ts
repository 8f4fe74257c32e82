import { join } from 'node:path'
import { analyse } from '@/core/analyse'
import { workerTexts } from '@/core/exporters/connect-parts'
import { consumerProperties } from '@/core/exporters/consumer-properties'
import { producerProperties } from '@/core/exporters/producer-properties'
import { connectOf, groupIdOf, internalTopicOf } from '@/core/model/connect-cluster'
import type { Connector, ConsumerGroup, Design, StreamsApp } from '@/core/model/design'
import { sideOf } from '@/core/model/kinds/connector'
import { kindOf, type NodeKind, type NodeOfKind, nodesOf } from '@/core/model/kinds/index'
import { NODE_KINDS } from '@/core/model/node-id'
import { internalTopicsOf } from '@/core/streams/internal-topics'

/** What the driver is asked to do as one application, with all that it draws. */
export interface Run {
  readonly op: 'runProducer' | 'runGroup' | 'runShareGroup' | 'runStreams' | 'runConnect'
  readonly args: Readonly<Record<string, unknown>>
  /** The topics that must be there before, and those that must have records in them. */
  readonly topics: readonly string[]
  readonly seeded: readonly string[]
}

type Chain = NonNullable<StreamsApp['processing']>[number]
type Settings = Readonly<Record<string, string>>

const STRING = 'org.apache.kafka.connect.storage.StringConverter'

const portsOf = <Kind extends NodeKind>(kind: Kind, node: NodeOfKind<Kind>, records?: string): string[] =>
  kindOf(kind)
    .ports.filter((port) => records === undefined || port.records === records)
    .flatMap((port) => port.topics(node))

function renamedNode<Kind extends NodeKind>(
  kind: Kind,
  node: NodeOfKind<Kind>,
  start: string,
): NodeOfKind<Kind> {
  let moved = node
  const { ports, references } = kindOf(kind)
  for (const { rename } of [...ports, ...references]) moved = rename(moved, (name) => `${start}${name}`)
  const named = { ...moved, name: `${start}${node.name}` } as Record<string, unknown>
  for (const field of ['groupId', 'applicationId', 'offsetsTopic', 'connect'])
    if (typeof named[field] === 'string') named[field] = `${start}${named[field]}`
  const { client: _, principal: __, ...rest } = named
  const config = named['config'] as Settings | undefined
  const id = config?.['transactional.id']
  if (id !== undefined) rest['config'] = { ...config, 'transactional.id': `${start}${id}` }
  if (kind === 'streamsApp')
    rest['processing'] = ((named['processing'] ?? []) as readonly Chain[]).map((chain) =>
      'pattern' in chain ? { ...chain, pattern: `${start}${chain.pattern}` } : chain,
    )
  return rest as NodeOfKind<Kind>
}

/** The design with all its names begun alike, so that many of them run side by side and share nothing. */
export function inNamespace(design: Design, start: string): Design {
  const { security: _, ...cluster } = design.cluster
  const used = design.connectors.map((connector) => connectOf(design.cluster, connector))
  const connect = [...new Set([...(cluster.connect ?? []), ...used])].map((one) => ({
    name: `${start}${one.name}`,
    groupId: `${start}${groupIdOf(one)}`,
    config: {
      'exactly.once.source.support': String(one.config?.['exactly.once.source.support'] ?? 'disabled'),
    },
  }))
  const lists = Object.fromEntries(
    NODE_KINDS.map((kind) => [
      kindOf(kind).list,
      nodesOf(design, kind).map((node) => renamedNode(kind, node, start)),
    ]),
  )
  return {
    ...design,
    ...lists,
    cluster: { ...cluster, ...(connect.length > 0 && { connect }) },
    connectors: (lists['connectors'] as Design['connectors']).map(
      ({ config: _, transforms: __, ...rest }) => rest,
    ),
  }
}

const fileOf = (exporter: typeof producerProperties, design: Design): string =>
  exporter.export(design, analyse(design))[0]?.text ?? ''

/** What stands for the one application of a design, or for the connectors of its one worker. */
export function runOf(design: Design, login: Settings, folder: string): Run {
  const [producer] = design.producers
  const [group] = design.consumerGroups
  const [app] = design.streamsApps
  if (app) return runOfApp(app, login, folder)
  if (group) return runOfGroup(design, group, login)
  if (design.connectors.length > 0) return runOfWorker(design, login, folder)
  if (!producer) throw new Error('There is no application.')
  const properties = fileOf(producerProperties, design)
  const topics = portsOf('producer', producer)
  const args = { properties, instead: login, topics, transactional: properties.includes('transactional.id=') }
  return { op: 'runProducer', args, topics, seeded: [] }
}

function runOfGroup(design: Design, group: ConsumerGroup, login: Settings): Run {
  const retries = (group.retryTopics ?? []).map(({ topic }) => topic)
  const reads = [...portsOf('consumerGroup', group, 'out-of-topic'), ...retries]
  const writes = portsOf('consumerGroup', group, 'into-topic')
  const written = fileOf(producerProperties, design)
  const isShare = group.reads === 'share'
  return {
    op: isShare ? 'runShareGroup' : 'runGroup',
    args: {
      properties: fileOf(consumerProperties, design),
      instead: { ...login, ...(!isShare && { 'auto.offset.reset': 'earliest' }) },
      topics: reads,
      writes,
      everything: group.reads === 'everything',
      transactional: written.includes('transactional.id='),
      producer: { properties: written, instead: login },
    },
    topics: [...new Set([...reads, ...writes])],
    seeded: reads,
  }
}

const QUICK: Settings = {
  'commit.interval.ms': '200',
  'repartition.purge.interval.ms': '200',
  'replication.factor': '1',
  'num.standby.replicas': '0',
  'num.stream.threads': '1',
}
/** The group protocol of Streams leaves these to the brokers. */
const LEAVES_SOON: Settings = { 'session.timeout.ms': '6000', 'heartbeat.interval.ms': '1000' }

function runOfApp(app: StreamsApp, login: Settings, folder: string): Run {
  const id = app.applicationId ?? app.name
  const globals = (app.processing ?? []).flatMap((chain) =>
    'globalTable' in chain && chain.globalTable !== undefined ? [chain.globalTable] : [],
  )
  // A pattern here is a beginning and whatever follows: one topic has the beginning for its name.
  const fitting = (app.processing ?? []).flatMap((chain) =>
    'pattern' in chain && chain.pattern !== undefined
      ? [chain.pattern.replace(/\.\*$/, '').replaceAll('\\.', '.')]
      : [],
  )
  const all = [...portsOf('streamsApp', app, 'out-of-topic'), ...fitting]
  const sinks = portsOf('streamsApp', app, 'into-topic')
  const isClassic = app.config?.['group.protocol'] !== 'streams'
  const repartitions = internalTopicsOf(app).flatMap(({ role, name }) =>
    role === 'repartition' ? [name] : [],
  )
  return {
    op: 'runStreams',
    args: {
      app: { processing: app.processing },
      config: app.config ?? {},
      instead: { ...QUICK, ...(isClassic && LEAVES_SOON), ...login, 'application.id': id },
      id,
      sources: all.filter((topic) => !globals.includes(topic)),
      globals,
      sinks,
      repartitions,
      folder,
    },
    topics: [...new Set([...all, ...sinks])],
    seeded: [],
  }
}

const ONE_COPY: Settings = {
  'config.storage.replication.factor': '1',
  'offset.storage.replication.factor': '1',
  'offset.storage.partitions': '1',
  'status.storage.replication.factor': '1',
  'status.storage.partitions': '1',
  'offset.flush.interval.ms': '300',
  'scheduled.rebalance.max.delay.ms': '0',
  'task.shutdown.graceful.timeout.ms': '1000',
  'plugin.discovery': 'service_load',
  listeners: 'http://127.0.0.1:0',
}

function runOfWorker(design: Design, login: Settings, folder: string): Run {
  const { connectors, cluster } = design
  const [first] = connectors
  if (!first) throw new Error('There is no connector.')
  const connect = connectOf(cluster, first)
  const isSource = (connector: Connector) => sideOf(connector) !== 'sink'
  const asAll = ['', 'producer.', 'consumer.', 'admin.'].flatMap((prefix) =>
    Object.entries(login).map(([key, value]) => [`${prefix}${key}`, value] as const),
  )
  const sinks = connectors.filter((connector) => !isSource(connector))
  const written = connectors.flatMap((connector) => portsOf('connector', connector, 'into-topic'))
  const hasSource = connectors.some(isSource)
  const reads = sinks.flatMap((connector) => portsOf('connector', connector, 'out-of-topic'))
  return {
    op: 'runConnect',
    args: {
      worker: { ...Object.fromEntries(workerTexts(connect, [])), ...ONE_COPY, ...Object.fromEntries(asAll) },
      connectors: connectors.map((connector) => ({
        name: connector.name,
        config: isSource(connector) ? sourceConfig(connector) : sinkConfig(connector, folder),
      })),
      written: [
        ...written,
        internalTopicOf(connect, 'status'),
        ...(hasSource ? [internalTopicOf(connect, 'offset')] : []),
        ...connectors.flatMap(({ offsetsTopic }) => offsetsTopic ?? []),
      ],
      // Records that fail come once: of a worker with dead letters one life is seen.
      lives: hasSource && sinks.length === 0 ? 2 : 1,
      groups: sinks.map((connector) => ({
        id: `connect-${connector.name}`,
        topics: portsOf('connector', connector, 'out-of-topic'),
      })),
    },
    topics: [...new Set([...written, ...reads])],
    seeded: reads,
  }
}

/** Each stands for a connector of whatever class, and does to Kafka what that would. */
const sourceConfig = ({ name, produces = [], offsetsTopic, exactlyOnce }: Connector): Settings => ({
  name,
  'connector.class': 'driver.TopicsSource',
  'tasks.max': '1',
  'topics.written': produces.map(({ topic }) => topic).join(','),
  'key.converter': STRING,
  'value.converter': STRING,
  ...(offsetsTopic !== undefined && { 'offsets.storage.topic': offsetsTopic }),
  ...(exactlyOnce !== undefined && { 'exactly.once.support': exactlyOnce }),
})

const sinkConfig = ({ name, consumes = [], deadLetter }: Connector, folder: string): Settings => ({
  name,
  'connector.class': 'org.apache.kafka.connect.file.FileStreamSinkConnector',
  'tasks.max': '1',
  topics: consumes.map(({ topic }) => topic).join(','),
  file: join(folder, `${name}.txt`),
  'key.converter': STRING,
  'value.converter': deadLetter ? 'org.apache.kafka.connect.json.JsonConverter' : STRING,
  ...(deadLetter && {
    'errors.tolerance': 'all',
    'errors.deadletterqueue.topic.name': deadLetter.topic,
    'errors.deadletterqueue.topic.replication.factor': '1',
  }),
})
