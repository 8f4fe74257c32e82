import type { AvroEnum, AvroField, AvroFixed, AvroRecord, AvroSchema } from './avro-types'

/** What makes a schema unable to read another's data, by Avro's own words. */
export type AvroIncompatibilityType =
  | 'NAME_MISMATCH'
  | 'FIXED_SIZE_MISMATCH'
  | 'MISSING_ENUM_SYMBOLS'
  | 'READER_FIELD_MISSING_DEFAULT_VALUE'
  | 'TYPE_MISMATCH'
  | 'MISSING_UNION_BRANCH'
  /** Not one of Avro's: where it gives no reason but an exception, which a registry takes for incompatible. */
  | 'SEVERAL_FIELDS_WRITTEN'

export interface AvroIncompatibility {
  readonly type: AvroIncompatibilityType
  /** Where in the reader's schema, as `/fields/0/type`; of a writer's union which branch, as `/fields/0/type/1`. */
  readonly path: string
  readonly sentence: string
}

/** From what a writer wrote, to what a reader may take it for. */
const PROMOTIONS: Readonly<Record<string, ReadonlySet<string>>> = {
  int: new Set(['long', 'float', 'double']),
  long: new Set(['float', 'double']),
  float: new Set(['double']),
  string: new Set(['bytes']),
  bytes: new Set(['string']),
}

/**
 * Returns why data written with one schema cannot be read with another, each reason with its place in the reader's
 * schema; none where it can. Types that contain themselves are followed once.
 *
 * @see org.apache.avro.SchemaCompatibility of Avro 1.12.1
 */
export function avroIncompatibilities(
  reader: AvroSchema,
  writer: AvroSchema,
): readonly AvroIncompatibility[] {
  return new Checker().check(reader, writer, '')
}

/** Whether Avro throws instead of answering. */
const isException = (found: readonly AvroIncompatibility[]): boolean =>
  found.some(({ type }) => type === 'SEVERAL_FIELDS_WRITTEN')

const NONE: readonly AvroIncompatibility[] = []

class Checker {
  /** Pairs that are being compared, or were: a pair inside itself is taken to be compatible. */
  readonly #known = new Map<AvroSchema, Map<AvroSchema, readonly AvroIncompatibility[]>>()

  check(reader: AvroSchema, writer: AvroSchema, path: string): readonly AvroIncompatibility[] {
    const byWriter = this.#known.get(reader) ?? new Map<AvroSchema, readonly AvroIncompatibility[]>()
    this.#known.set(reader, byWriter)
    const known = byWriter.get(writer)
    if (known) return known
    byWriter.set(writer, NONE)
    const found = this.#compare(reader, writer, path)
    byWriter.set(writer, found)
    return found
  }

