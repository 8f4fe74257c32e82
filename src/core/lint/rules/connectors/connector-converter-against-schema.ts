import { formatOfConverter, type WireFormat } from '../../../facts/wire-formats'
import { convertersOf } from '../../../model/converters'
import type { Topic } from '../../../model/design'
import { type RecordPart, schemaOf } from '../../../schemas/topic-schemas'
import { converterFix } from '../../fix-format'
import { asChoice, type LabelledFix } from '../../fixes'
import { kafkaDocs } from '../../references'
import { defineRule } from '../../rule'
import { withSoundSink } from '../../sound-connect'

type Format = NonNullable<Topic['schema']>['format']

/** Formats without a schema in a registry: who has one does not read them. */
const PLAIN: ReadonlySet<WireFormat> = new Set(['json', 'json-with-schema', 'text'])

/** What a converter reads and writes, as a schema of a topic says it; undefined where it says nothing of it. */
function formatOf(format: WireFormat | undefined): Format | undefined {
  if (format === 'avro' || format === 'protobuf' || format === 'json-schema') return format
  return format !== undefined && PLAIN.has(format) ? 'none' : undefined
}

export const connectorConverterAgainstSchema = defineRule({
  id: 'connector-converter-against-schema',
  title: 'A converter of another format than the topic',
  scope: 'connector',
  severity: 'error',
  kind: 'advice',
  why: 'A converter turns bytes into records of Connect and back, and each knows one format. A sink whose converter expects another than what is in the topic fails at the first record with a DataException; a source with the wrong one writes bytes that no reader of the topic can read. The converter of a connector, or else that of its workers, must be the one of the topic’s schema: that of keys of the schema of keys, that of values of the schema of values.',
  reference: kafkaDocs('kafka-connect/user-guide/#configuring-connectors'),
  examples: () => ({
    bad: [
      withSoundSink({ valueConverter: { class: 'org.apache.kafka.connect.json.JsonConverter' } }),
      withSoundSink(
        { valueConverter: undefined },
        {},
        { config: { 'value.converter': 'org.apache.kafka.connect.json.JsonConverter' } },
      ),
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
        {
          keyConverter: { class: 'io.confluent.connect.avro.AvroConverter' },
          config: { 'key.converter.schema.registry.url': 'https://registry:8081' },
        },
        { topic: { keySchema: { format: 'avro' } } },
      ),
    ],
  }),
  check({ connector, connect, reads, writer }, report) {
    const { name } = connector
    const topics = [...reads, ...(writer?.writes ?? [])].map(({ topic }) => topic)
    const converters = convertersOf(connector, connect)
    for (const part of ['key', 'value'] as const satisfies readonly RecordPart[]) {
      const converter = converters[part]
      const format = formatOf(converter && formatOfConverter(converter))
      if (!converter || format === undefined) continue
      const other = topics.find(({ topic }) => {
        const schema = schemaOf(topic, part)
        return schema !== undefined && schema.format !== format
      })
      const wanted = other && schemaOf(other.topic, part)?.format
      if (!other || wanted === undefined) continue
      const field = part === 'key' ? 'keyConverter' : 'valueConverter'
      const isOwn = connector[field] !== undefined
      const fixes: LabelledFix[] =
        wanted === 'none' ? [] : [converterFix(name, part, wanted, `Use the converter of ${wanted}`)]
      const said = format === 'none' ? 'plain JSON or text' : format
      report({
        message: `\`${name}\` converts ${part}s as ${said}, and \`${other.name}\` holds ${wanted === 'none' ? `${part}s without a schema` : wanted}`,
        field,
        evidence: [
          { name: `${part}.converter${isOwn ? '' : ` of ${connect.name}`}`, value: converter.class },
          { name: `schema of the ${part === 'key' ? 'keys' : 'topic'}`, value: wanted },
        ],
        along: [`connector:${name}`, other.id],
        cause: part,
        ...(fixes.length > 0 && { choices: fixes.map(asChoice) }),
      })
    }
  },
})
