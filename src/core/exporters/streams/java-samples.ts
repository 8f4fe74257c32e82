import { isJavaName } from '../starter/types/code-names'
import { javaMessage } from '../starter/types/proto-names'
import type { CodeType, RecordTypes, TopicType, TypeOfCode } from '../starter/types/record-types'
import { literal } from './java-text'

const SCALARS: Readonly<Record<string, string>> = {
  null: 'null', boolean: 'false', int: '0', long: '0L', float: '0f', double: '0.0', string: '""',
} // biome-ignore format: a table

/** Returns the least that a type may be; undefined of what cannot be made, as a record that has itself in it. */
function leastOf(
  type: CodeType,
  types: readonly TypeOfCode[],
  around: readonly string[],
): string | undefined {
  switch (type.kind) {
    case 'list':
      return 'List.of()'
    case 'map':
      return 'Map.of()'
    case 'optional':
      return 'null'
    case 'union':
      return type.branches[0] && leastOf(type.branches[0], types, around)
    case 'named':
      return around.includes(type.name) ? undefined : leastNamed(type.name, types, around)
    case 'bytes':
      return `new byte[${type.size ?? 0}]`
    default:
      return SCALARS[type.kind]
  }
}

function leastNamed(
  name: string,
  types: readonly TypeOfCode[],
  around: readonly string[],
): string | undefined {
  const found = types.find((one) => one.name === name)
  if (found?.kind === 'enum') {
    const [symbol] = found.symbols
    if (symbol === undefined) return undefined
    return found.symbols.every(isJavaName)
      ? `RecordTypes.${name}.${symbol}`
      : `new RecordTypes.${name}(${literal(symbol)})`
  }
  const fields = found?.fields.map((field) =>
    field.isOptional ? 'null' : leastOf(field.type, types, [...around, name]),
  )
  if (fields === undefined || fields.includes(undefined)) return undefined
  return `new RecordTypes.${name}(${fields.join(', ')})`
}

/**
 * Returns an expression of Java for the least record of a topic: every number is 0, every text and list empty. Undefined
 * of JSON Schema, which may ask more of a value than its type, and of what names other schemas.
 */
export function leastRecord(of: TopicType, { types }: RecordTypes): string | undefined {
  if (of.version.references.length > 0 || of.language === 'json-schema') return undefined
  if (of.proto !== undefined) return `${javaMessage(of.proto)}.getDefaultInstance()`
  return of.type && leastOf(of.type, types, [])
}
