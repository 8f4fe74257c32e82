import { connectOf, groupIdOf, INTERNAL_ROLES, internalTopicOf } from '../../model/connect-cluster'
import type { Cluster, ConnectCluster } from '../../model/design'
import { principalOf, withType } from '../../model/principal'
import { connectorByEdges } from '../connect/connector-by-edges'
import type { Place } from '../source'
import { namesOf } from './acl-application'
import { isDeadLetterName } from './acl-joints'
import type { ConnectTopics } from './connect-internals'
import type { AclFact, FactBook } from './fact-book'

interface Workers {
  readonly principal: string
  readonly called: string
  readonly topics: ConnectTopics
  readonly cluster: Cluster
}

interface NamedTopic {
  readonly topic: string
  readonly place: Place
}

/** The group of a sink's tasks. @see org.apache.kafka.connect.util.SinkUtils.consumerGroupId */
const OF_SINK = /^connect-(?=.)/

/**
 * Draws the Connect cluster whose workers have these entries, with the topics that they keep, and what its connectors read
 * and write: one sink and one source, unless the group of the only sink names it. What a drawn connector does is left
 * to that one.
 */
export function drawWorkers(
  book: FactBook,
  workers: Workers,
  acls: readonly AclFact[],
  known: readonly string[],
): void {
  const [first] = acls
  if (!first) return
  const groups = new Set(
    acls.flatMap(({ resource, operation, isPrefix, name }) =>
      resource === 'GROUP' && operation === 'READ' && !isPrefix && name !== '*' ? name : [],
    ),
  )
  const id = workersGroup([...groups], workers.topics)
  const name = clusterOf(book, workers, id)
  const sinks = [...groups].filter((group) => group !== id && OF_SINK.test(group))
  const drawn = new Set(
    book.connectors.flatMap(({ connector: { consumes = [], produces = [], deadLetter } }) =>
      [...consumes, ...produces, ...(deadLetter ? [deadLetter] : [])].map(({ topic }) => topic),
    ),
  )
  const named = acls
    .filter(({ resource }) => resource === 'TOPIC')
    .map((acl) => ({ acl, topics: namesOf({ book, who: workers }, acl, known) }))
  const edges = (operation: string): readonly NamedTopic[] => {
    const places = new Map<string, Place>()
    for (const { acl, topics } of named)
      if (acl.operation === operation)
        for (const topic of topics) if (!drawn.has(topic) && !places.has(topic)) places.set(topic, acl.place)
    return [...places].map(([topic, place]) => ({ topic, place }))
  }
  const [reads, writes] = [edges('READ'), edges('WRITE')]
  const [only] = sinks
  const sink = sinks.length === 1 && only !== undefined ? only.replace(OF_SINK, '') : `${workers.called}-sink`
  const letters =
    reads.length > 0
      ? writes.find(({ topic }) => isDeadLetterName(topic) && !reads.some((edge) => edge.topic === topic))
      : undefined
  if (reads.length > 0) {
    connectorByEdges(book, { name: sink, connect: name, reads, writes: [], place: first.place })
    const fact = book.connectors.at(-1)
    if (letters && fact) {
      book.connectors.splice(-1, 1, {
        ...fact,
        connector: { ...fact.connector, deadLetter: { topic: letters.topic } },
      })
      book.topic(letters.topic, letters.place, 'guessed')
    }
  }
  const rest = writes.filter((edge) => edge !== letters)
  if (rest.length > 0)
    connectorByEdges(book, {
      name: `${workers.called}-source`,
      connect: name,
      reads: [],
      writes: rest,
      place: first.place,
    })
  if (reads.length + writes.length === 0) return
  const which = sinks.length > 1 ? ' Which of its sinks reads what is not said.' : ''
  book.guess(
    first.place,
    `${workers.principal} is the workers of the Connect cluster \`${name}\`: what they may read is taken to go to a sink, what they may write to come from a source.${which}`,
  )
}

/** The group of the workers: what their own topics are named after, else the one that no sink is named by. */
function workersGroup(groups: readonly string[], topics: ConnectTopics): string | undefined {
  const after = groups.find((group) => Object.values(topics).some((topic) => topic.startsWith(group)))
  const [only, ...more] = groups.filter((group) => !OF_SINK.test(group))
  return after ?? (more.length === 0 ? only : undefined)
}

/** Returns the name of the cluster of these workers; one that is not known yet is added to those of the book. */
function clusterOf(book: FactBook, workers: Workers, id: string | undefined): string {
  const { called, topics, cluster, principal } = workers
  const isSame = (one: ConnectCluster): boolean =>
    groupIdOf(one) === id || INTERNAL_ROLES.some((role) => topics[role] === internalTopicOf(one, role))
  const known = [...book.connectClusters, ...(cluster.connect ?? [])].find(isSame)
  if (known) return known.name
  const plain: ConnectCluster = {
    name: called,
    ...(id !== undefined && id !== called && { groupId: id }),
    ...(principalOf(cluster, { name: called }) !== withType(principal) && { principal: withType(principal) }),
  }
  const config = Object.fromEntries(
    INTERNAL_ROLES.flatMap((role) => {
      const topic = topics[role]
      return topic === undefined || topic === internalTopicOf(plain, role)
        ? []
        : [[`${role}.storage.topic`, topic]]
    }),
  )
  book.connectClusters.push({ ...plain, ...(Object.keys(config).length > 0 && { config }) })
  return connectOf({ ...cluster, connect: book.connectClusters }, { connect: called }).name
}
