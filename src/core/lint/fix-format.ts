import type { FormatSide, WireFormat } from '../facts/wire-formats'
import { WIRE_WORDS } from '../facts/wire-formats'
import type { Converter } from '../model/design'
import type { RecordPart } from '../schemas/topic-schemas'
import { changeNode, type LabelledFix, setConfig } from './fixes'

const CONNECT = 'org.apache.kafka.connect'
const KAFKA = 'org.apache.kafka.common.serialization'

/** The converter that people use for each format. */
export const CONVERTERS: Readonly<Record<WireFormat, Converter>> = {
  avro: { class: 'io.confluent.connect.avro.AvroConverter' },
  protobuf: { class: 'io.confluent.connect.protobuf.ProtobufConverter' },
  'json-schema': { class: 'io.confluent.connect.json.JsonSchemaConverter' },
  json: { class: `${CONNECT}.json.JsonConverter`, schemas: false },
  'json-with-schema': { class: `${CONNECT}.json.JsonConverter`, schemas: true },
  text: { class: `${CONNECT}.storage.StringConverter` },
  bytes: { class: `${CONNECT}.converters.ByteArrayConverter` },
  long: { class: `${CONNECT}.converters.LongConverter` },
  integer: { class: `${CONNECT}.converters.IntegerConverter` },
  short: { class: `${CONNECT}.converters.ShortConverter` },
  float: { class: `${CONNECT}.converters.FloatConverter` },
  double: { class: `${CONNECT}.converters.DoubleConverter` },
}

/** What a client's class is called before `Serializer` or `Deserializer`; Kafka has none for JSON. */
const CLIENTS: Readonly<Partial<Record<WireFormat, string>>> = {
  avro: 'io.confluent.kafka.serializers.KafkaAvro',
  protobuf: 'io.confluent.kafka.serializers.protobuf.KafkaProtobuf',
  'json-schema': 'io.confluent.kafka.serializers.json.KafkaJsonSchema',
  text: `${KAFKA}.String`,
  bytes: `${KAFKA}.ByteArray`,
  long: `${KAFKA}.Long`,
  integer: `${KAFKA}.Integer`,
  short: `${KAFKA}.Short`,
  float: `${KAFKA}.Float`,
  double: `${KAFKA}.Double`,
}

/** Returns the fix by which one side writes or reads another format; undefined where only its code can. */
export function formatFix(
  { id, name }: FormatSide,
  part: RecordPart,
  format: WireFormat,
  does: 'write' | 'read',
): LabelledFix | undefined {
  const label = `Have ${name} ${does} ${WIRE_WORDS[format]}`
  if (id.startsWith('connector:')) {
    const converter = CONVERTERS[format]
    return changeNode('connector', name, label, (node) =>
      part === 'key' ? { ...node, keyConverter: converter } : { ...node, valueConverter: converter },
    )
  }
  const named = CLIENTS[format]
  if (named === undefined) return undefined
  if (id.startsWith('producer:') && does === 'write')
    return setConfig('producer', name, { [`${part}.serializer`]: `${named}Serializer` }, label)
  if (id.startsWith('consumerGroup:') && does === 'read')
    return setConfig('consumerGroup', name, { [`${part}.deserializer`]: `${named}Deserializer` }, label)
  return undefined
}
