import { Enum, type Field, MapField, Namespace, parse, Root, Type } from 'protobufjs'
import { err, ok, type Result } from '../shared/result'
import {
  PROTO_SCALARS,
  type ProtoEnum,
  type ProtoField,
  type ProtoFile,
  type ProtoMessage,
  ProtoNames,
  type ProtoTypes,
} from './proto-file'
import type { ReferencedText } from './read-json-schema'

/**
 * Returns what a `.proto` file defines. Refuses what is no Protobuf, a type that nothing defines and an import whose
 * text is not given, and tells where. Never throws.
 *
 * @see https://protobuf.dev/reference/protobuf/proto3-spec
 */
export function readProtobuf(text: string, referenced: readonly ReferencedText[] = []): Result<ProtoFile> {
  const imported: ProtoFile[] = []
  for (const { name, text: of } of referenced) {
    const read = fileOf(of)
    if (!read.ok) return err(`\`${name}\`: ${read.error}`)
    imported.push(read.value.file)
  }
  const read = fileOf(text)
  if (!read.ok) return read
  const known = new Set(referenced.map(({ name }) => name))
  const missing = read.value.imports.find((name) => !known.has(name) && !isGiven(name))
  if (missing !== undefined) return err(`\`${missing}\` is imported, and no reference gives its text.`)
  const file = { ...read.value.file, imported }
  const unknown = unknownType(file)
  return unknown === undefined ? ok(file) : err(unknown)
}

/** What every registry and every compiler brings along. */
const isGiven = (name: string): boolean => /^(google\/(protobuf|type)|confluent)\//.test(name)

function fileOf(text: string): Result<{ file: ProtoFile; imports: readonly string[] }> {
  try {
    const { package: named, imports, weakImports, root } = parse(text, new Root(), { keepCase: true })
    const top = named === undefined ? root : root.lookup(named)
    const types = top instanceof Namespace ? typesIn(top) : { messages: [], enums: [] }
    const options = { ...root.options, ...top?.options }
    const file = { package: named ?? '', options, ...types, imported: [] }
    return ok({ file, imports: [...(imports ?? []), ...(weakImports ?? [])] })
  } catch (fault) {
    return err(sentenceOf(fault))
  }
}

function sentenceOf(fault: unknown): string {
  const words = fault instanceof Error ? fault.message : String(fault)
  const at = /^(.*?) \(line (\d+)\)$/.exec(words)
  return at ? `Line ${at[2]}: ${at[1]?.replaceAll("'", '`')}.` : `${words.replaceAll("'", '`')}.`
}

/** The types of a file or a message; one inside another is of the syntax of that one. */
const typesIn = (space: Namespace, edition?: unknown): ProtoTypes => ({
  messages: space.nestedArray
    .filter((one) => one instanceof Type)
    .map((type) => messageOf(type, syntaxOf(type) ?? edition)),
  enums: space.nestedArray
    .filter((one) => one instanceof Enum)
    .map(({ name, values }): ProtoEnum => ({ kind: 'enum', name, values: Object.entries(values) })),
})

const messageOf = (type: Type, edition: unknown): ProtoMessage => ({
  kind: 'message',
  name: type.name,
  ...(isGroup(type) && { isGroup: true }),
  fields: type.fieldsArray.map((field) => ({
    ...fieldOf(field, edition),
    ...(isAside(field, type) && { isAside: true }),
  })),
  oneofs: type.oneofsArray.filter((one) => !one.isProto3Optional).map(({ name }) => name),
  ...typesIn(type, edition),
})

/** The parser's types do not tell it. */
const isGroup = (type: Type): boolean => (type as { readonly group?: boolean }).group === true

/** A group, which is a type and a field at once, or what another place of the file adds to the message. */
function isAside({ declaringField, type }: Field, { nested }: Type): boolean {
  const own = nested?.[type]
  return declaringField !== null || (own instanceof Type && isGroup(own))
}

const syntaxOf = (type: Type): unknown => (type.toJSON() as { edition?: unknown }).edition

function fieldOf(field: Field, edition: unknown): ProtoField {
  const isOptional = field.options?.['proto3_optional'] === true
  const oneof = isOptional ? undefined : field.partOf?.name
  const label = labelOf(field, isOptional || (edition === 'proto2' && oneof === undefined))
  return {
    name: field.name,
    tag: field.id,
    type: field.type,
    ...(field instanceof MapField && { key: field.keyType }),
    ...(label !== undefined && !(field instanceof MapField) && { label }),
    ...(oneof !== undefined && { oneof }),
  }
}

function labelOf({ rule }: Field, isOptional: boolean): ProtoField['label'] {
  if (rule === 'required' || rule === 'repeated') return rule
  return isOptional ? 'optional' : undefined
}

function unknownType(file: ProtoFile): string | undefined {
  const names = new ProtoNames(file)
  const look = (types: ProtoTypes, scope: string): string | undefined => {
    for (const message of types.messages) {
      const here = scope === '' ? message.name : `${scope}.${message.name}`
      for (const { name, type } of message.fields) {
        if (PROTO_SCALARS.has(type) || /^\.?(google|confluent)\./.test(type)) continue
        if (!names.find(type, here)) return `\`${here}.${name}\`: nothing defines \`${type}\`.`
      }
      const inner = look(message, here)
      if (inner !== undefined) return inner
    }
    return undefined
  }
  return look(file, file.package)
}
