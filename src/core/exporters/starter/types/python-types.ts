import { block, quoted } from '../code-text'
import { pythonFields } from './code-names'
import type { CodeType, RecordTypes, TypeOfCode } from './record-types'

const SCALARS = {
  null: 'None', boolean: 'bool', int: 'int', long: 'int', float: 'float', double: 'float', bytes: 'bytes',
  string: 'str', any: 'Any',
} as const // biome-ignore format: a table

/** What the deserializer of Avro makes of what Avro takes for more than it is. */
const LOGICAL: Readonly<Record<string, string>> = {
  'timestamp-millis': 'datetime', 'timestamp-micros': 'datetime', 'local-timestamp-millis': 'datetime',
  'local-timestamp-micros': 'datetime', date: 'date', 'time-millis': 'time', 'time-micros': 'time',
  decimal: 'Decimal', uuid: 'UUID',
} // biome-ignore format: a table

export function pythonType(type: CodeType): string {
  switch (type.kind) {
    case 'list':
      return `list[${pythonType(type.of)}]`
    case 'map':
      return `dict[str, ${pythonType(type.of)}]`
    case 'optional':
      return `${pythonType(type.of)} | None`
    case 'union':
      return [...new Set(type.branches.map(pythonType))].join(' | ')
    case 'named':
      return type.name
    default:
      return LOGICAL[type.logical ?? ''] ?? SCALARS[type.kind]
  }
}

function typeText(type: TypeOfCode): string {
  if (type.kind === 'enum')
    return `${type.name} = Literal[${type.symbols.length === 0 ? '""' : type.symbols.map(quoted).join(', ')}]`
  const names = pythonFields(type.fields.map(({ name }) => name))
  const fields = type.fields.map((field, at) => {
    const name = names[at] ?? field.name
    const of = pythonType(field.type)
    const isNullable = of.endsWith(' | None')
    const text = `    ${name}: ${field.isOptional && !isNullable ? `${of} | None` : of}`
    if (name === field.name) return `${text}${field.isOptional ? ' = None' : ''}`
    // What the schema calls it, for what reads and writes it.
    return `${text} = field(${field.isOptional ? 'default=None, ' : ''}metadata={"name": ${quoted(field.name)}})`
  })
  return `

@dataclass(kw_only=True)
class ${type.name}:
${fields.length === 0 ? '    pass' : fields.join('\n')}`
}

/** `record_types.py`: the types of records, as their schemas have them. */
export const pythonTypesFile = ({ types }: RecordTypes): string => {
  const enums = types.filter(({ kind }) => kind === 'enum').map(typeText)
  const records = types.filter(({ kind }) => kind === 'record').map(typeText)
  const text = [...enums, ...records].join('\n')
  const used = (names: readonly string[]) =>
    names.filter((name) => new RegExp(`(?:[:[|=] ?|\\[)${name}\\b`).test(text)).join(', ')
  const [times, typing] = [used(['date', 'datetime', 'time']), used(['Any', 'Literal'])]
  return block(
    '"""What records are made of, by the schemas in schemas/."""',
    '',
    'from __future__ import annotations',
    '',
    records.length > 0 && `from dataclasses import dataclass${/ = field\(/.test(text) ? ', field' : ''}`,
    times !== '' && `from datetime import ${times}`,
    used(['Decimal']) !== '' && 'from decimal import Decimal',
    typing !== '' && `from typing import ${typing}`,
    used(['UUID']) !== '' && 'from uuid import UUID',
    enums.length > 0 && '',
    text,
    '',
  )
}
