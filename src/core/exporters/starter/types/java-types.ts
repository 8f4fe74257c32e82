import { literal } from '../../streams/java-text'
import { block, quoted } from '../code-text'
import { isJavaName, javaFields } from './code-names'
import { javaMessage } from './proto-names'
import type { RecordSerdes } from './record-serdes'
import type { CodeType, RecordTypes, TypeOfCode } from './record-types'
import type { SchemasOf } from './schema-lines'

const SCALARS = {
  null: 'Object', boolean: 'boolean', int: 'int', long: 'long', float: 'float', double: 'double', bytes: 'byte[]',
  string: 'String', any: 'Object',
} as const // biome-ignore format: a table

const BOXED: Readonly<Record<string, string>> = {
  boolean: 'Boolean', int: 'Integer', long: 'Long', float: 'Float', double: 'Double',
} // biome-ignore format: a table

const boxed = (type: string): string => BOXED[type] ?? type

export function javaType(type: CodeType): string {
  switch (type.kind) {
    case 'list':
      return `List<${boxed(javaType(type.of))}>`
    case 'map':
      return `Map<String, ${boxed(javaType(type.of))}>`
    case 'optional':
      return boxed(javaType(type.of))
    case 'union':
      return 'Object'
    case 'named':
      return type.name
    default:
      return SCALARS[type.kind]
  }
}

function typeText(type: TypeOfCode, isJson: boolean): string {
  if (type.kind === 'enum') return enumText(type.name, type.symbols, isJson)
  const names = javaFields(type.fields.map(({ name }) => name))
  const isNullable = type.fields.map(({ isOptional, type: of }) => isOptional || of.kind === 'optional')
  const notes = type.fields.flatMap(({ name }, at) =>
    names[at] === name ? [] : [`     * ${names[at]} is ${inComment(name)} in the schema.`],
  )
  const absent = names.filter((_, at) => isNullable[at])
  const about = [
    ...(type.schemaName === '' ? [] : [`     * ${inComment(type.schemaName)} of the schema.`]),
    ...notes,
    ...(absent.length === 0 ? [] : [`     * May be null: ${absent.join(', ')}.`]),
  ]
  const fields = type.fields.map(({ type: of, isOptional }, at) => {
    const text = javaType(of)
    const own = type.fields[at]?.name ?? ''
    const asJson = isJson
      ? `${isOptional ? '@JsonInclude(JsonInclude.Include.NON_NULL) ' : ''}${names[at] === own ? '' : `@JsonProperty(${literal(own)}) `}`
      : ''
    return `            ${asJson}${isOptional ? boxed(text) : text} ${names[at]}`
  })
  return block(
    about.length > 0 && `    /**\n${about.join('\n')}\n     */`,
    `    record ${type.name}(${fields.length === 0 ? '' : `\n${fields.join(',\n')}`}) {}`,
  )
}

/** A text that ends no comment and begins no character of Java's. */
const inComment = (text: string): string => quoted(text).replaceAll('*/', '* /').replaceAll('\\', '/')

/** Symbols that are no names of Java are constants of texts. */
function enumText(name: string, symbols: readonly string[], isJson: boolean): string {
  if (symbols.length > 0 && symbols.every(isJavaName))
    return `    enum ${name} {\n        ${symbols.join(',\n        ')}\n    }`
  const list = symbols.map((symbol) => `            ${literal(symbol)}`).join(',\n')
  const creator = isJson
    ? `\n\n        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)\n        ${name} {\n        }`
    : ''
  return `    /** One of VALUES. */\n    record ${name}(${isJson ? '@JsonValue ' : ''}String value) {\n        static final List<String> VALUES = List.of(\n${list});${creator}\n    }`
}

/** What a README says of the types, and of what reads and writes them. */
export const javaSchemas = (records: RecordTypes, serdes: RecordSerdes): SchemasOf => ({
  records,
  file: 'RecordTypes.java',
  text: javaType,
  message: javaMessage,
  made: `The build makes the types of Protobuf of the files in \`schemas/protobuf/\`.`,
  serdes: {
    ...serdes,
    file: 'RecordSerdes.java',
    by: {
      reads: {
        avro: 'KafkaAvroDeserializer',
        'json-schema': 'KafkaJsonSchemaDeserializer',
        protobuf: 'KafkaProtobufDeserializer',
      },
      writes: {
        avro: 'KafkaAvroSerializer',
        'json-schema': 'KafkaJsonSchemaSerializer',
        protobuf: 'KafkaProtobufSerializer',
      },
      of: ', of `io.confluent`',
    },
  },
})

/** `RecordTypes.java`: the types of records, as their schemas have them. */
export const javaTypesFile = (
  packageName: string,
  { types }: RecordTypes,
  { languages }: RecordSerdes,
): string => {
  const text = types.map((type) => typeText(type, languages.has('json-schema'))).join('\n\n')
  const json = ['JsonCreator', 'JsonInclude', 'JsonProperty', 'JsonValue'].filter((name) =>
    text.includes(`@${name}`),
  )
  const imports = ['List', 'Map'].filter((name) => new RegExp(`\\b${name}[.<]`).test(text))
  return block(
    `package ${packageName};`,
    '',
    json.length + imports.length > 0 &&
      `${[...json.map((name) => `com.fasterxml.jackson.annotation.${name}`), ...imports.map((name) => `java.util.${name}`)].map((name) => `import ${name};`).join('\n')}\n`,
    '/** What records are made of, by the schemas in schemas/. */',
    'final class RecordTypes {',
    '    private RecordTypes() {}',
    '',
    `${text}\n}`,
    '',
  )
}
