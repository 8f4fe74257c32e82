import { type ReadText, readAvro, readJson, type SchemaLanguage } from './read-schema'

/** Returns what reads schemas of a language. The parser of Protobuf is loaded with the first one. */
export async function loadLanguage(language: SchemaLanguage): Promise<ReadText> {
  if (language === 'avro') return readAvro
  if (language === 'json-schema') return readJson
  return (await import('./read-protobuf-schema')).readProtobufSchema
}
