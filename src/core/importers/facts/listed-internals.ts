import { INTERNAL_ROLES, internalTopicOf, workerSetting } from '../../model/connect-cluster'
import type { Config, ConnectCluster, Design } from '../../model/design'
import { surest } from './claim'
import { type ConnectTopics, connectClustersIn } from './connect-internals'
import type { FactBook } from './fact-book'

/**
 * Takes out of the topics of a book those that were only seen in a cluster and are nobody's to create: what Connect's workers
 * keep becomes the settings of a Connect cluster, and what a Streams application made for itself is told. One that another
 * application reads or writes, or that is drawn already, stays.
 */
export function leaveListedInternals(book: FactBook, base: Design): void {
  const drawn = new Set(base.topics.map(({ name }) => name))
  const seen = [...book.topics.values()].flatMap(({ name, places }) =>
    !drawn.has(name) && places.every(({ how }) => how === 'seen') ? [name] : [],
  )
  if (seen.length === 0) return
  leaveConnect(book, base, seen)
  leaveStreams(book, base, seen)
}

const placeOf = (book: FactBook, topic: string) => {
  const { file = '', line } = book.topics.get(topic)?.places[0] ?? {}
  return { file, ...(line !== undefined && { line }) }
}

/** The topics that applications and connectors of a book read and write, but for those of one group. */
function joined(book: FactBook, but?: string): ReadonlySet<string> {
  const topics = new Set<string>()
  for (const [name, { edges, claims }] of book.applications) {
    const group = surest(claims.get('groupId') ?? [])?.value ?? name
    if (group !== but) for (const { topic } of edges) topics.add(topic)
  }
  for (const { connector } of book.connectors)
    for (const { topic } of [...(connector.consumes ?? []), ...(connector.produces ?? [])]) topics.add(topic)
  return topics
}

function leaveConnect(book: FactBook, { cluster }: Design, seen: readonly string[]): void {
  const used = joined(book)
  const known = [...book.connectClusters, ...(cluster.connect ?? [])]
  for (const topics of connectClustersIn(seen)) {
    const names = Object.values(topics)
    if (names.some((name) => used.has(name))) continue
    const [first = ''] = names
    const place = placeOf(book, first)
    const isKnown = known.some((one) =>
      INTERNAL_ROLES.some((role) => topics[role] === internalTopicOf(one, role)),
    )
    // Of one that is named by a part of its topics nothing more is known.
    if (!isKnown && names.length === INTERNAL_ROLES.length) book.connectClusters.push(clusterOf(book, topics))
    book.guess(
      place,
      `${names.map((name) => `\`${name}\``).join(', ')} ${names.length === 1 ? 'is' : 'are'} what Connect’s workers keep: no topic of anybody’s own.`,
    )
    for (const name of names) book.topics.delete(name)
  }
}

/** The Connect cluster that keeps these topics, called as what they have in common. */
function clusterOf(book: FactBook, topics: ConnectTopics): ConnectCluster {
  const stem = (topics.status ?? '').replace(/status(?:es)?(?=$|[-_.])/, '').replace(/^[-_.]+|[-_.]+$/g, '')
  const plain: ConnectCluster = { name: stem === '' ? 'connect' : stem }
  const config: Record<string, Config[string]> = {}
  for (const role of INTERNAL_ROLES) {
    const topic = topics[role] ?? ''
    if (topic !== internalTopicOf(plain, role)) config[`${role}.storage.topic`] = topic
    for (const [field, key] of [
      ['partitions', `${role}.storage.partitions`],
      ['replicationFactor', `${role}.storage.replication.factor`],
    ] as const) {
      const value = surest(book.topics.get(topic)?.claims.get(field) ?? [])?.value
      const usual = workerSetting(plain, key)
      if (usual !== undefined && typeof value === 'number' && value !== usual) config[key] = value
    }
  }
  return { ...plain, ...(Object.keys(config).length > 0 && { config }) }
}

/** `sums-KSTREAM-AGGREGATE-STATE-STORE-0000000003-changelog`: a name as Streams makes it where the program gives none. */
const MADE = /^(.+?)-(?:KSTREAM|KTABLE)-[A-Z-]+-\d{10}-(?:changelog|repartition|topic)$/
/** Any of its topics, by the id that they begin with. */
const OF_ID = /-(?:changelog|repartition)$/

function leaveStreams(book: FactBook, base: Design, seen: readonly string[]): void {
  const ids = new Set([
    ...[...base.streamsApps, ...book.streamsApps.map(({ app }) => app)].map(
      ({ applicationId, name }) => applicationId ?? name,
    ),
    ...[...book.applications].map(([name, { claims }]) =>
      String(surest(claims.get('groupId') ?? [])?.value ?? name),
    ),
  ])
  const byId = new Map<string, string[]>()
  for (const name of seen) {
    const id =
      MADE.exec(name)?.[1] ??
      (OF_ID.test(name) ? [...ids].find((one) => name.startsWith(`${one}-`)) : undefined)
    if (id !== undefined) byId.set(id, [...(byId.get(id) ?? []), name])
  }
  for (const [id, names] of byId) {
    const used = joined(book, id)
    const own = names.filter((name) => !used.has(name))
    const [first] = own
    if (first === undefined) continue
    book.lose(
      placeOf(book, first),
      `${own.length === 1 ? `\`${first}\` is` : `${own.length} topics are`} made by the Streams application \`${id}\` for itself: not drawn.`,
    )
    for (const name of own) book.topics.delete(name)
    for (const { edges } of book.applications.values())
      edges.splice(0, edges.length, ...edges.filter(({ topic }) => !own.includes(topic)))
  }
}
