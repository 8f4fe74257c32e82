import type { SchemaLanguage } from './read-schema'
import type { FieldType } from './record-fields'

/** What is assumed of a value that is not known, in characters, bytes and items. */
const ASSUMED = { characters: 20, bytes: 32, items: 3, record: 100 } as const

export const SIZE_ASSUMPTION = `A text has ${ASSUMED.characters} characters, bytes are ${ASSUMED.bytes}, a list or a map has ${ASSUMED.items} entries, and every field is there.`

/** Magic byte and id of the schema; Protobuf adds which message it is. */
const HEADER: Readonly<Record<SchemaLanguage, number>> = { avro: 5, 'json-schema': 5, protobuf: 6 }

/**
 * Returns how many bytes a record has when a registry's serializer wrote it, uncompressed: of a sample where there is
 * one, else of what `SIZE_ASSUMPTION` says.
 *
 * @see https://avro.apache.org/docs/1.12.0/specification, https://protobuf.dev/programming-guides/encoding
 */
export function encodedSize(fields: FieldType, language: SchemaLanguage, sample?: unknown): number {
  const of = language === 'avro' ? avroSize : language === 'protobuf' ? protobufSize : jsonSize
  return HEADER[language] + Math.round(of(fields, sample))
}

const utf8 = (text: string): number => new TextEncoder().encode(text).length

/** What a text has by its kind, where nobody says. */
const LENGTHS: Readonly<Record<string, number>> = {
  uuid: 36, 'date-time': 24, date: 10, time: 12, email: 24, uri: 40, ipv4: 13, ipv6: 39,
} // biome-ignore format: a table

function lengthOf(type: FieldType, value: unknown): number {
  if (typeof value === 'string') return utf8(value)
  const logical = 'logicalType' in type ? LENGTHS[type.logicalType ?? ''] : undefined
  if (logical !== undefined) return logical
  const longest = 'longest' in type ? type.longest : undefined
  return longest === undefined ? ASSUMED.characters : Math.min(ASSUMED.characters, longest)
}

const bytesOf = (value: unknown): number => (typeof value === 'string' ? value.length : ASSUMED.bytes)

/** Bytes of a number in sevens of bits; of one that is not known, what a larger one takes. */
function varint(value: unknown, otherwise: number): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) return otherwise
  return Math.max(1, Math.ceil(Math.log2(Math.abs(value) + 1) / 7))
}

const fieldIn = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined

/** The values of a list or a map; as many unknown ones as are assumed where there is none. */
function entriesIn(value: unknown): readonly (readonly [name: string | undefined, value: unknown])[] {
  if (Array.isArray(value)) return value.map((one) => [undefined, one])
  if (typeof value === 'object' && value !== null) return Object.entries(value)
  return Array.from({ length: ASSUMED.items }, () => [undefined, undefined])
}

const sum = <Item>(items: readonly Item[], of: (item: Item) => number): number =>
  items.reduce((total, item) => total + of(item), 0)

/** The branch that a value is of; of one that is not known, the largest. */
function branchOf(
  branches: readonly FieldType[],
  value: unknown,
  size: (type: FieldType) => number,
): FieldType {
  if (value === null) return branches.find(({ kind }) => kind === 'null') ?? { kind: 'null' }
  const [largest] = [...branches].sort((one, other) => size(other) - size(one))
  return largest ?? { kind: 'null' }
}

/** Avro's own way to write a value of a union in JSON: `{"string": "a"}`. */
function unwrapped(type: FieldType, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  const [only, ...others] = Object.keys(value)
  const name = 'name' in type ? type.name : type.kind
  return others.length === 0 && only === name ? fieldIn(value, only ?? '') : value
}

function avroSize(type: FieldType, value: unknown): number {
  switch (type.kind) {
    case 'record':
      return sum(type.fields, (field) => avroSize(field.type, fieldIn(value, field.name)))
    case 'union': {
      const branch = branchOf(type.branches, value, (one) => avroSize(one, undefined))
      return 1 + avroSize(branch, unwrapped(branch, value))
    }
    case 'array':
      return 2 + sum(entriesIn(value), ([, item]) => avroSize(type.items, item))
    case 'map':
      return (
        2 +
        sum(
          entriesIn(value),
          ([name, item]) => 1 + lengthOf({ kind: 'string' }, name) + avroSize(type.values, item),
        )
      )
    case 'string':
    case 'bytes': {
      const length = type.kind === 'string' ? lengthOf(type, value) : bytesOf(value)
      return varint(length * 2, 1) + length
    }
    case 'int':
      return varint(double(value), 3)
    case 'long':
      return varint(double(value), 'logicalType' in type ? 6 : 5)
    default:
      return fixedSize(type)
  }
}

