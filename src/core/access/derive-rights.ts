import { buildTopology } from '../expand/kinds/derives-of-streams'
import {
  groupIdOf as connectGroupId,
  connectOf,
  INTERNAL_ROLES,
  internalTopicOf,
  isExactlyOnceSource,
} from '../model/connect-cluster'
import type { Connector, ConsumerGroup, Design, Producer, StreamsApp } from '../model/design'
import { consumerInConnector, isExactlyOnce as isExactlyOnceConnector } from '../model/inside-connector'
import { isExactlyOnce as isExactlyOnceApp } from '../model/inside-streams'
import { kindOf, nodesOf } from '../model/kinds/index'
import { NODE_KINDS, type NodeId, type NodeKind, nodeId } from '../model/node-id'
import { groupIdOf } from '../model/reading'
import { producerInside } from '../model/writers'
import { producerSettings } from '../settings/resolve-settings'
import { internalTopicsIn } from '../streams/internal-topics'
import type { Operation, ResourceType, Right } from './right'

type Need = Omit<Right, 'for' | 'principal'>

/**
 * Returns what each application of a design must be allowed, and no more: to read and write the topics that its edges
 * say, to commit as its group, to use its transactional ids, to make the internal topics of Kafka Streams and Connect.
 * `Read` and `Write` allow to describe as well, and who may write any topic may write it idempotently, so that neither
 * is asked for. A producer and a group of one name are one principal; connectors act as the worker that runs them.
 *
 * @see org.apache.kafka.security.authorizer.AclEntry, StandardAuthorizerData (implied Describe); KIP-679 (idempotence);
 *   Kafka documentation, 7.5 "Authorization and ACLs"; Streams developer guide, "Security"; KIP-618 for Connect
 */
export function deriveRights(design: Design): readonly Right[] {
  const rights = new Map<string, Right>()
  const add = (principal: string, at: NodeId, need: Need): void => {
    const key = [principal, need.resource, need.pattern, need.name, need.operation].join('\n')
    const known = rights.get(key)
    if (!known) rights.set(key, { principal, ...need, for: [at] })
    else if (!known.for.includes(at)) rights.set(key, { ...known, for: [...known.for, at] })
  }
  for (const { at, kind, name, topic, edge, isWrite } of touchesOf(design)) {
    const principal = principalOf(design, kind, name)
    if (isWrite) add(principal, at, topicNeed('Write', topic, `${name} writes ${topic}.`))
    if (!isWrite || edge === 'retries')
      add(principal, at, topicNeed('Read', topic, `${name} reads ${topic}.`))
  }
  for (const producer of design.producers)
    for (const need of transactionNeeds(design, producer))
      add(userOf(producer.name), nodeId('producer', producer.name), need)
  for (const group of design.consumerGroups)
    for (const need of groupNeeds(design, group))
      add(userOf(group.name), nodeId('consumerGroup', group.name), need)
  for (const app of design.streamsApps)
    for (const need of streamsNeeds(app)) add(userOf(app.name), nodeId('streamsApp', app.name), need)
  for (const connector of design.connectors)
    for (const need of connectNeeds(design, connector))
      add(workerOf(design, connector), nodeId('connector', connector.name), need)
  return [...rights.values()]
}

interface Touch {
  readonly at: NodeId
  readonly kind: NodeKind
  readonly name: string
  readonly topic: string
  readonly edge: string
  readonly isWrite: boolean
}

/** Every topic that a node reads or writes, drawn or not. */
const touchesOf = (design: Design): Touch[] => NODE_KINDS.flatMap((kind) => touchesOfKind(design, kind))

function touchesOfKind<Kind extends NodeKind>(design: Design, kind: Kind): Touch[] {
  return nodesOf(design, kind).flatMap((node) =>
    kindOf(kind).ports.flatMap((port) =>
      port.topics(node).map((topic) => ({
        at: nodeId(kind, node.name),
        kind,
        name: node.name,
        topic,
        edge: port.edge,
        isWrite: port.records === 'into-topic',
      })),
    ),
  )
}

