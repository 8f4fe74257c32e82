import {
  groupIdOf as connectGroupId,
  connectOf,
  INTERNAL_ROLES,
  type InternalRole,
  internalTopicOf,
  isExactlyOnceSource,
} from '../model/connect-cluster'
import type { Cluster, ConnectCluster, Connector } from '../model/design'
import { consumerInConnector } from '../model/inside-connector'
import { sideOf } from '../model/kinds/connector'
import { groupIdOf } from '../model/reading'
import { groupNeed, type Need, needOf, topicNeed } from './needs'
import type { Operation } from './right'

const KEEPS = ['Read', 'Write', 'Create'] as const satisfies readonly Operation[]

/** What is read at each start of a source, and written while it runs. @see io.debezium.storage.kafka.history.KafkaSchemaHistory */
const HISTORY = 'schema.history.internal.kafka.topic'

const ROLE: Readonly<Record<InternalRole, string>> = {
  config: 'the settings of its connectors',
  offset: 'how far its sources have read',
  status: 'the states of its connectors',
}

/** What the workers do to the topics of their own. Where only sinks run, nothing is written of how far sources read. */
const ownTopicNeeds = (connect: ConnectCluster, isSource: boolean): Need[] =>
  INTERNAL_ROLES.flatMap((role) =>
    KEEPS.filter((operation) => role !== 'offset' || isSource || operation !== 'Write').map((operation) =>
      topicNeed(operation, internalTopicOf(connect, role), `${connect.name} keeps ${ROLE[role]} there.`),
    ),
  )

const ownTopics = ({ name, offsetsTopic, config }: Connector): Need[] =>
  [
    { topic: offsetsTopic, what: 'how far it has read' },
    { topic: config?.[HISTORY], what: 'the history of schemas' },
  ].flatMap(({ topic, what }) =>
    typeof topic !== 'string' || topic === ''
      ? []
      : KEEPS.map((operation) => topicNeed(operation, topic, `${name} keeps ${what} there.`)),
  )

/**
 * Returns what the workers of a Connect cluster must be allowed for one of their connectors. With exactly once support
 * every source writes in transactions, whether it asks for it or not, and a worker fences the one before it.
 *
 * @see org.apache.kafka.connect.runtime.Worker, KIP-618
 */
export function connectNeeds(cluster: Cluster, connector: Connector): Need[] {
  const connect = connectOf(cluster, connector)
  const id = connectGroupId(connect)
  const consumer = consumerInConnector(connector, cluster)
  const isSource = sideOf(connector) !== 'sink'
  return [
    groupNeed('Read', id, `The workers of ${connect.name} are one group.`),
    ...ownTopicNeeds(connect, isSource),
    ...(isSource ? ownTopics(connector) : []),
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
    ...(isExactlyOnceSource(connect) && isSource
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
