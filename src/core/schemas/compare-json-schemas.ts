import { isEqual } from '../shared/is-equal'
import { compareArrays } from './compare-json-arrays'
import { compareObjects } from './compare-json-objects'
import { type CompareJson, change, changesAt, limitChange, takesTheSame } from './json-change'
import {
  type JsonCombined,
  type JsonNumber,
  type JsonSchema,
  type JsonString,
  referredBy,
} from './json-schema'
import type { JsonSchemaChange, JsonSchemaChangeType } from './json-schema-changes'
import { mostMatched } from './most-matched'

/**
 * Returns every change from the schema that data was written with to the one that it is read with, by the registry's
 * own types; `JSON_SCHEMA_CHANGES` says which of them a reader does not survive. Schemas that contain themselves are
 * compared until no pair is found to differ that was taken for compatible inside itself.
 *
 * @see io.confluent.kafka.schemaregistry.json.diff.SchemaDiff of Schema Registry 8.1
 */
export function compareJsonSchemas(writer: JsonSchema, reader: JsonSchema): readonly JsonSchemaChange[] {
  let differing: PairTable = new Map()
  for (;;) {
    const pass = new Pass(differing)
    const found = pass.compare(writer, reader)
    const next = pass.differing()
    if (!pass.isOptimistic || countOf(next) === countOf(differing)) return found
    differing = next
  }
}

type PairTable = Map<JsonSchema, Map<JsonSchema, readonly JsonSchemaChange[]>>

const countOf = (pairs: PairTable): number => [...pairs.values()].reduce((count, { size }) => count + size, 0)

const NOTHING: readonly JsonSchemaChange[] = []

class Pass {
  readonly #known: PairTable = new Map()
  readonly #running: PairTable = new Map()
  readonly #differed: PairTable
  isOptimistic = false

  constructor(differed: PairTable) {
    this.#differed = differed
  }

  readonly compare: CompareJson = (writer, reader) => {
    if (writer === undefined) return reader === undefined ? NOTHING : [change('SCHEMA_ADDED')]
    if (reader === undefined) return [change('SCHEMA_REMOVED')]
    return this.#pair(referredBy(writer), referredBy(reader))
  }

