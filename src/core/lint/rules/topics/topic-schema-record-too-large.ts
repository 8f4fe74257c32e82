import { encodedSize, SIZE_ASSUMPTION } from '../../../schemas/encoded-size'
import { readerOf } from '../../../schemas/reader-of'
import { languageIn, newestVersions, versionText } from '../../../schemas/topic-schemas'
import { formatBytes } from '../../../shared/format'
import { changeNode } from '../../fixes'
import { kafkaDocs } from '../../references'
import { defineRule } from '../../rule'
import { soundDesign } from '../../sound-design'

const image = (size: number) => ({
  text: JSON.stringify({
    type: 'record',
    name: 'Scan',
    fields: [{ name: 'image', type: { type: 'fixed', name: 'Image', size } }],
  }),
})

const MIB = 1_048_576

export const topicSchemaRecordTooLarge = defineRule({
  id: 'topic-schema-record-too-large',
  title: 'A record that is larger than its topic takes, by its schema',
  scope: 'topic',
  severity: 'warning',
  kind: 'advice',
  why: `A broker refuses a batch that is larger than max.message.bytes of its topic, after compression. By the schema a record is larger, as far as that can be estimated. ${SIZE_ASSUMPTION} A sample in the editor of schemas says it better. Raise the limit there and max.request.size at the producers, or keep what is large elsewhere and write a reference to it.`,
  reference: kafkaDocs('configuration/topic-configs/#topicconfigs_max.message.bytes'),
  examples: () => ({
    bad: [
      soundDesign({
        topic: {
          schema: {
            format: 'avro',
            compatibility: 'BACKWARD_TRANSITIVE',
            types: [{ versions: [image(3 * MIB)] }],
          },
        },
      }),
    ],
    good: [
      soundDesign({
        topic: {
          schema: {
            format: 'avro',
            compatibility: 'BACKWARD_TRANSITIVE',
            types: [{ versions: [image(20_000)] }],
          },
        },
      }),
    ],
  }),
  check({ topic, settings, readProtobuf }, report) {
    const language = languageIn(topic.schema)
    const read = language && readerOf(language, readProtobuf)
    if (!read) return
    const limit = settings.number('max.message.bytes')
    const sizes = newestVersions(topic.schema).flatMap((version) => {
      const { text, referenced } = versionText({ topics: [] }, version)
      const schema = read(text, referenced)
      return schema.ok ? [encodedSize(schema.value.fields, schema.value.language)] : []
    })
    const largest = Math.max(0, ...sizes)
    if (largest <= limit) return
    const wanted = Math.ceil(largest / MIB + 1) * MIB
    report({
      message: `A record of \`${topic.name}\` has about ${formatBytes(largest)} by its schema, and the topic takes ${formatBytes(limit)}`,
      field: 'config.max.message.bytes',
      evidence: [
        { name: 'by the schema, estimated', value: formatBytes(largest) },
        { name: 'max.message.bytes', value: String(limit) },
      ],
      fix: changeNode('topic', topic.name, `Set max.message.bytes to ${wanted}`, (node) => ({
        ...node,
        config: { ...node.config, 'max.message.bytes': wanted },
      })),
    })
  },
})
