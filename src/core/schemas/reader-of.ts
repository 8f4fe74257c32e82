import { type ReadText, readAvro, readJson, type SchemaLanguage } from './read-schema'

/** Returns what reads schemas of a language; undefined of Protobuf where its parser is not given. */
export function readerOf(language: SchemaLanguage, readProtobuf: ReadText | undefined): ReadText | undefined {
  if (language === 'avro') return readAvro
  return language === 'json-schema' ? readJson : readProtobuf
}