  #pair(writer: JsonSchema, reader: JsonSchema): readonly JsonSchemaChange[] {
    const known = this.#known.get(writer)?.get(reader)
    if (known) return known
    if (this.#running.get(writer)?.has(reader)) {
      const differed = this.#differed.get(writer)?.get(reader)
      if (differed) return differed
      this.isOptimistic = true
      return NOTHING
    }
    put(this.#running, writer, reader, NOTHING)
    const found = this.#types(writer, reader)
    this.#running.get(writer)?.delete(reader)
    put(this.#known, writer, reader, found)
    return found
  }

  differing(): PairTable {
    const pairs: PairTable = new Map()
    for (const [writer, byReader] of this.#known)
      for (const [reader, found] of byReader) if (!takesTheSame(found)) put(pairs, writer, reader, found)
    return pairs
  }

  #types(writer: JsonSchema, reader: JsonSchema): readonly JsonSchemaChange[] {
    const unwrapped = this.#unwrapped(writer, reader)
    if (unwrapped) return unwrapped
    if (writer.kind !== reader.kind) {
      if (writer.kind === 'never' || reader.kind === 'any') return NOTHING
      // Decimals of Connect were once written as another type.
      if (writer.connectType === 'bytes' && reader.connectType === 'bytes') return NOTHING
      return [change('TYPE_CHANGED')]
    }
    return [...abouts(writer, reader), ...this.#alike(writer, reader)]
  }

  /** A combination on one side alone may come down to one schema of it. */
  #unwrapped(writer: JsonSchema, reader: JsonSchema): readonly JsonSchemaChange[] | undefined {
    const find = (
      { schemas }: JsonCombined,
      by: (one: JsonSchema) => readonly JsonSchemaChange[],
      type: JsonSchemaChangeType,
    ) => {
      for (const one of schemas) {
        const found = by(one)
        if (takesTheSame(found)) return schemas.length === 1 ? found : [...found, change(type)]
      }
      return undefined
    }
    if (reader.kind === 'combined' && writer.kind !== 'combined') {
      if (reader.schemas.length !== 1 && reader.by === 'allOf') return undefined
      return find(reader, (one) => this.compare(writer, one), 'SUM_TYPE_EXTENDED')
    }
    if (writer.kind === 'combined' && reader.kind !== 'combined') {
      if (writer.schemas.length !== 1 && writer.by !== 'allOf') return undefined
      return find(writer, (one) => this.compare(one, reader), 'PRODUCT_TYPE_NARROWED')
    }
    return undefined
  }

  #alike(writer: JsonSchema, reader: JsonSchema): readonly JsonSchemaChange[] {
    if (writer.kind === 'string' && reader.kind === 'string') return strings(writer, reader)
    if (writer.kind === 'number' && reader.kind === 'number') return numbers(writer, reader)
    if (writer.kind === 'object' && reader.kind === 'object')
      return compareObjects(writer, reader, this.compare)
    if (writer.kind === 'array' && reader.kind === 'array') return compareArrays(writer, reader, this.compare)
    if (writer.kind === 'combined' && reader.kind === 'combined') return this.#combined(writer, reader)
    if (writer.kind === 'enum' && reader.kind === 'enum') return enums(writer.values, reader.values)
    if (writer.kind === 'const' && reader.kind === 'const')
      return isEqual(writer.value, reader.value) ? NOTHING : [change('ENUM_ARRAY_CHANGED', 'const')]
    if (writer.kind === 'not' && reader.kind === 'not') {
      const isNarrower = takesTheSame(this.compare(reader.schema, writer.schema))
      return [change(isNarrower ? 'NOT_TYPE_NARROWED' : 'NOT_TYPE_EXTENDED', 'not')]
    }
    return NOTHING
  }

  #combined(writer: JsonCombined, reader: JsonCombined): readonly JsonSchemaChange[] {
    const [written, read] = [distinct(writer.schemas), distinct(reader.schemas)]
    const found: JsonSchemaChange[] = []
    const one = { writer: writer.schemas.length === 1, reader: reader.schemas.length === 1 }
    if (writer.by !== reader.by) {
      const isExtended =
        reader.by === 'anyOf' ||
        (one.writer && one.reader) ||
        (one.writer && reader.by === 'oneOf') ||
        (one.reader && writer.by === 'allOf')
      if (!isExtended) return [change('COMBINED_TYPE_CHANGED')]
      found.push(change('COMBINED_TYPE_EXTENDED'))
    }
    if (written.length < read.length)
      found.push(change(reader.by === 'allOf' ? 'PRODUCT_TYPE_EXTENDED' : 'SUM_TYPE_EXTENDED'))
    if (written.length > read.length)
      found.push(change(writer.by === 'allOf' ? 'PRODUCT_TYPE_NARROWED' : 'SUM_TYPE_NARROWED'))
    const pairs = written.map((left, index) =>
      read.map((right) => {
        const changes = this.compare(left, right)
        return takesTheSame(changes) ? changesAt(`${writer.by}/${index}`, changes) : undefined
      }),
    )
    const matched = mostMatched(pairs)
    found.push(...matched.flat())
    if (matched.length < Math.min(written.length, read.length))
      found.push(change('COMBINED_TYPE_SUBSCHEMAS_CHANGED'))
    return found
  }
}

function put(
  table: PairTable,
  writer: JsonSchema,
  reader: JsonSchema,
  found: readonly JsonSchemaChange[],
): void {
  const byReader = table.get(writer) ?? new Map<JsonSchema, readonly JsonSchemaChange[]>()
  table.set(writer, byReader.set(reader, found))
}

function distinct(schemas: readonly JsonSchema[]): readonly JsonSchema[] {
  return schemas.filter(
    (schema, index) => !schemas.slice(0, index).some((before) => isEqual(before.source, schema.source)),
  )
}

