import { ok, type Result } from '../shared/result'
import { avroIncompatibilities } from './avro-compatibility'
import { parseAvroSchema } from './avro-schema'
import type { AvroSchema } from './avro-types'
import { compareJsonSchemas } from './compare-json-schemas'
import type { JsonSchema } from './json-schema'
import { JSON_SCHEMA_CHANGES } from './json-schema-changes'
import type { ProtoFile } from './proto-file'
import { type ReferencedText, readJsonSchema } from './read-json-schema'
import { type FieldType, fieldsOfAvro, fieldsOfJson } from './record-fields'

/** The languages in which a schema may be written. */
export type SchemaLanguage = 'avro' | 'protobuf' | 'json-schema'

/** One reason why data of one schema cannot be read with another. */
export interface Incompatibility {
  /** By the registry's own words. */
  readonly type: string
  /** Where, as `/fields/0` or `/properties/price`; `/` at the top. */
  readonly path: string
  readonly sentence: string
}

/** A schema that was read, and what may be asked of it. */
export interface ReadSchema {
  readonly language: SchemaLanguage
  readonly fields: FieldType
  /** Of Protobuf, what its file defines. */
  readonly file?: ProtoFile
  /** Why this schema cannot read what was written with another one of its language. */
  cannotRead(writer: ReadSchema): readonly Incompatibility[]
}

/** Reads a version of a schema, with the texts of those that it names. */
export type ReadText = (text: string, referenced?: readonly ReferencedText[]) => Result<ReadSchema>

export const otherLanguage: Incompatibility = {
  type: 'SCHEMA_TYPE_CHANGED',
  path: '/',
  sentence: 'the two are written in different languages',
}

export const readAvro: ReadText = (text, referenced) => {
  const read = parseAvroSchema(text, referenced)
  return read.ok ? ok(new Avro(read.value)) : read
}

class Avro implements ReadSchema {
  readonly language = 'avro'
  readonly schema: AvroSchema
  readonly fields: FieldType

  constructor(schema: AvroSchema) {
    this.schema = schema
    this.fields = fieldsOfAvro(schema)
  }

  cannotRead(writer: ReadSchema): readonly Incompatibility[] {
    return writer instanceof Avro ? avroIncompatibilities(this.schema, writer.schema) : [otherLanguage]
  }
}

export const readJson: ReadText = (text, referenced) => {
  const read = readJsonSchema(text, referenced)
  return read.ok ? ok(new Json(read.value)) : read
}

class Json implements ReadSchema {
  readonly language = 'json-schema'
  readonly schema: JsonSchema
  readonly fields: FieldType

  constructor(schema: JsonSchema) {
    this.schema = schema
    this.fields = fieldsOfJson(schema)
  }

  cannotRead(writer: ReadSchema): readonly Incompatibility[] {
    if (!(writer instanceof Json)) return [otherLanguage]
    return compareJsonSchemas(writer.schema, this.schema).flatMap(({ type, path }) => {
      const sentence = JSON_SCHEMA_CHANGES[type]
      return sentence === null ? [] : [{ type, path: `/${path}`, sentence }]
    })
  }
}
