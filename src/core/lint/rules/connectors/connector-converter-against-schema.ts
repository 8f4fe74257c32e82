import type { Topic } from '../../../model/design'
import type { ConnectorView } from '../../../views/views'
import { asChoice, changeNode, type LabelledFix } from '../../fixes'
import { kafkaDocs } from '../../references'
import { defineRule, type Report } from '../../rule'
import { withSoundSink } from '../../sound-connect'

type Format = NonNullable<Topic['schema']>['format']

/** What a converter reads and writes, by its class; undefined of one that is not known. */
function formatOf(name: string): Format | undefined {
  if (/AvroConverter$/.test(name)) return 'avro'
  if (/ProtobufConverter$/.test(name)) return 'protobuf'
  if (/JsonSchemaConverter$/.test(name)) return 'json-schema'
  return /\.(JsonConverter|StringConverter)$/.test(name) ? 'none' : undefined
}

const CONVERTERS: Readonly<Partial<Record<Format, string>>> = {
  avro: 'io.confluent.connect.avro.AvroConverter',
  protobuf: 'io.confluent.connect.protobuf.ProtobufConverter',
  'json-schema': 'io.confluent.connect.json.JsonSchemaConverter',
}

export const connectorConverterAgainstSchema = defineRule({
  id: 'connector-converter-against-schema',
  title: 'A converter of another format than the topic',
  scope: 'connector',
  severity: 'error',
  kind: 'advice',
  why: 'A converter turns bytes into records of Connect and back, and each knows one format. A sink whose converter expects another than what is in the topic fails at the first record with a DataException; a source with the wrong one writes bytes that no reader of the topic can read. The converter of a connector, or else that of its workers, must be the one of the topic’s schema.',
  reference: kafkaDocs('kafka-connect/user-guide/#configuring-connectors'),
  examples: () => ({
    bad: [
      withSoundSink({ valueConverter: { class: 'org.apache.kafka.connect.json.JsonConverter' } }),
      withSoundSink(
        { keyConverter: { class: 'org.apache.kafka.connect.storage.StringConverter' } },
        { topic: { keySchema: { format: 'avro' } } },
      ),
    ],
    good: [
      withSoundSink({ valueConverter: undefined }),
      withSoundSink({ valueConverter: { class: 'com.example.OwnConverter' } }),
      withSoundSink({ keyConverter: { class: 'org.apache.kafka.connect.storage.StringConverter' } }),
      withSoundSink(
        { keyConverter: { class: 'io.confluent.connect.avro.AvroConverter' } },
        { topic: { keySchema: { format: 'avro' } } },
      ),
    ],
  }),
  check(view, report) {
    for (const half of HALVES) checkHalf(view, half, report)
  },
})

/** A half of the records: who converts it, and what schema it has. */
interface Half {
  readonly field: 'keyConverter' | 'valueConverter'
  readonly schema: 'keySchema' | 'schema'
  readonly key: string
  readonly word: string
}

const HALVES: readonly Half[] = [
  { field: 'valueConverter', schema: 'schema', key: 'value.converter', word: 'values' },
  { field: 'keyConverter', schema: 'keySchema', key: 'key.converter', word: 'keys' },
]

function checkHalf(
  { connector, reads, writer }: ConnectorView,
  { field, schema, key, word }: Half,
  report: (report: Report) => void,
): void {
  const { name } = connector
  const own = connector[field]
  const format = own && formatOf(own.class)
  if (!own || format === undefined) return
  const topics = [...reads, ...(writer?.writes ?? [])].map(({ topic }) => topic)
  const other = topics.find(({ topic }) => topic[schema] !== undefined && topic[schema].format !== format)
  const wanted = other?.topic[schema]?.format
  if (!other || wanted === undefined) return
  const converter = CONVERTERS[wanted]
  const fixes: LabelledFix[] = converter
    ? [
        changeNode('connector', name, `Use the converter of ${wanted}`, (node) => ({
          ...node,
          [field]: { class: converter },
        })),
      ]
    : []
  report({
    message: `\`${name}\` converts ${word} as ${format === 'none' ? 'plain JSON or text' : format}, and \`${other.name}\` holds ${wanted === 'none' ? `${word} without a schema` : wanted}`,
    field,
    cause: field,
    evidence: [
      { name: key, value: own.class },
      { name: 'schema of the topic', value: wanted },
    ],
    along: [`connector:${name}`, other.id],
    ...(fixes.length > 0 && { choices: fixes.map(asChoice) }),
  })
}