function abouts(writer: JsonSchema, reader: JsonSchema): JsonSchemaChange[] {
  const fields = [
    ['id', 'ID_CHANGED'],
    ['title', 'TITLE_CHANGED'],
    ['description', 'DESCRIPTION_CHANGED'],
    ['default', 'DEFAULT_CHANGED'],
  ] as const
  return fields.filter(([field]) => !isEqual(writer[field], reader[field])).map(([, type]) => change(type))
}

function enums(written: readonly unknown[], read: readonly unknown[]): readonly JsonSchemaChange[] {
  const hasAll = (all: readonly unknown[], of: readonly unknown[]) =>
    of.every((value) => all.some((one) => isEqual(one, value)))
  const [isKnown, isWritten] = [hasAll(read, written), hasAll(written, read)]
  if (isKnown && isWritten) return NOTHING
  if (isKnown) return [change('ENUM_ARRAY_EXTENDED', 'enum')]
  return [change(isWritten ? 'ENUM_ARRAY_NARROWED' : 'ENUM_ARRAY_CHANGED', 'enum')]
}

function strings(writer: JsonString, reader: JsonString): readonly JsonSchemaChange[] {
  const found = [
    ...limitChange('MAX_LENGTH', 'maxLength', writer.maxLength, reader.maxLength),
    ...limitChange('MIN_LENGTH', 'minLength', writer.minLength, reader.minLength),
  ]
  if (writer.pattern === reader.pattern) return found
  if (writer.pattern === undefined) found.push(change('PATTERN_ADDED', 'pattern'))
  else found.push(change(reader.pattern === undefined ? 'PATTERN_REMOVED' : 'PATTERN_CHANGED', 'pattern'))
  return found
}

function numbers(writer: JsonNumber, reader: JsonNumber): readonly JsonSchemaChange[] {
  const found = [
    ...limitChange('MAXIMUM', 'maximum', writer.maximum, reader.maximum),
    ...limitChange('MINIMUM', 'minimum', writer.minimum, reader.minimum),
    ...limitChange('EXCLUSIVE_MAXIMUM', 'exclusiveMaximum', writer.exclusiveMaximum, reader.exclusiveMaximum),
    ...limitChange('EXCLUSIVE_MINIMUM', 'exclusiveMinimum', writer.exclusiveMinimum, reader.exclusiveMinimum),
  ]
  const [of, by] = [writer.multipleOf, reader.multipleOf]
  if (of !== by) {
    if (of === undefined) found.push(change('MULTIPLE_OF_ADDED', 'multipleOf'))
    else if (by === undefined) found.push(change('MULTIPLE_OF_REMOVED', 'multipleOf'))
    else if (isMultiple(by, of)) found.push(change('MULTIPLE_OF_EXPANDED', 'multipleOf'))
    else found.push(change(isMultiple(of, by) ? 'MULTIPLE_OF_REDUCED' : 'MULTIPLE_OF_CHANGED', 'multipleOf'))
  }
  if (writer.isInteger !== reader.isInteger)
    found.push(change(writer.isInteger ? 'TYPE_EXTENDED' : 'TYPE_NARROWED'))
  return found
}

/** By their decimal digits: 0.3 is three times 0.1, whatever doubles say. */
function isMultiple(number: number, of: number): boolean {
  const digits = Math.max(decimalsOf(number), decimalsOf(of))
  const [left, right] = [scaled(number, digits), scaled(of, digits)]
  return right !== 0n && left % right === 0n
}

function decimalsOf(number: number): number {
  const [digits = '', exponent = '0'] = String(number).split('e')
  return Math.max((digits.split('.')[1] ?? '').length - Number(exponent), 0)
}

function scaled(number: number, digits: number): bigint {
  const [mantissa = '0', exponent = '0'] = String(number).split('e')
  const [whole = '0', part = ''] = mantissa.split('.')
  return BigInt(whole + part) * 10n ** BigInt(digits - part.length + Number(exponent))
}
