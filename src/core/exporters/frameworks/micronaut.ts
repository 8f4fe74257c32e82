import type { Design } from '../../model/design'
import { singleLine } from '../single-line'
import { type ApplicationPart, groupIdTold } from './application-parts'
import { frameworkExporter } from './framework-exporter'
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
  groupCarried: [],
  textOf: (part, design) => textOf(part, design),
})

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