/** Returns the principal that a name stands for: a comma or a line end would end it in Kafka's own tools. */
export const userOf = (name: string): string => `User:${name.replace(/[\s,;:=]+/gu, '-')}`

const workerOf = (design: Design, connector: Connector): string =>
  userOf(connectOf(design.cluster, connector).name)

function principalOf(design: Design, kind: string, name: string): string {
  const connector = kind === 'connector' ? design.connectors.find((one) => one.name === name) : undefined
  return connector ? workerOf(design, connector) : userOf(name)
}

const needOf =
  (resource: ResourceType, pattern: Right['pattern'] = 'literal') =>
  (operation: Operation, name: string, why: string): Need => ({ resource, pattern, name, operation, why })

const topicNeed = needOf('topic')
const groupNeed = needOf('group')

/** Transactional ids that end in a place for the instance's name are one prefix. */
function transactionNeeds(design: Design, producer: Producer): Need[] {
  const id = producerSettings(producer, design.cluster.kafkaVersion).text('transactional.id')
  if (id === '') return []
  const [start = ''] = id.split('${')
  const pattern = start === id ? 'literal' : 'prefixed'
  return [needOf('transactional-id', pattern)('Write', start, `${producer.name} writes in transactions.`)]
}

/** Who assigns partitions to itself and commits nothing is in no group. */
function groupNeeds(design: Design, group: ConsumerGroup): Need[] {
  const { name, reads, consumes = [] } = group
  const inside = producerInside(group)
  const id = groupIdOf(group)
  return [
    ...(reads === 'everything' || id === '' || consumes.length === 0
      ? []
      : [groupNeed('Read', id, `${name} joins its group and commits offsets.`)]),
    ...(inside ? transactionNeeds(design, inside) : []),
  ]
}

const INTERNAL: readonly Operation[] = ['Read', 'Write', 'Create', 'Delete']

/** A program that Kafka refuses to build makes none. */
function hasInternalTopics(app: StreamsApp): boolean {
  const built = buildTopology(app)
  return built.ok && internalTopicsIn(built.topology, app).length > 0
}

/** Streams purges what it has read of repartition topics, which is to delete. */
function streamsNeeds(app: StreamsApp): Need[] {
  const { name } = app
  const id = app.applicationId ?? name
  const makesTopics = hasInternalTopics(app)
  return [
    groupNeed('Read', id, `${name} joins its group and commits offsets.`),
    ...(makesTopics
      ? INTERNAL.map((operation) =>
          needOf('topic', 'prefixed')(operation, `${id}-`, `${name} makes and uses its internal topics.`),
        )
      : []),
    ...(isExactlyOnceApp(app)
      ? [needOf('transactional-id', 'prefixed')('Write', `${id}-`, `${name} writes in transactions.`)]
      : []),
  ]
}

function connectNeeds(design: Design, connector: Connector): Need[] {
  const connect = connectOf(design.cluster, connector)
  const id = connectGroupId(connect)
  const consumer = consumerInConnector(connector, design.cluster)
  const kept = INTERNAL_ROLES.flatMap((role) =>
    (['Read', 'Write', 'Create'] as const).map((operation) =>
      topicNeed(operation, internalTopicOf(connect, role), `${connect.name} keeps its ${role} there.`),
    ),
  )
  return [
    groupNeed('Read', id, `The workers of ${connect.name} are one group.`),
    ...kept,
    ...(consumer
      ? [groupNeed('Read', groupIdOf(consumer), `The tasks of ${connector.name} are one group.`)]
      : []),
    ...(isExactlyOnceSource(connect)
      ? [
          needOf('transactional-id')(
            'Write',
            `connect-cluster-${id}`,
            `${connect.name} writes its configuration in transactions.`,
          ),
        ]
      : []),
    ...(isExactlyOnceConnector(connector, connect)
      ? [
          needOf('transactional-id', 'prefixed')(
            'Write',
            `${id}-${connector.name}-`,
            `${connector.name} writes in transactions.`,
          ),
        ]
      : []),
  ]
}
