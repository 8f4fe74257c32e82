import { block, quoted } from '../code-text'
import { goFields, typeName, uniqueName } from './code-names'
import type { CodeType, EnumOfCode, RecordOfCode, RecordTypes } from './record-types'

const SCALARS = {
  null: 'any', boolean: 'bool', int: 'int32', long: 'int64', float: 'float32', double: 'float64', bytes: '[]byte',
  string: 'string', any: 'any',
} as const // biome-ignore format: a table

/** What hamba/avro takes what Avro takes for more than it is for. */
const LOGICAL: Readonly<Record<string, string>> = {
  'timestamp-millis': 'time.Time', 'timestamp-micros': 'time.Time', 'local-timestamp-millis': 'time.Time',
  'local-timestamp-micros': 'time.Time', date: 'time.Time', 'time-millis': 'time.Duration',
  'time-micros': 'time.Duration', decimal: '*big.Rat',
} // biome-ignore format: a table

export function goType(type: CodeType): string {
  switch (type.kind) {
    case 'list':
      return `[]${goType(type.of)}`
    case 'map':
      return `map[string]${goType(type.of)}`
    case 'optional':
      return pointer(goType(type.of))
    case 'union':
      return 'any'
    case 'named':
      return type.name
    default:
      return (
        LOGICAL[type.logical ?? ''] ?? (type.size === undefined ? SCALARS[type.kind] : `[${type.size}]byte`)
      )
  }
}

/** What may be nil already is left as it is. */
const pointer = (type: string): string => (/^(any$|\*|\[\]|map\[)/.test(type) ? type : `*${type}`)

/** A tag, which a name with a quote, a comma or a line end in it cannot have. */
const tagOf = (name: string, isOptional: boolean): string =>
  /^[^"`\\,\p{Cc}\p{Cs}]+$/u.test(name)
    ? `\`json:"${name}${isOptional ? ',omitempty' : ''}" avro:"${name}"\``
    : ''

/** Lines in columns, as gofmt has them. */
function inColumns(rows: readonly (readonly string[])[]): readonly string[] {
  const width = (column: number) =>
    Math.max(...rows.filter((row) => (row[column + 1] ?? '') !== '').map((row) => (row[column] ?? '').length))
  return rows.map(
    (row) =>
      `\t${row
        .map((cell, column) => cell.padEnd(width(column)))
        .join(' ')
        .trimEnd()}`,
  )
}

/** A record that stands in itself has no end but by a pointer. */
function recordText({ name, schemaName, fields }: RecordOfCode): string {
  const names = goFields(fields.map((field) => field.name))
  const cells = fields.map((field, at) => {
    const text = goType(field.type)
    const isPointer = field.isOptional || (field.type.kind === 'named' && field.type.isInside)
    return [names[at] ?? '', isPointer ? pointer(text) : text, tagOf(field.name, field.isOptional)]
  })
  const lines = inColumns(cells)
  const about = schemaName === '' ? 'a record' : `the record ${quoted(schemaName)}`
  return `\n// ${name} is ${about} of the schema.\ntype ${name} struct {\n${lines.join('\n')}\n}`
}

function enumText({ name, symbols }: EnumOfCode, taken: Set<string>): string {
  const constants = symbols.map((symbol, at) => {
    const own = uniqueName(`${name}${typeName(symbol) || at}`, taken)
    return [own, name, `= ${quoted(symbol)}`]
  })
  return block(
    `\n// ${name} is one of the values that the schema allows.\ntype ${name} string`,
    constants.length > 0 && `\nconst (\n${inColumns(constants).join('\n')}\n)`,
  )
}

/** `record_types.go`: the types of records, as their schemas have them. */
export function goTypesFile({ types }: RecordTypes): string {
  const taken = new Set(types.map(({ name }) => name.toLowerCase()))
  const texts = types.map((type) => (type.kind === 'enum' ? enumText(type, taken) : recordText(type)))
  const imports = ['math/big', 'time'].filter((name) =>
    texts.some((text) => new RegExp(`[ \\]*]${name.replace('math/', '')}\\.[A-Z]`).test(text)),
  )
  return `${block(
    'package main',
    imports.length > 0 && `\nimport (\n${imports.map((name) => `\t"${name}"`).join('\n')}\n)`,
    ...texts,
  )}\n`
}