const double = (value: unknown): unknown => (typeof value === 'number' ? value * 2 : value)

/** What has the same size whatever its value. */
function fixedSize(type: FieldType): number {
  if (type.kind === 'fixed') return type.size
  if (type.kind === 'null') return 0
  if (type.kind === 'boolean' || type.kind === 'enum' || type.kind === 'again') return 1
  if (type.kind === 'float') return 4
  return type.kind === 'double' ? 8 : ASSUMED.record
}

const FIXED_SCALARS: Readonly<Record<string, number>> = {
  fixed32: 4, sfixed32: 4, float: 4, fixed64: 8, sfixed64: 8, double: 8, bool: 1,
} // biome-ignore format: a table

/** Without the field's number, which the field adds. */
function protobufSize(type: FieldType, value: unknown): number {
  switch (type.kind) {
    case 'record':
      return sum(type.fields, (field) => {
        const own = fieldIn(value, field.name)
        if (value !== undefined && own === undefined) return 0
        const tag = (field.tag ?? 1) > 15 ? 2 : 1
        const times = field.type.kind === 'array' || field.type.kind === 'map'
        return times
          ? repeatedSize(field.type, own, tag)
          : tag + delimited(field.type, protobufSize(field.type, own))
      })
    case 'string':
      return lengthOf(type, value)
    case 'bytes':
      return bytesOf(value)
    case 'int':
    case 'long':
    case 'boolean':
      return (
        FIXED_SCALARS[type.scalar ?? ''] ??
        varint(value, type.logicalType === undefined ? (type.kind === 'int' ? 3 : 5) : 9)
      )
    default:
      return fixedSize(type)
  }
}

function repeatedSize(type: FieldType, value: unknown, tag: number): number {
  if (type.kind === 'map')
    return sum(entriesIn(value), ([name, item]) => {
      const entry =
        2 + lengthOf({ kind: 'string' }, name) + 1 + delimited(type.values, protobufSize(type.values, item))
      return tag + varint(entry, 1) + entry
    })
  if (type.kind !== 'array') return 0
  const sizes = entriesIn(value).map(([, item]) => protobufSize(type.items, item))
  const isPacked = !['string', 'bytes', 'record', 'any', 'again'].includes(type.items.kind)
  const total = sum(sizes, (size) => size)
  return isPacked ? tag + varint(total, 1) + total : sum(sizes, (size) => tag + varint(size, 1) + size)
}

/** What has no end of its own says its length first. */
const delimited = (type: FieldType, size: number): number =>
  ['string', 'bytes', 'record', 'any', 'again'].includes(type.kind) ? varint(size, 1) + size : size

function jsonSize(type: FieldType, value: unknown): number {
  if (value !== undefined) return utf8(JSON.stringify(value) ?? 'null')
  switch (type.kind) {
    case 'record':
      return (
        1 +
        Math.max(
          1,
          sum(type.fields, ({ name, type: of }) => utf8(JSON.stringify(name)) + 2 + jsonSize(of, undefined)),
        )
      )
    case 'union':
      return jsonSize(
        branchOf(type.branches, undefined, (one) => jsonSize(one, undefined)),
        undefined,
      )
    case 'array':
      return 1 + ASSUMED.items * (jsonSize(type.items, undefined) + 1)
    case 'map':
      return 1 + ASSUMED.items * (ASSUMED.characters + 4 + jsonSize(type.values, undefined))
    case 'string':
      return 2 + lengthOf(type, undefined)
    case 'enum':
      return 2 + Math.round(sum(type.symbols, (symbol) => symbol.length) / Math.max(type.symbols.length, 1))
    case 'boolean':
      return 5
    case 'null':
      return 4
    case 'long':
      return 6
    case 'double':
      return 8
    default:
      return ASSUMED.record
  }
}
