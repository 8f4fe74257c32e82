import { block, quoted } from '../code-text'
import { csharpFields, isJavaName } from './code-names'
import type { RecordSerdes } from './record-serdes'
import type { CodeType, RecordTypes, TypeOfCode } from './record-types'

const SCALARS = {
  null: 'object?', boolean: 'bool', int: 'int', long: 'long', float: 'float', double: 'double', bytes: 'byte[]',
  string: 'string', any: 'object?',
} as const // biome-ignore format: a table

export function csharpType(type: CodeType): string {
  switch (type.kind) {
    case 'list':
      return `IReadOnlyList<${csharpType(type.of)}>`
    case 'map':
      return `IReadOnlyDictionary<string, ${csharpType(type.of)}>`
    case 'optional':
      return nullable(csharpType(type.of))
    case 'union':
      return 'object?'
    case 'named':
      return type.name
    default:
      return SCALARS[type.kind]
  }
}

const nullable = (type: string): string => (type.endsWith('?') ? type : `${type}?`)

function typeText(type: TypeOfCode, isJson: boolean): string {
  if (type.kind === 'enum')
    return type.symbols.length > 0 && type.symbols.every(isJavaName)
      ? `/// <summary>One of the values that the schema allows.</summary>\nenum ${type.name}\n{\n${type.symbols.map((symbol) => `    @${symbol},`).join('\n')}\n}`
      : `/// <summary>One of Values.</summary>\nrecord ${type.name}(string Value)\n{\n    public static readonly string[] Values = [${type.symbols.map(quoted).join(', ')}];\n}`
  const names = csharpFields(
    type.fields.map(({ name }) => name),
    type.name,
  )
  const fields = type.fields.map((field, at) => {
    const of = csharpType(field.type)
    const isPlain = names[at] === field.name || !isJson
    const named = isPlain ? '' : `[property: JsonProperty(${quoted(field.name)})] `
    return `    ${named}${field.isOptional ? nullable(of) : of} ${names[at]}${field.isOptional ? ' = null' : ''}`
  })
  // Parameters that may be left out stand behind the others.
  const sorted = [
    ...fields.filter((_, at) => !type.fields[at]?.isOptional),
    ...fields.filter((_, at) => type.fields[at]?.isOptional),
  ]
  return `record ${type.name}(${sorted.length === 0 ? '' : `\n${sorted.join(',\n')}`});`
}

/** `RecordTypes.cs`: the types of records, as their schemas have them. */
export const csharpTypesFile = ({ types }: RecordTypes, { languages }: RecordSerdes): string => {
  const text = types.map((type) => typeText(type, languages.has('json-schema'))).join('\n\n')
  return block(
    text.includes('JsonProperty(') && 'using Newtonsoft.Json;\n',
    'namespace RecordTypes;\n',
    '// What records are made of, by the schemas in schemas/.\n',
    text,
    '',
  )
}
