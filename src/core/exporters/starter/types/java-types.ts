import { literal } from '../../streams/java-text'
import { block, quoted } from '../code-text'
import { isJavaName, javaFields } from './code-names'
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

function javaType(type: CodeType): string {
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

function typeText(type: TypeOfCode): string {
  if (type.kind === 'enum') return enumText(type.name, type.symbols)
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
    return `            ${isOptional ? boxed(text) : text} ${names[at]}`
  })
  return block(
    about.length > 0 && `    /**\n${about.join('\n')}\n     */`,
    `    record ${type.name}(${fields.length === 0 ? '' : `\n${fields.join(',\n')}`}) {}`,
  )
}

/** A text that ends no comment and begins no character of Java's. */
const inComment = (text: string): string => quoted(text).replaceAll('*/', '* /').replaceAll('\\', '/')

/** Symbols that are no names of Java are constants of texts. */
function enumText(name: string, symbols: readonly string[]): string {
  if (symbols.length > 0 && symbols.every(isJavaName))
    return `    enum ${name} {\n        ${symbols.join(',\n        ')}\n    }`
  const list = symbols.map((symbol) => `            ${literal(symbol)}`).join(',\n')
  return `    /** One of VALUES. */\n    record ${name}(String value) {\n        static final List<String> VALUES = List.of(\n${list});\n    }`
}

/** What a README says of the types, and of what reads and writes them. */
export const javaSchemas = (records: RecordTypes): SchemasOf => ({
  records,
  file: 'RecordTypes.java',
  text: javaType,
  serializers:
    'of `io.confluent`, `KafkaAvroDeserializer` reads Avro in `handle` as a GenericRecord, `KafkaJsonSchemaDeserializer` reads JSON as these types, where `json.value.type` names one; the serializers write them, with `auto.register.schemas=false` and `use.latest.version=true`.',
})

/** `RecordTypes.java`: the types of records, as their schemas have them. */
export const javaTypesFile = (packageName: string, { types }: RecordTypes): string => {
  const text = types.map(typeText).join('\n\n')
  const imports = ['List', 'Map'].filter((name) => new RegExp(`\\b${name}[.<]`).test(text))
  return block(
    `package ${packageName};`,
    '',
    imports.length > 0 && `${imports.map((name) => `import java.util.${name};`).join('\n')}\n`,
    '/** What records are made of, by the schemas in schemas/. */',
    'final class RecordTypes {',
    '    private RecordTypes() {}',
    '',
    `${text}\n}`,
    '',
  )
}
