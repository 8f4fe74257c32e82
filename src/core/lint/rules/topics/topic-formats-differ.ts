import {
  type FormatSide,
  formatOfSchema,
  sidesReading,
  sidesWriting,
  WIRE_WORDS,
  whenReadAs,
} from '../../../facts/wire-formats'
import type { Converter } from '../../../model/design'
import { type RecordPart, schemaOf } from '../../../schemas/topic-schemas'
import type { TopicView } from '../../../views/views'
import { formatFix } from '../../fix-format'
import { asChoice } from '../../fixes'
import { kafkaDocs } from '../../references'
import { defineRule, type Report } from '../../rule'
import { withSoundSink, withSoundSource } from '../../sound-connect'
import { soundDesign, withSoundApp } from '../../sound-design'

const KAFKA = 'org.apache.kafka.common.serialization'
const JSON_CONVERTER = 'org.apache.kafka.connect.json.JsonConverter'
const AVRO_CONVERTER = 'io.confluent.connect.avro.AvroConverter'

export const topicFormatsDiffer = defineRule({
  id: 'topic-formats-differ',
  title: 'Written in one format and read in another',
  scope: 'topic',
  severity: 'error',
  kind: 'advice',
  why: 'Kafka keeps bytes and knows nothing of what they mean: a serializer or a converter makes them, and the other side needs its counterpart. Where the two differ, a reader fails at the first record and again after every restart, or goes on with values that nobody wrote. The JSON converter of Connect expects an envelope of schema and payload unless schemas.enable is false. Keys and values each have their own.',
  reference: kafkaDocs('kafka-connect/user-guide/#configuring-connectors'),
  examples: () => {
    const piped = (write: Converter, read: Converter) => {
      const design = withSoundSource({
        keyConverter: write,
        config: { 'key.converter.schema.registry.url': 'https://registry:8081' },
        transforms: [{ name: 'unwrap', type: 'io.debezium.transforms.ExtractNewRecordState' }],
      })
      const sinks = withSoundSink({
        name: 'customers-search',
        keyConverter: read,
        config: { 'key.ignore': true },
        consumes: [{ topic: 'shop.customers' }],
      }).connectors
      return { ...design, connectors: [...design.connectors, ...sinks] }
    }
    const coded = (producer: Readonly<Record<string, string>>, group: Readonly<Record<string, string>>) =>
      soundDesign({ producer: { config: producer }, group: { config: group } })
    return {
      bad: [
        piped({ class: AVRO_CONVERTER }, { class: JSON_CONVERTER }),
        piped({ class: JSON_CONVERTER, schemas: false }, { class: JSON_CONVERTER }),
        coded(
          { 'key.serializer': `${KAFKA}.LongSerializer` },
          { 'key.deserializer': `${KAFKA}.StringDeserializer` },
        ),
        coded({ 'value.serializer': `${KAFKA}.LongSerializer` }, {}),
        withSoundApp({ config: { 'default.value.serde': `${KAFKA}.Serdes$LongSerde` } }),
      ],
      good: [
        piped({ class: JSON_CONVERTER, schemas: false }, { class: JSON_CONVERTER, schemas: false }),
        piped({ class: AVRO_CONVERTER }, { class: 'org.apache.kafka.connect.converters.ByteArrayConverter' }),
        coded(
          { 'key.serializer': `${KAFKA}.StringSerializer` },
          { 'key.deserializer': 'io.confluent.kafka.serializers.KafkaJsonDeserializer' },
        ),
        withSoundApp({
          config: { 'default.value.serde': 'io.confluent.kafka.streams.serdes.avro.GenericAvroSerde' },
        }),
      ],
    }
  },
  check(view, report) {
    for (const part of ['key', 'value'] as const) checkPart(view, part, report)
  },
})

function checkPart(view: TopicView, part: RecordPart, report: (report: Report) => void): void {
  const [writing, reading] = [sidesWriting(view, part), sidesReading(view, part)]
  if (writing.length === 0 && reading.length === 0) return
  for (const writer of writing)
    for (const reader of reading) {
      const outcome = whenReadAs(writer.format, reader.format)
      if (!outcome) continue
      const fixes = [
        formatFix(reader, part, writer.format, 'read'),
        formatFix(writer, part, reader.format, 'write'),
      ].flatMap((fix) => fix ?? [])
      report({
        message: `\`${writer.name}\` writes ${WIRE_WORDS[writer.format]} into the ${part}s of \`${view.name}\`, and \`${reader.name}\` reads ${WIRE_WORDS[reader.format]}${byDefault(reader)}`,
        field: part === 'key' ? 'keySchema' : 'schema',
        ...((outcome === 'garbles' || reader.isDefault) && { severity: 'warning' }),
        evidence: [...writing, ...reading].map(evidenceOf),
        along: [writer.id, view.id, reader.id],
        cause: part,
        ...(fixes.length > 0 && { choices: fixes.map(asChoice) }),
      })
      return
    }
  againstSchema(view, part, [...writing, ...reading], writing.length, report)
}

const byDefault = ({ isDefault }: FormatSide) => (isDefault ? ' by default' : '')

const evidenceOf = ({ name, setting, shown }: FormatSide) => ({ name: `${setting} of ${name}`, value: shown })

/** What a client says against the schema of the topic; of connectors another rule tells it. */
function againstSchema(
  view: TopicView,
  part: RecordPart,
  sides: readonly FormatSide[],
  writers: number,
  report: (report: Report) => void,
): void {
  const wanted = formatOfSchema(schemaOf(view.topic, part))
  if (!wanted) return
  for (const [at, side] of sides.entries()) {
    if (side.id.startsWith('connector:') || side.format === 'bytes' || side.format === wanted) continue
    const does = at < writers ? 'write' : 'read'
    const fix = formatFix(side, part, wanted, does)
    report({
      ...(side.isDefault && { severity: 'warning' }),
      message: `\`${side.name}\` ${does}s ${WIRE_WORDS[side.format]}${byDefault(side)}, and the ${part}s of \`${view.name}\` are ${WIRE_WORDS[wanted]} by their schema`,
      field: part === 'key' ? 'keySchema' : 'schema',
      evidence: [evidenceOf(side), { name: `schema of the ${part}s`, value: wanted }],
      along: does === 'write' ? [side.id, view.id] : [view.id, side.id],
      cause: part,
      ...(fix && { fix }),
    })
    return
  }
}
