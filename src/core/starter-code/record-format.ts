import type { Topic } from '../model/design'

/** How the values of a topic are written: by its schema, or in no way that is stated. */
export type RecordFormat = 'avro' | 'protobuf' | 'json-schema' | 'none'

export const recordFormatOf = (topic: Topic | undefined): RecordFormat => topic?.schema?.format ?? 'none'

const WORDS: Readonly<Record<RecordFormat, string>> = {
  avro: 'Avro',
  protobuf: 'Protobuf',
  'json-schema': 'JSON Schema',
  none: 'bytes',
}

export const formatWords = (format: RecordFormat): string => WORDS[format]
