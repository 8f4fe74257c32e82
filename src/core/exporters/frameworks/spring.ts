import type { ConsumerGroup, Design } from '../../model/design'
import { consumerGroupId } from '../../model/node-id'
import type { ExportLoss } from '../exporter'
import { singleLine } from '../single-line'
import { type ApplicationPart, groupIdTold, without } from './application-parts'
import { frameworkExporter } from './framework-exporter'
import { commentLines, type Tree, treeOf, yamlLines } from './framework-lines'

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
  textOf: (part, design) => textOf(part, design),
  losses: (design) => retryLosses(design),
})

function textOf(part: ApplicationPart, design: Design): string {
  const lines = [
    ...commentLines([`${part.name} in ${singleLine(design.name)}`, ...part.comments]),
    ...yamlLines({
      spring: { application: { name: part.name }, kafka: kafkaOf(part) },
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

const listText = (topics: readonly string[]): string | undefined =>
  topics.length === 0 ? undefined : topics.join(',')

function kafkaOf({ reach, writer, reader, streams }: ApplicationPart): Tree {
  const own = (settings: ReadonlyMap<string, string>, words: Readonly<Record<string, string>>): Tree =>
    Object.fromEntries(Object.entries(words).map(([key, word]) => [word, settings.get(key)]))
  const transactional = writer?.settings.get('transactional.id')
  return {
    'bootstrap-servers': 'localhost:9092',
    properties: treeOf(reach),
    ...(writer && {
      producer: {
        ...own(writer.settings, PRODUCER),
        ...(transactional !== undefined && {
          'transaction-id-prefix': transactional.replace(/(?:\d+|\$\{instance\})$/, ''),
        }),
        properties: treeOf(without(writer.settings, ...Object.keys(PRODUCER), 'transactional.id')),
      },
    }),
    ...(reader && {
      consumer: {
        'group-id': groupIdTold(reader, `\${spring.application.name}-\${random.uuid}`),
        ...own(reader.settings, CONSUMER),
        properties: treeOf(without(reader.settings, ...Object.keys(CONSUMER))),
      },
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

/** What Spring's `retry.topic` says of a chain: tries in all, the first wait, and how many times longer each is. */
function retryOf(group: ConsumerGroup): Tree {
  const { retryTopics = [] } = group
  if (retryTopics.length === 0) return {}
  const [first, second] = retryTopics
  const multiplier = first?.delayMs ? (second?.delayMs ?? 0) / first.delayMs : 1
  return {
    topic: {
      enabled: 'true',
      attempts: String(retryTopics.length + 1),
      ...(first?.delayMs !== undefined && {
        backoff: {
          delay: `${first.delayMs}ms`,
          ...(multiplier > 1 && Number.isFinite(multiplier) && { multiplier: String(multiplier) }),
        },
      }),
    },
  }
}

function retryLosses(design: Design): ExportLoss[] {
  return design.consumerGroups.flatMap((group): ExportLoss[] => {
    const at = consumerGroupId(group.name)
    const { retryTopics = [], retries, deadLetter, consumes = [] } = group
    const [first] = retryTopics
    const [source] = consumes
    const waits = retryTopics.map(({ delayMs }) => delayMs)
    const factor = (waits[1] ?? 0) / (waits[0] ?? 1)
    const isEven = waits.every((wait, index) => index === 0 || wait === (waits[index - 1] ?? 0) * factor)
    return [
      ...(first && retryTopics.some(({ topic }) => !topic.startsWith(`${source?.topic ?? ''}-retry`))
        ? [
            {
              at,
              field: 'retryTopics.topic',
              sentence: 'Spring names retry topics itself, after the topic that is read.',
            },
          ]
        : []),
      ...(first && waits.length > 1 && !isEven
        ? [
            {
              at,
              field: 'retryTopics.delayMs',
              sentence: 'Their waits do not grow by one factor: only the first is in it.',
            },
          ]
        : []),
      ...(retryTopics.some(({ recordsShare }) => recordsShare !== undefined)
        ? [{ at, field: 'retryTopics.recordsShare', sentence: 'How many records fail is not in it.' }]
        : []),
      ...(retries
        ? [{ at, field: 'retries', sentence: 'Tries in place are set in code, by a DefaultErrorHandler.' }]
        : []),
      ...(deadLetter
        ? [
            {
              at,
              field: 'deadLetter',
              sentence: 'Dead letters are sent by code, a DeadLetterPublishingRecoverer.',
            },
          ]
        : []),
    ]
  })
}
