import type { Converters } from '../model/converters'
import type { Converter, SchemaFormat } from '../model/design'
import { mapDefined } from '../shared/map-defined'
import type { TopicReader, TopicView, TopicWriter } from '../views/views'

/** What the bytes of a key or a value are. JSON of Connect may stand in an envelope with its schema. */
export type WireFormat =
  | 'avro'
  | 'protobuf'
  | 'json-schema'
  | 'json'
  | 'json-with-schema'
  | 'text'
  | 'bytes'
  | 'long'
  | 'integer'
  | 'short'
  | 'float'
  | 'double'

export const WIRE_WORDS: Readonly<Record<WireFormat, string>> = {
  avro: 'Avro',
  protobuf: 'Protobuf',
  'json-schema': 'JSON with a schema in the registry',
  json: 'plain JSON',
  'json-with-schema': 'JSON with its schema in each record',
  text: 'text',
  bytes: 'bytes as they are',
  long: 'a long of eight bytes',
  integer: 'an integer of four bytes',
  short: 'a short of two bytes',
  float: 'a float of four bytes',
  double: 'a double of eight bytes',
}

const NUMBERS = ['long', 'integer', 'short', 'float', 'double'] as const
const CODEC = '(?:Converter|Serializer|Deserializer|Serde)'
const CLASSES: readonly (readonly [RegExp, WireFormat])[] = [
  [new RegExp(`Avro\\w*${CODEC}$`), 'avro'],
  [new RegExp(`Protobuf\\w*${CODEC}$`), 'protobuf'],
  [new RegExp(`JsonSchema\\w*${CODEC}$`), 'json-schema'],
  [new RegExp(`(?:Json|ObjectMapper)${CODEC}$`), 'json'],
  [new RegExp(`(?:String|UUID)${CODEC}$`), 'text'],
  [new RegExp(`(?:ByteArray|ByteBuffer|Bytes)${CODEC}$`), 'bytes'],
  ...NUMBERS.map((name) => [new RegExp(`[.$]${name}${CODEC}$`, 'i'), name] as const),
]

/** Returns what a class reads and writes; undefined of one that is not known by its name. */
export const wireFormatOf = (name: string): WireFormat | undefined =>
  CLASSES.find(([pattern]) => pattern.test(name.trim()))?.[1]

/** Returns what a converter reads and writes; the JSON converter takes records in envelopes unless it is told not to. */
export function formatOfConverter({ class: name, schemas = true }: Converter): WireFormat | undefined {
  const format = wireFormatOf(name)
  return format === 'json' && schemas && /\.connect\.json\.JsonConverter$/.test(name)
    ? 'json-with-schema'
    : format
}

/** Returns the wire format of a schema; undefined without one. */
export const formatOfSchema = (schema: SchemaFormat | undefined): WireFormat | undefined =>
  schema === undefined || schema.format === 'none' ? undefined : schema.format

export type Unreadable = 'fails' | 'garbles'

const ofRegistry = (format: WireFormat) => ['avro', 'protobuf', 'json-schema'].includes(format)
const isNumber = (format: WireFormat) => (NUMBERS as readonly WireFormat[]).includes(format)

/**
 * Returns what comes of reading one format as another: a failure at the first record, or values that are not what was
 * written. Undefined where it may go well: text may hold JSON, and who takes bytes takes anything.
 */
export function whenReadAs(written: WireFormat, read: WireFormat): Unreadable | undefined {
  if (written === read || written === 'bytes' || read === 'bytes') return undefined
  if (read === 'text') return ofRegistry(written) || isNumber(written) ? 'garbles' : undefined
  if (written === 'text' && (read === 'json' || read === 'json-with-schema')) return undefined
  return written === 'json-with-schema' && read === 'json' ? 'garbles' : 'fails'
}

/** One that writes or reads half of a topic's records, with the setting that says in what format. */
export interface FormatSide {
  readonly id: TopicWriter['id']
  readonly name: string
  readonly setting: string
  readonly shown: string
  readonly format: WireFormat
  /** Only what a Streams application falls back to: its code may name another for one topic. */
  readonly isDefault?: true
}

type Client = Pick<TopicWriter | TopicReader, 'id' | 'converters'>

/** By name, once: a name that is put together for each client is looked for letter by letter. */
const SETTINGS = {
  key: { serializer: 'key.serializer', deserializer: 'key.deserializer', serde: 'default.key.serde' },
  value: { serializer: 'value.serializer', deserializer: 'value.deserializer', serde: 'default.value.serde' },
} as const

function sideOf(
  { id, converters }: Client,
  node: { readonly name: string; readonly config?: Readonly<Record<string, unknown>> | undefined },
  part: keyof Converters,
  codec: 'serializer' | 'deserializer',
): FormatSide | undefined {
  if (converters) {
    const converter = converters[part]
    const format = converter && formatOfConverter(converter)
    return format
      ? { id, name: node.name, setting: `${part}.converter`, shown: converter.class, format }
      : undefined
  }
  if (node.config === undefined) return undefined
  const isApp = id.startsWith('streamsApp:')
  // What an application writes has the type of its last step, whose serde is often another than the default.
  if (isApp && codec === 'serializer') return undefined
  const setting = SETTINGS[part][isApp ? 'serde' : codec]
  const shown = node.config[setting]
  const format = typeof shown === 'string' ? wireFormatOf(shown) : undefined
  return typeof shown === 'string' && format
    ? { id, name: node.name, setting, shown, format, ...(isApp && { isDefault: true as const }) }
    : undefined
}

/** Returns who says in what format it writes half of a topic's records. */
export const sidesWriting = ({ writers }: TopicView, part: keyof Converters): readonly FormatSide[] =>
  mapDefined(writers, (writer) => sideOf(writer, writer.producer, part, 'serializer'))

/** Returns who says in what format it reads half of a topic's records. */
export const sidesReading = ({ readers }: TopicView, part: keyof Converters): readonly FormatSide[] =>
  mapDefined(readers, (reader) => sideOf(reader, reader.group, part, 'deserializer'))
