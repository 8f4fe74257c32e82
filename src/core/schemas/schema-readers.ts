import { readProtobufSchema } from './read-protobuf-schema'
import { type ReadText, readAvro, readJson, type SchemaLanguage } from './read-schema'

/** What reads a schema of each language. It brings the parser of Protobuf: what can wait for it takes `loadLanguage`. */
export const SCHEMA_READERS: Readonly<Record<SchemaLanguage, ReadText>> = {
  avro: readAvro,
  protobuf: readProtobufSchema,
  'json-schema': readJson,
}
