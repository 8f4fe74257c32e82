import type { Design } from '../../model/design'
import { ofEachInstance } from '../../settings/instance-ids'
import { singleLine } from '../single-line'
import { type ApplicationPart, aboutRetryTopics, groupIdTold } from './application-parts'
import { frameworkExporter, shareLosses } from './framework-exporter'
import { commentLines, treeOf, yamlLines } from './framework-lines'

/**
 * An application.yml of Micronaut for each application: its consumers and producers by the ids that `@KafkaListener` and
 * `@KafkaClient` name, and the topics, which stand in annotations, as comments.
 *
 * @see Micronaut Kafka 5, "Consumer and Producer Configuration"
 */
export const micronaut = frameworkExporter({
  folder: 'micronaut',
  file: 'application.yml',
  language: 'yaml',
  groupCarried: ['retryTopics.topic'],
  textOf: (part, design) => textOf(part, design),
  losses: (design) =>
    shareLosses(
      design,
      'Not in its file: Micronaut reads in no share group; take the consumer properties, for a KafkaShareConsumer.',
    ),
})

/** The host's name, which is that of the pod on Kubernetes; a new one at each start where there is none. */
const INSTANCE = `\${HOSTNAME:\${random.uuid}}`

/** An id that has a place for the instance is filled in; any other is one that the access lists allow as it stands. */
function told({ settings }: NonNullable<ApplicationPart['writer']>): ReadonlyMap<string, string> {
  const id = settings.get(TRANSACTIONAL)
  return id?.includes('${') ? new Map([...settings, [TRANSACTIONAL, ofEachInstance(id, INSTANCE)]]) : settings
}

const TRANSACTIONAL = 'transactional.id'

const aboutTransactions = ({ writer }: ApplicationPart): string[] =>
  writer?.settings.get(TRANSACTIONAL)
    ? [
        'Its transactional id goes into the annotation too, as transactionalId of @KafkaClient or producerTransactionalId of',
        '@KafkaListener. Each instance needs one of its own: with one id they would fence each other.',
      ]
    : []

const aboutShare = ({ reader }: ApplicationPart): string[] =>
  reader?.group.reads === 'share'
    ? [
        `Its group ${reader.groupId} is a share group, which Micronaut has no consumer for: it is not set up here. Make a`,
        'KafkaShareConsumer of it, with the consumer properties; @KafkaListener would join a plain group.',
      ]
    : []

function textOf(part: ApplicationPart, design: Design): string {
  const { name, comments, reach, writer, reader, streams } = part
  const listed = (verb: string, topics: readonly string[] = []) =>
    topics.length === 0 ? [] : [`It ${verb} ${topics.join(', ')}`]
  const lines = [
    ...commentLines([
      `${name} in ${singleLine(design.name)}`,
      ...aboutShare(part),
      ...aboutTransactions(part),
      ...listed('reads', [...(reader?.topics ?? []), ...(streams?.reads ?? [])]),
      ...aboutRetryTopics(reader?.retryTopics),
      ...listed('writes', [...(writer?.topics ?? []), ...(streams?.writes ?? [])]),
      ...comments,
    ]),
    ...yamlLines({
      micronaut: { application: { name } },
      kafka: {
        'bootstrap.servers': 'localhost:9092',
        ...treeOf(reach),
        ...(writer && { producers: { [name]: treeOf(told(writer)) } }),
        ...(reader &&
          reader.group.reads !== 'share' && {
            consumers: {
              [name]: {
                'group.id': groupIdTold(reader, `${name}-\${random.uuid}`),
                ...treeOf(reader.settings),
              },
            },
          }),
        ...(streams && {
          streams: {
            [name]: {
              'application.id': streams.app.applicationId ?? streams.app.name,
              ...treeOf(streams.settings),
            },
          },
        }),
      },
    }),
  ]
  return `${lines.join('\n')}\n`
}
