import type { FormatSide, WireFormat } from '../facts/wire-formats'
import { WIRE_WORDS } from '../facts/wire-formats'
import type { Converter } from '../model/design'
import { asksRegistry, isStated, registryOf, registrySetting } from '../model/registry-converters'
import { replaceNode } from '../model/replace-node'
import type { RecordPart } from '../schemas/topic-schemas'
import { type LabelledFix, setConfig } from './fixes'

const CONNECT = 'org.apache.kafka.connect'
const KAFKA = 'org.apache.kafka.common.serialization'

/** The converter that people use for each format. */
const CONVERTERS: Readonly<Record<WireFormat, Converter>> = {
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
  if (id.startsWith('connector:')) return converterFix(name, part, format, label)
  const named = CLIENTS[format]
  if (named === undefined) return undefined
  if (id.startsWith('producer:') && does === 'write')
    return setConfig('producer', name, { [`${part}.serializer`]: `${named}Serializer` }, label)
  if (id.startsWith('consumerGroup:') && does === 'read')
    return setConfig('consumerGroup', name, { [`${part}.deserializer`]: `${named}Deserializer` }, label)
  return undefined
}

/** Has a connector use the converter of a format, with the registry that the design names somewhere. */
export const converterFix = (
  name: string,
  part: RecordPart,
  format: WireFormat,
  label: string,
): LabelledFix => ({
  label,
  apply: (design) =>
    replaceNode(design, 'connector', name, (node) => {
      const converter = CONVERTERS[format]
      const key = registrySetting(part)
      const known =
        asksRegistry(converter.class) && !isStated(node.config?.[key]) ? registryOf(design, node) : undefined
      return {
        ...node,
        [part === 'key' ? 'keyConverter' : 'valueConverter']: converter,
        ...(known !== undefined && { config: { ...node.config, [key]: known } }),
      }
    }),
})
