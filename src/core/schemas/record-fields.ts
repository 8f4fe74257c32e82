import type { AvroSchema } from './avro-types'
import { type JsonObject, type JsonSchema, referredBy } from './json-schema'

/** What a record is made of, in whatever language its schema is written. */
export type FieldType =
  | {
      readonly kind: ScalarKind
      readonly logicalType?: string
      readonly longest?: number
      readonly scalar?: string
    }
  | { readonly kind: 'fixed'; readonly size: number; readonly logicalType?: string }
  | { readonly kind: 'enum'; readonly name?: string; readonly symbols: readonly string[] }
  | { readonly kind: 'array'; readonly items: FieldType }
  | { readonly kind: 'map'; readonly values: FieldType }
  | { readonly kind: 'union'; readonly branches: readonly FieldType[] }
  /** A record that stands inside itself. */
  | { readonly kind: 'again'; readonly name: string }
  | RecordType

export type ScalarKind = 'null' | 'boolean' | 'int' | 'long' | 'float' | 'double' | 'bytes' | 'string' | 'any'

export interface RecordType {
  readonly kind: 'record'
  /** With its namespace or package; empty where the schema gives none. */
  readonly name: string
  readonly fields: readonly RecordField[]
}

export interface RecordField {
  readonly name: string
  readonly type: FieldType
  /** Whether a record may be without it. */
  readonly isOptional: boolean
  /** Of Protobuf, its number. */
  readonly tag?: number
}

/** Returns what a schema of Avro describes. A field with a default is no optional one: it is always written. */
export function fieldsOfAvro(schema: AvroSchema, inside: readonly string[] = []): FieldType {
  const of = (inner: AvroSchema) => fieldsOfAvro(inner, inside)
  if (schema.type === 'array') return { kind: 'array', items: of(schema.items) }
  if (schema.type === 'map') return { kind: 'map', values: of(schema.values) }
  if (schema.type === 'union') return { kind: 'union', branches: schema.branches.map(of) }
  if (schema.type === 'enum') return { kind: 'enum', name: schema.fullName, symbols: schema.symbols }
  if (schema.type === 'fixed') return { kind: 'fixed', size: schema.size, ...logicalOf(schema) }
  if (schema.type !== 'record') return { kind: schema.type, ...logicalOf(schema) }
  const name = schema.fullName
  if (inside.includes(name)) return { kind: 'again', name }
  const fields = schema.fields.map((field) => ({
    name: field.name,
    type: fieldsOfAvro(field.schema, [...inside, name]),
    isOptional: false,
  }))
  return { kind: 'record', name, fields }
}

const logicalOf = ({ logicalType }: { readonly logicalType?: string }) =>
  logicalType === undefined ? {} : { logicalType }

/** Returns what a JSON Schema describes; what it leaves open is anything. */
export function fieldsOfJson(schema: JsonSchema, inside: readonly JsonSchema[] = []): FieldType {
  const referred = referredBy(schema)
  const name = typeof referred.title === 'string' ? referred.title : ''
  if (inside.includes(referred)) return { kind: 'again', name }
  const of = (inner: JsonSchema) => fieldsOfJson(inner, [...inside, referred])
  switch (referred.kind) {
    case 'string':
      return {
        kind: 'string',
        ...(referred.format !== undefined && { logicalType: referred.format }),
        ...(referred.maxLength !== undefined && { longest: referred.maxLength }),
      }
    case 'number':
      return { kind: referred.isInteger ? 'long' : 'double' }
    case 'boolean':
    case 'null':
      return { kind: referred.kind }
    case 'enum':
      return { kind: 'enum', symbols: referred.values.map(String) }
    case 'const':
      return { kind: 'enum', symbols: [String(referred.value)] }
    case 'array':
      return { kind: 'array', items: of(referred.items ?? referred.first[0] ?? ANY) }
    case 'object':
      return objectOf(referred, name, of)
    case 'combined': {
      const parts = referred.schemas.map(of)
      return referred.by === 'allOf' ? allOf(parts, name) : { kind: 'union', branches: parts }
    }
    default:
      return { kind: 'any' }
  }
}

const ANY: JsonSchema = { kind: 'any', source: true }

function objectOf(object: JsonObject, name: string, of: (inner: JsonSchema) => FieldType): FieldType {
  if (object.properties.size === 0) {
    const { additional } = object
    return {
      kind: 'map',
      values: additional === undefined || additional === false ? { kind: 'any' } : of(additional),
    }
  }
  const fields = [...object.properties].map(([field, inner]) => ({
    name: field,
    type: of(inner),
    isOptional: !object.required.has(field),
  }))
  return { kind: 'record', name, fields }
}

/** All at once: the fields of every record together, or the narrowest of what is no record. */
function allOf(parts: readonly FieldType[], name: string): FieldType {
  const records = parts.filter((part) => part.kind === 'record')
  if (records.length > 0) {
    const named = name || (records.find((record) => record.name !== '')?.name ?? '')
    return { kind: 'record', name: named, fields: records.flatMap(({ fields }) => fields) }
  }
  return (
    parts.find(({ kind }) => kind === 'enum') ?? parts.find(({ kind }) => kind !== 'any') ?? { kind: 'any' }
  )
}
