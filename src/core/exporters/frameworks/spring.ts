import { NOT_FOR_SHARE_CONSUMERS } from '../../kafka/share-consumer-settings'
import type { ConsumerGroup, Design } from '../../model/design'
import { consumerGroupId } from '../../model/node-id'
import { ofEachInstance } from '../../settings/instance-ids'
import { notForShare } from '../consumer-properties'
import type { ExportLoss } from '../exporter'
import { singleLine } from '../single-line'
import { type ApplicationPart, aboutRetryTopics, groupIdTold, without } from './application-parts'
import { frameworkExporter, shareLosses } from './framework-exporter'
import { commentLines, type Tree, treeOf, yamlLines } from './framework-lines'
import { retryLosses, retryOf } from './spring-retries'
import { registryOf, serdesOf } from './spring-serdes'

/** Spring Boot's own words for settings, with Kafka's. @see KafkaProperties of Spring Boot 4.1 */
const PRODUCER: Readonly<Record<string, string>> = {
  acks: 'acks',
  retries: 'retries',
  'compression.type': 'compression-type',
}
const CONSUMER: Readonly<Record<string, string>> = {
  'auto.offset.reset': 'auto-offset-reset',
  'enable.auto.commit': 'enable-auto-commit',
  'max.poll.records': 'max-poll-records',
}

/**
 * An application.yml of Spring Boot for each application: spring.kafka with what its clients need, and the topics that it
 * reads and writes under names of its own, for `@KafkaListener` and `KafkaTemplate` to refer to. A chain of retry topics
 * is set up as Spring Kafka does it, where its waits are those that Spring can tell by a delay and a multiplier.
 */
export const springBoot = frameworkExporter({
  folder: 'spring',
  file: 'application.yml',
  language: 'yaml',
  groupCarried: ['threadsPerMember', 'retries', 'retryTopics'],
  makesIds: 'Spring',
  textOf: (part, design) => textOf(part, design),
  losses: (design) => [
    ...retryLosses(design),
    ...design.consumerGroups.flatMap(notForShare),
    ...design.consumerGroups.flatMap(acknowledgedByContainer),
    ...shareLosses(
      design,
      'Read with a ShareKafkaListenerContainerFactory, which the code must make: Spring Boot makes none.',
    ),
  ],
})

function textOf(part: ApplicationPart, design: Design): string {
  const lines = [
    ...commentLines([
      `${part.name} in ${singleLine(design.name)}`,
      ...aboutShare(part),
      ...aboutTransactions(part),
      ...aboutRetryTopics(part.reader?.retryTopics),
      ...part.comments,
    ]),
    ...yamlLines({
      spring: { application: { name: part.name }, kafka: kafkaOf(part, design) },
      app: {
        topics: {
          reads: listText([...(part.reader?.topics ?? []), ...(part.streams?.reads ?? [])]),
          writes: listText([...(part.writer?.topics ?? []), ...(part.streams?.writes ?? [])]),
        },
      },
    }),
  ]
  return `${lines.join('\n')}\n`
}

const isShare = ({ reader }: ApplicationPart): boolean => reader?.group.reads === 'share'

/** @see Spring Kafka 4, "Kafka Queues (Share Consumer)" */
function aboutShare(part: ApplicationPart): string[] {
  if (!isShare(part)) return []
  const threads = part.reader?.group.threadsPerMember
  return [
    'Make a share container of it: the group is a share group, in which a record goes to whoever asks.',
    '@KafkaListener needs as its containerFactory a ShareKafkaListenerContainerFactory (Spring Kafka 4) over a',
    'DefaultShareConsumerFactory with what is set under consumer; Spring Boot makes neither, and its own makes a plain group.',
    'It acknowledges each record: accepts it when the listener returns, and rejects it when the listener throws.',
    ...(threads === undefined ? [] : [`Its threads: setConcurrency(${threads}).`]),
  ]
}

/** The host's name, which is that of the pod on Kubernetes; a new one at each start where there is none. */
const INSTANCE = `\${HOSTNAME:\${random.uuid}}`

/** @see Spring Kafka, "Transactions": transactionIdPrefix; KIP-447 */
function aboutTransactions({ reader, writer }: ApplicationPart): string[] {
  if (!writer?.settings.get(TRANSACTIONAL)) return []
  return [
    'Spring makes transactional ids of transaction-id-prefix and a number from 0 on: with one prefix, instances would fence',
    'each other. Each has its own by its HOSTNAME, or by one made at each start; two on one machine need one of yours.',
    ...(reader
      ? [
          'A new one is safe where a transaction commits what was read: brokers fence by the group then (KIP-447).',
        ]
      : []),
  ]
}

const TRANSACTIONAL = 'transactional.id'

const ACKNOWLEDGEMENT = 'share.acknowledgement.mode'

/** How records are acknowledged is told to the container, and not to its consumer. */
const NOT_FOR_SHARE = [...NOT_FOR_SHARE_CONSUMERS, ACKNOWLEDGEMENT]

const acknowledgedByContainer = ({ name, reads, config = {} }: ConsumerGroup): ExportLoss[] =>
  reads === 'share' && Object.hasOwn(config, ACKNOWLEDGEMENT)
    ? [
        {
          at: consumerGroupId(name),
          field: `config.${ACKNOWLEDGEMENT}`,
          sentence: 'Left out: in Spring the ShareAckMode of the container says it, in code.',
        },
      ]
    : []

const listText = (topics: readonly string[]): string | undefined =>
  topics.length === 0 ? undefined : topics.join(',')

function kafkaOf(part: ApplicationPart, design: Design): Tree {
  const { reach, writer, reader, streams } = part
  const own = (settings: ReadonlyMap<string, string>, words: Readonly<Record<string, string>>): Tree =>
    Object.fromEntries(Object.entries(words).map(([key, word]) => [word, settings.get(key)]))
  const transactional = writer?.settings.get(TRANSACTIONAL)
  const reading = isShare(part)
    ? without(reader?.settings ?? new Map(), ...NOT_FOR_SHARE)
    : (reader?.settings ?? new Map())
  return {
    'bootstrap-servers': 'localhost:9092',
    properties: { ...treeOf(reach), ...registryOf(part, design) },
    ...(writer && {
      producer: {
        ...own(writer.settings, PRODUCER),
        ...serdesOf(writer, 'serializer', design),
        ...(transactional && { 'transaction-id-prefix': `${ofEachInstance(transactional, INSTANCE)}-` }),
        properties: treeOf(without(writer.settings, ...Object.keys(PRODUCER), TRANSACTIONAL)),
      },
    }),
    ...(reader && {
      consumer: {
        'group-id': groupIdTold(reader, `\${spring.application.name}-\${random.uuid}`),
        ...own(reading, CONSUMER),
        ...serdesOf(reader, 'deserializer', design),
        properties: treeOf(without(reading, ...Object.keys(CONSUMER))),
      },
    }),
    ...(reader &&
      !isShare(part) && {
        listener: {
          ...(reader.group.commit === 'after-processing' && { 'ack-mode': 'record' }),
          ...(reader.group.threadsPerMember !== undefined && {
            concurrency: String(reader.group.threadsPerMember),
          }),
        },
        retry: retryOf(reader.group),
      }),
    ...(streams && {
      streams: {
        'application-id': streams.app.applicationId ?? streams.app.name,
        properties: treeOf(streams.settings),
      },
    }),
  }
}