  #compare(reader: AvroSchema, writer: AvroSchema, path: string): readonly AvroIncompatibility[] {
    if (writer.type === 'union') return this.#writerUnion(reader, writer.branches, path)
    if (reader.type === 'union') {
      for (const branch of reader.branches) {
        const found = this.check(branch, writer, path)
        if (found.length === 0 || isException(found)) return found
      }
      return [says('MISSING_UNION_BRANCH', path, `no branch of the reader’s union takes ${wordsOf(writer)}`)]
    }
    if (reader.type === 'record' && writer.type === 'record') return this.#records(reader, writer, path)
    if (reader.type === 'enum' && writer.type === 'enum') return enums(reader, writer, path)
    if (reader.type === 'fixed' && writer.type === 'fixed') return fixeds(reader, writer, path)
    if (reader.type === 'array' && writer.type === 'array')
      return this.check(reader.items, writer.items, `${path}/items`)
    if (reader.type === 'map' && writer.type === 'map')
      return this.check(reader.values, writer.values, `${path}/values`)
    if (reader.type === writer.type || PROMOTIONS[writer.type]?.has(reader.type)) return NONE
    return [says('TYPE_MISMATCH', path, `${wordsOf(writer)} was written where ${wordsOf(reader)} is read`)]
  }

  /** Every branch that may have been written must be readable. */
  #writerUnion(reader: AvroSchema, branches: readonly AvroSchema[], path: string): AvroIncompatibility[] {
    return branches.flatMap((branch, index) => {
      const found = this.check(reader, branch, reader.type === 'union' ? path : `${path}/${index}`)
      if (found.length === 0) return []
      if (reader.type !== 'union' || isException(found)) return found
      return [
        says(
          'MISSING_UNION_BRANCH',
          `${path}/${index}`,
          `no branch of the reader’s union takes ${wordsOf(branch)}`,
        ),
      ]
    })
  }

  #records(reader: AvroRecord, writer: AvroRecord, path: string): readonly AvroIncompatibility[] {
    const found = [...names(reader, writer, path)]
    for (const [index, field] of reader.fields.entries()) {
      const here = `${path}/fields/${index}`
      const [written, ...others] = fieldsOf(writer, field)
      if (others.length > 0) {
        const sentence = `the field \`${field.name}\` may be any of ${[written, ...others].map((one) => `\`${one?.name}\``).join(', ')}, by its aliases`
        found.push(says('SEVERAL_FIELDS_WRITTEN', here, sentence))
      } else if (written) found.push(...this.check(field.schema, written.schema, `${here}/type`))
      else if (!field.hasDefault) {
        const sentence = `the field \`${field.name}\` was not written, and the reader has no default for it`
        // Avro takes the default of the enum for that of the field, and then compares the enum with the whole record.
        const isEnum = field.schema.type === 'enum' && field.schema.hasDefault
        found.push(
          isEnum
            ? says('TYPE_MISMATCH', `${here}/type`, sentence)
            : says('READER_FIELD_MISSING_DEFAULT_VALUE', here, sentence),
        )
      }
    }
    return found
  }
}

/** The fields of a writer that one of a reader may be, by its name and its aliases. */
const fieldsOf = ({ fields }: AvroRecord, { name, aliases }: AvroField): readonly AvroField[] =>
  [name, ...aliases].flatMap((one) => fields.find((field) => field.name === one) ?? [])

type Named = AvroRecord | AvroEnum | AvroFixed

/** Names are compared without namespaces; an alias is a whole name. */
function names(reader: Named, writer: Named, path: string): AvroIncompatibility[] {
  if (reader.name === writer.name || reader.aliases.includes(writer.fullName)) return []
  return [
    says(
      'NAME_MISMATCH',
      `${path}/name`,
      `\`${writer.fullName}\` was written where \`${reader.fullName}\` is read`,
    ),
  ]
}

function enums(reader: AvroEnum, writer: AvroEnum, path: string): readonly AvroIncompatibility[] {
  const found = names(reader, writer, path)
  const missing = writer.symbols.filter((symbol) => !reader.symbols.includes(symbol))
  if (missing.length > 0 && !reader.hasDefault) {
    const sentence = `the reader does not know ${missing.map((symbol) => `\`${symbol}\``).join(', ')}, and has no default`
    found.push(says('MISSING_ENUM_SYMBOLS', `${path}/symbols`, sentence))
  }
  return found
}

function fixeds(reader: AvroFixed, writer: AvroFixed, path: string): readonly AvroIncompatibility[] {
  const found = names(reader, writer, path)
  if (reader.size !== writer.size)
    found.push(
      says(
        'FIXED_SIZE_MISMATCH',
        `${path}/size`,
        `${writer.size} bytes were written where ${reader.size} are read`,
      ),
    )
  return found
}

const wordsOf = (schema: AvroSchema): string =>
  'name' in schema ? `\`${schema.name}\`` : `\`${schema.type}\``

const says = (type: AvroIncompatibilityType, path: string, sentence: string): AvroIncompatibility => ({
  type,
  path: path === '' ? '/' : path,
  sentence,
})
