import type { Design } from '../../model/design'
import { ABOUT_CARRIED } from '../about'
import { type Carried, notCarried } from '../carried'
import type { Exporter } from '../exporter'
import { fileName } from '../file-name'
import { REACH_CARRIED } from '../reach-cluster'
import { singleLine } from '../single-line'
import { uniqueSlugs } from '../unique-slugs'
import { type ApplicationPart, applicationParts, settingLosses } from './application-parts'
import { commentLines, treeOf, yamlLines } from './framework-lines'

const CARRIED: Carried = {
  cluster: REACH_CARRIED,
  nodes: {
    producer: [...ABOUT_CARRIED, 'principal', 'delivery', 'config', 'produces.topic'],
    consumerGroup: [
      ...ABOUT_CARRIED,
      'principal',
      'groupId',
      'commit',
      'config',
      'consumes',
      'produces.topic',
      'producer',
    ],
    streamsApp: [
      ...ABOUT_CARRIED,
      'principal',
      'applicationId',
      'config',
      'processing.stream',
      'processing.table',
    ],
  },
  instead: { topic: 'take the Kafka command line or Strimzi for them' },
}

/**
 * An application.yml of Micronaut for each application: its consumers and producers by the ids that `@KafkaListener` and
 * `@KafkaClient` name, and the topics, which stand in annotations, as comments.
 *
 * @see Micronaut Kafka 5, "Consumer and Producer Configuration"
 */
export const micronaut: Exporter = {
  options: [],
  losses: (design) => [...settingLosses(design), ...notCarried(design, CARRIED)],
  export: (design) => {
    const parts = applicationParts(design)
    const files = uniqueSlugs(
      parts.map(({ name }) => name),
      fileName,
    )
    return parts.map((part) => ({
      path: `micronaut/${files.get(part.name)}/application.yml`,
      text: textOf(part, design),
      language: 'yaml',
    }))
  },
}

function textOf(part: ApplicationPart, design: Design): string {
  const { name, comments, reach, writer, reader, streams } = part
  const listed = (verb: string, topics: readonly string[] = []) =>
    topics.length === 0 ? [] : [`It ${verb} ${topics.join(', ')}`]
  const lines = [
    ...commentLines([
      `${name} in ${singleLine(design.name)}`,
      ...listed('reads', [...(reader?.topics ?? []), ...(streams?.reads ?? [])]),
      ...listed('writes', [...(writer?.topics ?? []), ...(streams?.writes ?? [])]),
      ...comments,
    ]),
    ...yamlLines({
      micronaut: { application: { name } },
      kafka: {
        'bootstrap.servers': 'localhost:9092',
        ...treeOf(reach),
        ...(writer && { producers: { [name]: treeOf(writer.settings) } }),
        ...(reader && {
          consumers: { [name]: { 'group.id': reader.groupId, ...treeOf(reader.settings) } },
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
