import type { Cluster } from '../../model/design'
import { type ConnectTopics, connectClustersIn } from './connect-internals'
import type { AclFact, FactBook } from './fact-book'

/** What is found in the entries of one principal. */
export interface OwnTopics {
  /** The entries that say what its application reads and writes, and the groups that it joins. */
  readonly others: readonly AclFact[]
  /** The first entry of those on topics that are Kafka's own, or the application's. */
  readonly first: AclFact | undefined
  readonly names: readonly string[]
  /** Of workers of Connect: what they keep, as far as it is named. */
  readonly connect: ConnectTopics | undefined
  /** Of a Streams application: its id, with which the names of its topics begin. */
  readonly streams: string | undefined
}

const isLiteralTopic = ({ resource, isPrefix }: AclFact): boolean => resource === 'TOPIC' && !isPrefix

/**
 * Returns what tells of the entries of a principal which are on topics of its own: those that Kafka, Connect's workers
 * and Streams applications make for themselves. They are a right to work, and no edge.
 */
export function ownTopicsOf(
  acls: readonly AclFact[],
  set: ReadonlySet<string>,
  all: readonly ConnectTopics[],
): OwnTopics {
  const literal = new Set(acls.flatMap((acl) => (isLiteralTopic(acl) ? acl.name : [])))
  const connect = all.find((topics) => Object.values(topics).some((name) => literal.has(name)))
  const isOfWorkers = connect !== undefined || [...literal].some((name) => set.has(name))
  const kept = new Set([...set, ...all.flatMap((topics) => Object.values(topics))])
  const made = isOfWorkers ? madeByItself(acls) : new Set<string>()
  const streams = streamsIdOf(acls)
  const isOwn = ({ resource, isPrefix, name }: AclFact): boolean =>
    resource === 'TOPIC' &&
    (isPrefix
      ? streams !== undefined && name === `${streams}-`
      : name.startsWith('__') ||
        kept.has(name) ||
        made.has(name) ||
        (streams !== undefined && isOfStreams(name, streams)))
  const own = acls.filter(isOwn)
  return {
    others: acls.filter((acl) => !isOwn(acl)),
    first: own[0],
    names: [...new Set(own.map(({ name, isPrefix }) => `\`${name}${isPrefix ? '…' : ''}\``))],
    connect,
    streams: own.some(({ name }) => streams !== undefined && name.startsWith(`${streams}-`))
      ? streams
      : undefined,
  }
}

/** `shop-cdc-offsets`, `schema-history.shop`: what is known by its name where a tool has no right to create by itself. */
const KEPT = /(?:^|[-_.])(?:offsets?|(?:schema|db)[-_.]?history)(?=$|[-_.])/i

/** The topics that workers make, write and read again: how far a source has read, and the history of schemas. */
function madeByItself(acls: readonly AclFact[]): ReadonlySet<string> {
  const may = new Map<string, Set<string>>()
  for (const acl of acls)
    if (isLiteralTopic(acl)) may.set(acl.name, (may.get(acl.name) ?? new Set()).add(acl.operation))
  return new Set(
    [...may].flatMap(([name, operations]) =>
      operations.has('READ') && operations.has('WRITE') && (operations.has('CREATE') || KEPT.test(name))
        ? [name]
        : [],
    ),
  )
}

/** A name as Kafka Streams makes it for one of its stores or repartitionings. @see org.apache.kafka.streams.processor.internals.InternalTopologyBuilder */
const isOfStreams = (name: string, id: string): boolean =>
  name.startsWith(`${id}-`) &&
  /-(?:changelog|repartition|SUBSCRIPTION-(?:REGISTRATION|RESPONSE)-\d+-topic)$/.test(name)

/** The id of a Streams application: a group that it joins, and what the names of topics begin with that it may create. */
function streamsIdOf(acls: readonly AclFact[]): string | undefined {
  const ids = acls.flatMap(({ resource, operation, name }) =>
    resource === 'GROUP' && /^(?:READ|ALL)$/.test(operation) ? name.replace(/-$/, '') : [],
  )
  return ids.find((id) =>
    acls.some(
      ({ resource, isPrefix, name, operation }) =>
        resource === 'TOPIC' &&
        (isPrefix ? name === `${id}-` && /^(?:CREATE|ALL)$/.test(operation) : isOfStreams(name, id)),
    ),
  )
}

/** Returns the topics of Connect's workers: as settings name them, and by clusters as access lists do. */
export function connectTopicsOf(
  { acls, connectClusters }: FactBook,
  { connect = [] }: Cluster,
): { readonly set: ReadonlySet<string>; readonly byCluster: readonly ConnectTopics[] } {
  const set = [...connectClusters, ...connect].flatMap(({ config = {} }) =>
    Object.entries(config).flatMap(([key, value]) => (/\.storage\.topic$/.test(key) ? String(value) : [])),
  )
  const named = acls.flatMap((acl) => (isLiteralTopic(acl) ? acl.name : []))
  return { set: new Set(set), byCluster: connectClustersIn(named) }
}
