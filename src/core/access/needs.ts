import { buildTopology } from '../expand/kinds/derives-of-streams'
import type { Cluster, ConsumerGroup, Producer, StreamsApp } from '../model/design'
import { isExactlyOnce as isExactlyOnceApp } from '../model/inside-streams'
import { groupIdOf } from '../model/reading'
import { producerInside } from '../model/writers'
import { makesTransactionalIds, startOfInstances, startOfOwnGroups } from '../settings/instance-ids'
import { producerSettings } from '../settings/resolve-settings'
import { wholeNameTest } from '../shared/quick-pattern'
import { internalTopicsIn } from '../streams/internal-topics'
import type { Operation, ResourceType, Right } from './right'

/** A right, before it is said whose it is. */
export type Need = Omit<Right, 'for' | 'principal'>

export const needOf =
  (resource: ResourceType, pattern: Right['pattern'] = 'literal') =>
  (operation: Operation, name: string, why: string): Need => ({ resource, pattern, name, operation, why })

export const topicNeed = needOf('topic')
export const groupNeed = needOf('group')

/** Transactional ids that end in a place for the instance's name are one prefix, and so are those that a framework makes. */
export function transactionNeeds({ kafkaVersion }: Cluster, producer: Producer): Need[] {
  const id = producerSettings(producer, kafkaVersion).text('transactional.id')
  if (id === '') return []
  const isPrefix = id.includes('${') || makesTransactionalIds(producer.client)
  // An empty prefix is none, to Kafka; ids that begin with the instance's own name begin with anything.
  if (isPrefix && startOfInstances(id) === '')
    return [
      needOf('transactional-id')(
        'Write',
        '*',
        `${producer.name} writes in transactions, under ids that begin with the name of an instance: let them begin with its own to allow less.`,
      ),
    ]
  const need = needOf('transactional-id', isPrefix ? 'prefixed' : 'literal')
  return [need('Write', isPrefix ? startOfInstances(id) : id, `${producer.name} writes in transactions.`)]
}

/** Who assigns partitions to itself and commits nothing is in no group; some libraries read in a group alone. */
export function groupNeeds(cluster: Cluster, group: ConsumerGroup): Need[] {
  const { name, reads, consumes = [] } = group
  const inside = producerInside(group)
  const id = groupIdOf(group)
  const own = startOfOwnGroups(group)
  return [
    ...(own === undefined || consumes.length === 0
      ? []
      : [needOf('group', 'prefixed')('Read', own, `${name} joins a group of its own at each start.`)]),
    ...(reads === 'everything' || id === '' || consumes.length === 0
      ? []
      : [
          groupNeed(
            'Read',
            id,
            reads === 'share'
              ? `${name} joins its share group and acknowledges records.`
              : `${name} joins its group and commits offsets.`,
          ),
        ]),
    ...(inside ? transactionNeeds(cluster, inside) : []),
  ]
}

/** What an application does to its repartition topics and to its changelogs. Of the first it purges what it has read, which is to delete. */
const ON_INTERNAL = {
  repartition: ['Read', 'Write', 'Create', 'Delete'],
  changelog: ['Read', 'Write', 'Create'],
} as const satisfies Record<string, readonly Operation[]>

/** What an application does to all that begins with its id. A program that Kafka refuses to build makes no topics. */
function onInternalTopics(app: StreamsApp): readonly Operation[] {
  const built = buildTopology(app)
  if (!built.ok) return []
  const roles = new Set(internalTopicsIn(built.topology, app).map(({ role }) => role))
  return roles.has('repartition')
    ? ON_INTERNAL.repartition
    : roles.has('changelog')
      ? ON_INTERNAL.changelog
      : []
}

const INTERNAL_WHY: Readonly<Partial<Record<Operation, string>>> = {
  Read: 'reads its internal topics',
  Write: 'writes its internal topics',
  Create: 'makes its internal topics',
  Delete: 'purges what it has read of its repartition topics',
}

/** The patterns by which a Streams application reads topics, each once. */
function patternsOf(app: StreamsApp): readonly string[] {
  const built = buildTopology(app)
  if (!built.ok) return []
  const patterns = [...built.topology.nodes.values()].flatMap((node) =>
    node.kind === 'source' && node.pattern !== undefined ? [node.pattern] : [],
  )
  return [...new Set(patterns)]
}

/** What every name begins with that a pattern fits, where it is that and whatever follows. */
const startOf = (pattern: string): string | undefined =>
  /^((?:[\w-]|\\\.)+)\.\*$/.exec(pattern)?.[1]?.replaceAll('\\.', '.')

/** Where a pattern is a beginning and whatever follows, that is what can be allowed; else those drawn that it fits. Of one that is not run nothing follows. */
function patternNeeds(app: StreamsApp, topics: readonly string[]): Need[] {
  return patternsOf(app).flatMap((pattern) => {
    const why = `${app.name} reads topics by the pattern ${pattern}.`
    const start = startOf(pattern)
    if (start !== undefined) return [needOf('topic', 'prefixed')('Read', start, why)]
    const fits = wholeNameTest(pattern)
    return fits ? topics.filter(fits).map((name) => topicNeed('Read', name, why)) : []
  })
}

/** Returns, as sentences, which rights of an application no access list can say: Kafka has names and beginnings alone. */
export const untoldOfStreams = (app: StreamsApp): readonly string[] =>
  patternsOf(app).flatMap((pattern) =>
    startOf(pattern) !== undefined
      ? []
      : wholeNameTest(pattern)
        ? `Reads topics by the pattern ${pattern}, which no access list can say: it may read those drawn that fit, and each that comes later needs a Read of its own.`
        : `Reads topics by the pattern ${pattern}, which is not tried here and no access list can say: nothing follows from it, and each topic that it fits needs a Read of its own.`,
  )

/** Where Kafka Streams itself writes what a handler of its own gives up (KIP-1034). */
function deadLetterNeeds({ name, config }: StreamsApp): Need[] {
  const topic = config?.['errors.dead.letter.queue.topic.name']
  return typeof topic === 'string' && topic !== ''
    ? [topicNeed('Write', topic, `${name} writes its dead letters there.`)]
    : []
}

/** `topics` are those of the drawing, for sources that read by a pattern. */
export function streamsNeeds(app: StreamsApp, topics: readonly string[] = []): Need[] {
  const { name } = app
  const id = app.applicationId ?? name
  return [
    ...patternNeeds(app, topics),
    ...deadLetterNeeds(app),
    groupNeed('Read', id, `${name} joins its group and commits offsets.`),
    ...onInternalTopics(app).map((operation) =>
      needOf('topic', 'prefixed')(operation, `${id}-`, `${name} ${INTERNAL_WHY[operation]}.`),
    ),
    ...(isExactlyOnceApp(app)
      ? [needOf('transactional-id', 'prefixed')('Write', `${id}-`, `${name} writes in transactions.`)]
      : []),
  ]
}
