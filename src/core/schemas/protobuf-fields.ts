import { PROTO_SCALARS, type ProtoField, type ProtoFile, type ProtoMessage, ProtoNames } from './proto-file'
import type { FieldType, ScalarKind } from './record-fields'

const KIND_OF_SCALAR: Readonly<Record<string, ScalarKind>> = {
  double: 'double', float: 'float', bool: 'boolean', string: 'string', bytes: 'bytes',
  int32: 'int', sint32: 'int', uint32: 'int', fixed32: 'int', sfixed32: 'int',
  int64: 'long', sint64: 'long', uint64: 'long', fixed64: 'long', sfixed64: 'long',
} // biome-ignore format: a table

/** Returns what the first message of a Protobuf file describes, the one that a serializer takes unless told otherwise. */
export function fieldsOfProtobuf(file: ProtoFile): FieldType {
  const [first] = file.messages
  const names = new ProtoNames(file)
  const scope = file.package === '' ? '' : `${file.package}.`
  return first ? messageOf(first, `${scope}${first.name}`, names, []) : { kind: 'any' }
}

function messageOf(
  message: ProtoMessage,
  name: string,
  names: ProtoNames,
  inside: readonly string[],
): FieldType {
  if (inside.includes(name)) return { kind: 'again', name }
  const typeOf = (type: string): FieldType => {
    if (PROTO_SCALARS.has(type)) return { kind: KIND_OF_SCALAR[type] ?? 'any', scalar: type }
    const found = names.find(type, name)
    if (!found) return wellKnown(type)
    if (found.type.kind === 'message') return messageOf(found.type, found.name, names, [...inside, name])
    return { kind: 'enum', name: found.name, symbols: found.type.values.map(([symbol]) => symbol) }
  }
  const fields = message.fields.map((field) => ({
    name: field.name,
    type: fieldTypeOf(field, typeOf),
    isOptional: field.label !== 'required',
    tag: field.tag,
  }))
  return { kind: 'record', name, fields }
}

function fieldTypeOf({ type, key, label }: ProtoField, typeOf: (type: string) => FieldType): FieldType {
  if (key !== undefined) return { kind: 'map', values: typeOf(type) }
  return label === 'repeated' ? { kind: 'array', items: typeOf(type) } : typeOf(type)
}

/** A message that Google defines, of which no text is given. */
function wellKnown(type: string): FieldType {
  if (/google\.protobuf\.(Timestamp|Duration)$/.test(type))
    return { kind: 'long', logicalType: type.replace(/^\./, '') }
  const wrapped = /google\.protobuf\.(String|Bytes|Bool|Int32|Int64|UInt32|UInt64|Float|Double)Value$/.exec(
    type,
  )
  return { kind: KIND_OF_SCALAR[wrapped?.[1]?.toLowerCase() ?? ''] ?? 'any' }
}
