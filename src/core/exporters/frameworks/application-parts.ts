import type { About } from '../../model/about'
import type { Config, ConsumerGroup, Design, Producer, StreamsApp } from '../../model/design'
import { streamsApp as streamsFacts } from '../../model/kinds/streams-app'
import { consumerGroupId, type NodeId, nodeId } from '../../model/node-id'
import type { Identity } from '../../model/principal'
import { consumerGroupIntent, producerIntent } from '../../settings/client-intent'
import { aboutComments } from '../about'
import { acceptedAt } from '../accepted'
import type { ExportLoss } from '../exporter'
import { emptySettings } from '../not-carried'
import { writersOf } from '../producer-properties'
import { reachLosses, reachSettings } from '../reach-cluster'
import { settingsOf, takenSettings } from '../setting-text'
import { singleLine } from '../single-line'
import { startOfReading } from '../start-of-reading'

/** Settings by Kafka's keys, each once. */
type Settings = ReadonlyMap<string, string>

/** What a group reads, as a framework is told it. */
interface ReaderPart {
  readonly group: ConsumerGroup
  readonly groupId: string
  readonly topics: readonly string[]
  /** What of those that fail it reads again, each when its wait is over. */
  readonly retryTopics: readonly string[]
  readonly settings: Settings
}

/** What a producer, or the one inside a group, writes. */
interface WriterPart {
  readonly topics: readonly string[]
  readonly settings: Settings
}

interface StreamsPart {
  readonly app: StreamsApp
  readonly reads: readonly string[]
  readonly writes: readonly string[]
  readonly settings: Settings
}

/** One application: the producer and the group of one name are one program, as they are to who runs them. */
export interface ApplicationPart {
  readonly name: string
  /** Who it is to the brokers. */
  readonly identity: Identity
  readonly comments: readonly string[]
  /** How it reaches the cluster, the same for all its clients. */
  readonly reach: Settings
  readonly writer?: WriterPart
  readonly reader?: ReaderPart
  readonly streams?: StreamsPart
}

/** Returns what a group reads again, as the sentence of a comment; none where it has no retry topics. */
export const aboutRetryTopics = (topics: readonly string[] = []): string[] =>
  topics.length === 0
    ? []
    : [
        `When their wait is over it reads its retry ${topics.length === 1 ? 'topic' : 'topics'} ${topics.map(singleLine).join(', ')}`,
      ]

/** Settings without some of them, which a framework has words of its own for. */
export const without = (settings: Settings, ...keys: readonly string[]): Settings =>
  new Map([...settings].filter(([key]) => !keys.includes(key)))

/** The group id that a framework is told: that of the group, or `alone` where each instance needs one of its own. */
export const groupIdTold = (
  { group, groupId }: Pick<ReaderPart, 'group' | 'groupId'>,
  alone: string,
): string => (group.reads === 'everything' ? alone : groupId)

const [READS, WRITES] = streamsFacts.ports

/** Returns the applications of a design, in the order of its nodes. */
export function applicationParts(design: Design): readonly ApplicationPart[] {
  const version = design.cluster.kafkaVersion
  const parts = new Map<string, ApplicationPart>()
  const add = (
    node: About & Identity,
    identity: Identity,
    own: Config | undefined,
    at: NodeId,
    part: Pick<ApplicationPart, 'writer' | 'reader' | 'streams'>,
  ) => {
    const known = parts.get(node.name)
    const comments = withComments(known?.comments ?? [], aboutComments(node), acceptedAt(design, at))
    parts.set(node.name, {
      ...known,
      ...part,
      name: node.name,
      identity: known?.identity ?? identity,
      reach: known?.reach ?? new Map(settingsOf(reachSettings(design, identity, own, 'java'))),
      comments,
    })
  }
  for (const { id, producer, identity } of writersOf(design))
    add(producer, identity, producer.config, id, {
      writer: {
        topics: topicsOf(producer),
        settings: new Map([
          ...settingsOf(producerIntent(producer)),
          ...takenSettings('producer', producer.config, version),
        ]),
      },
    })
  for (const group of design.consumerGroups)
    add(group, group, group.config, consumerGroupId(group.name), {
      reader: {
        group,
        groupId: group.groupId ?? group.name,
        topics: (group.consumes ?? []).map(({ topic }) => topic),
        retryTopics: (group.retryTopics ?? []).map(({ topic }) => topic),
        settings: without(
          new Map([
            ...settingsOf(consumerGroupIntent(group)),
            ...settingsOf(startOfReading(group)),
            ...takenSettings('consumer', group.config, version),
          ]),
          'group.id',
        ),
      },
    })
  for (const app of design.streamsApps)
    add(app, app, app.config, nodeId('streamsApp', app.name), {
      streams: {
        app,
        reads: READS.topics(app),
        writes: WRITES.topics(app),
        settings: without(new Map(settingsOf(app.config)), 'application.id'),
      },
    })
  return [...parts.values()]
}

/** Comments of a node after those of the other node of its name: what both say stands once. */
const withComments = (
  known: readonly string[],
  about: readonly string[],
  accepted: readonly string[],
): readonly string[] => [
  ...known,
  ...(`\n${known.join('\n')}\n`.includes(`\n${about.join('\n')}\n`) ? [] : about),
  ...accepted.filter((line) => !known.includes(line)),
]

const topicsOf = ({ produces = [] }: Producer): readonly string[] => produces.map(({ topic }) => topic)

/** Values that no file can say: those that there are none of, and numbers that Kafka refuses. */
export function settingLosses(design: Design): ExportLoss[] {
  const version = design.cluster.kafkaVersion
  const refused = (
    kind: 'producer' | 'consumer',
    at: NodeId,
    config: Config | undefined,
    field = 'config',
  ) => {
    const taken = new Set(takenSettings(kind, config, version).map(([key]) => key))
    return settingsOf(config).flatMap(([key]): ExportLoss[] =>
      taken.has(key)
        ? []
        : [{ at, field: `${field}.${key}`, sentence: 'Left out, since Kafka refuses the number.' }],
    )
  }
  return [
    ...writersOf(design).flatMap(({ id, kind, producer }) => {
      const field = kind === 'producer' ? 'config' : 'producer.config'
      const empty = emptySettings(id, producer.config).map((loss) =>
        kind === 'producer' ? loss : { ...loss, field: `producer.${loss.field}` },
      )
      return [...empty, ...refused('producer', id, producer.config, field)]
    }),
    ...design.consumerGroups.flatMap(({ name, config }) => [
      ...emptySettings(consumerGroupId(name), config),
      ...refused('consumer', consumerGroupId(name), config),
      ...('group.id' in (config ?? {})
        ? [
            {
              at: consumerGroupId(name),
              field: 'config.group.id',
              sentence: 'The group’s own id is taken, not the one among its settings.',
            },
          ]
        : []),
    ]),
    ...design.streamsApps.flatMap(({ name, config }) => emptySettings(nodeId('streamsApp', name), config)),
    ...reachLosses(design),
  ]
}
