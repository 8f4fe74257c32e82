import type { Design } from '../../model/design'
import { consumerGroupId } from '../../model/node-id'
import { ofEachInstance } from '../../settings/instance-ids'
import type { ExportLoss } from '../exporter'
import { propertyComment, propertyLine } from '../properties'
import { singleLine } from '../single-line'
import { uniqueSlugs } from '../unique-slugs'
import { type ApplicationPart, aboutRetryTopics, groupIdTold } from './application-parts'
import { frameworkExporter, shareLosses } from './framework-exporter'

/**
 * An application.properties of Quarkus for each application: a channel of SmallRye for each topic that it reads and writes, and
 * Kafka Streams. SmallRye writes with acks=1 unless it is told otherwise, so that acks is always said.
 *
 * @see SmallRye Reactive Messaging 4, Kafka connector; dead-letter-queue and delayed-retry-topic
 */
export const quarkus = frameworkExporter({
  folder: 'quarkus',
  file: 'application.properties',
  language: 'properties',
  groupCarried: ['threadsPerMember', 'retryTopics.topic', 'retryTopics.delayMs', 'deadLetter.topic'],
  textOf: (part, design) => textOf(part, design),
  makesIds: 'SmallRye',
  losses: (design) => [
    ...retryLosses(design),
    ...shareLosses(
      design,
      'Not in its file: SmallRye reads in no share group; take the consumer properties, for a KafkaShareConsumer.',
    ),
  ],
})

const TRANSACTIONAL = 'transactional.id'

/** The host's name, which is that of the pod on Kubernetes; a new one at each start where there is none. */
const INSTANCE = `\${HOSTNAME:\${quarkus.uuid}}`

/** SmallRye finds the wait of a retry topic in its name. */
const hasWait = (topic: string): boolean => WAIT.test(topic)
const WAIT = /_retry_(\d+)$/

/** How long a record may be tried in all, in ms: SmallRye gives it up after two minutes, which are left for the work here. */
const timeoutOf = (topics: readonly string[]): string =>
  String(
    Math.min(
      topics.reduce((sum, topic) => sum + Number(WAIT.exec(topic)?.[1] ?? 0), 120_000),
      2_147_483_647,
    ),
  )

function textOf(part: ApplicationPart, design: Design): string {
  const { name, comments, reach, writer, reader, streams } = part
  const isShare = reader?.group.reads === 'share'
  const lines = [
    ...[
      `${name} in ${singleLine(design.name)}`,
      ...(isShare
        ? [
            `Its group ${singleLine(reader.groupId)} is a share group, which SmallRye has no channel for: it is not set up here. Make a`,
            'KafkaShareConsumer of it, with the consumer properties; a channel would join a plain group.',
          ]
        : []),
      ...aboutRetryTopics(reader?.retryTopics),
      ...(writer?.settings.get(TRANSACTIONAL)
        ? [
            'Each channel of each instance has a transactional id of its own, by its HOSTNAME or by one made at each start:',
            'with one id they would fence each other. Two instances on one machine need a name of yours there.',
          ]
        : []),
      ...comments,
    ].map(propertyComment),
    propertyLine('quarkus.application.name', name),
    propertyLine('kafka.bootstrap.servers', 'localhost:9092'),
    ...[...reach].map(([key, value]) => propertyLine(`kafka.${key}`, value)),
    ...(writer ? outgoing(writer) : []),
    ...(reader && !isShare ? incoming(reader) : []),
    ...(streams
      ? [
          propertyLine('quarkus.kafka-streams.application-id', streams.app.applicationId ?? streams.app.name),
          ...(streams.reads.length + streams.writes.length > 0
            ? [propertyLine('quarkus.kafka-streams.topics', [...streams.reads, ...streams.writes].join(','))]
            : []),
          ...[...streams.settings].map(([key, value]) => propertyLine(`kafka-streams.${key}`, value)),
        ]
      : []),
  ]
  return `${lines.join('\n')}\n`
}

/** A channel's name has no points outside of quotes. */
const channels = (topics: readonly string[], suffix: string): ReadonlyMap<string, string> =>
  uniqueSlugs(
    topics,
    (topic) =>
      `${
        topic
          .replace(/[^A-Za-z0-9-]+/g, '-')
          .replace(/^-+|-+$/g, '')
          .toLowerCase() || 'topic'
      }-${suffix}`,
  )

function outgoing({ topics, settings }: NonNullable<ApplicationPart['writer']>): string[] {
  const names = channels(topics, 'out')
  const id = settings.get(TRANSACTIONAL)
  return topics.flatMap((topic) => {
    const channel = names.get(topic) ?? topic
    const start = `mp.messaging.outgoing.${channel}`
    const own = id ? [[TRANSACTIONAL, `${ofEachInstance(id, INSTANCE)}-${channel}`] as const] : []
    return [
      propertyLine(`${start}.connector`, 'smallrye-kafka'),
      propertyLine(`${start}.topic`, topic),
      ...[...new Map([['acks', 'all'], ...settings, ...own])].map(([key, value]) =>
        propertyLine(`${start}.${key}`, value),
      ),
    ]
  })
}

function incoming({ group, groupId, topics, settings }: NonNullable<ApplicationPart['reader']>): string[] {
  const names = channels(topics, 'in')
  const { deadLetter, retryTopics = [], threadsPerMember } = group
  const waits = retryTopics.map(({ topic }) => topic)
  const failure =
    waits.length > 0 && waits.every(hasWait)
      ? [
          ['failure-strategy', 'delayed-retry-topic'],
          ['delayed-retry-topic.topics', waits.join(',')],
          ['delayed-retry-topic.timeout', timeoutOf(waits)],
          ...(deadLetter ? [['dead-letter-queue.topic', deadLetter.topic] as const] : []),
        ]
      : deadLetter
        ? [
            ['failure-strategy', 'dead-letter-queue'],
            ['dead-letter-queue.topic', deadLetter.topic],
          ]
        : []
  return topics.flatMap((topic) => {
    const start = `mp.messaging.incoming.${names.get(topic) ?? topic}`
    return [
      ['connector', 'smallrye-kafka'],
      ['topic', topic],
      ['group.id', groupIdTold({ group, groupId }, `\${quarkus.application.name}-\${quarkus.uuid}`)],
      ...(threadsPerMember === undefined ? [] : [['concurrency', String(threadsPerMember)]]),
      ...settings,
      ...failure,
    ].map(([key = '', value = '']) => propertyLine(`${start}.${key}`, value))
  })
}

const retryLosses = (design: Design): ExportLoss[] =>
  design.consumerGroups.flatMap(({ name, retryTopics = [] }) =>
    retryTopics.some(({ topic }) => !hasWait(topic))
      ? [
          {
            at: consumerGroupId(name),
            field: 'retryTopics',
            sentence:
              'SmallRye finds each wait in the topic’s name, as `orders_retry_5000`: these have none.',
          },
        ]
      : [],
  )
