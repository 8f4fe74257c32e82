import { blocks } from '../code-text'
import { quoted } from '../typescript/ts-words'
import type { CodeType, RecordTypes, TypeOfCode } from './record-types'

const SCALARS = {
  null: 'null', boolean: 'boolean', int: 'number', long: 'number', float: 'number', double: 'number',
  bytes: 'Uint8Array', string: 'string', any: 'unknown',
} as const // biome-ignore format: a table

export function typescriptType(type: CodeType): string {
  switch (type.kind) {
    case 'list':
      return `readonly ${inBrackets(type.of)}[]`
    case 'map':
      return `Readonly<Record<string, ${typescriptType(type.of)}>>`
    case 'optional':
      return `${typescriptType(type.of)} | null`
    case 'union':
      return [...new Set(type.branches.map(typescriptType))].join(' | ')
    case 'named':
      return type.name
    default:
      return SCALARS[type.kind]
  }
}

const inBrackets = (type: CodeType): string =>
  type.kind === 'union' || type.kind === 'optional' || type.kind === 'list'
    ? `(${typescriptType(type)})`
    : typescriptType(type)

const fieldName = (name: string): string => (/^[A-Za-z_$][\w$]*$/.test(name) ? name : quoted(name))

const typeText = (type: TypeOfCode): string =>
  type.kind === 'enum'
    ? `export type ${type.name} = ${type.symbols.length === 0 ? 'never' : type.symbols.map(quoted).join(' | ')}`
    : `export interface ${type.name} {
${type.fields.map((field) => `  readonly ${fieldName(field.name)}${field.isOptional ? '?' : ''}: ${typescriptType(field.type)}`).join('\n')}
}`

/** `src/record-types.ts`: the types of records, as their schemas have them. */
export const typescriptTypesFile = ({ types }: RecordTypes): string =>
  `${blocks('/** What records are made of, by the schemas in `schemas/`. */', ...types.map(typeText))}\n`
