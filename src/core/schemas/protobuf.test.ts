import { describe, expect, it } from 'vitest'
import { readProtobufSchema } from './read-protobuf-schema'

const read = (body: string, referenced: Parameters<typeof readProtobufSchema>[1] = []) => {
  const schemaRead = readProtobufSchema(
    body.includes('syntax') ? body : `syntax = "proto3"; ${body}`,
    referenced,
  )
  if (!schemaRead.ok) throw new Error(schemaRead.error)
  return schemaRead.value
}

/** Why the second cannot read what was written with the first. */
const why = (writer: string, reader: string) =>
  read(reader)
    .cannotRead(read(writer))
    .map(({ type, path }) => `${type} ${path}`)

const old = (body: string) => `syntax = "proto2"; ${body}`

/** The answers are those of the registry's rules, each worked out by hand from them. */
describe('what a reader takes', () => {
  it.each<[string, string, string, readonly string[]]>([
    ['the same', 'message M { string a = 1; }', 'message M { string a = 1; }', []],
    ['a field more', 'message M { string a = 1; }', 'message M { string a = 1; int32 b = 2; }', []],
    ['a field less', 'message M { string a = 1; int32 b = 2; }', 'message M { string a = 1; }', []],
    ['another name', 'message M { string a = 1; }', 'message M { string b = 1; }', []],
    ['numbers written alike', 'message M { int32 a = 1; uint64 b = 2; }', 'message M { bool a = 1; int64 b = 2; }', []],
    ['an enum for a number', 'message M { int32 a = 1; }', 'enum E { Z = 0; } message M { E a = 1; }', []],
    ['zigzag for a plain number', 'message M { int32 a = 1; }', 'message M { sint32 a = 1; }', ['FIELD_SCALAR_KIND_CHANGED /M/1']],
    ['bytes for a text', 'message M { string a = 1; }', 'message M { bytes a = 1; }', []],
    ['a fixed number for another', 'message M { fixed32 a = 1; }', 'message M { fixed64 a = 1; }', ['FIELD_SCALAR_KIND_CHANGED /M/1']],
    ['a message for a scalar', 'message M { string a = 1; }', 'message N {} message M { N a = 1; }', ['FIELD_KIND_CHANGED /M/1']],
    ['another message', 'message N {} message O {} message M { N a = 1; }', 'message N {} message O {} message M { O a = 1; }', ['FIELD_NAMED_TYPE_CHANGED /M/1']],
    ['a map for a scalar', 'message M { string a = 1; }', 'message M { map<string, string> a = 1; }', ['FIELD_KIND_CHANGED /M/1']],
    ['a map of other values', 'message M { map<string, string> a = 1; }', 'message M { map<string, int32> a = 1; }', ['FIELD_SCALAR_KIND_CHANGED /M/1']],
    ['another package', 'package a; message M {}', 'package b; message M {}', ['PACKAGE_CHANGED /']],
    ['a message less', 'message M {} message N {}', 'message M {}', ['MESSAGE_REMOVED /N']],
    ['a message inside less', 'message M { message N {} }', 'message M {}', ['MESSAGE_REMOVED /M/N']],
    ['messages in another order', 'message M {} message N {}', 'message N {} message M {}', []],
    ['an enum less', 'enum E { A = 0; } message M {}', 'message M {}', []],
    ['a constant renamed', 'enum E { A = 0; }', 'enum E { B = 0; }', []],
    ['a required field', old('message M {}'), old('message M { required string a = 1; }'), ['REQUIRED_FIELD_ADDED /M/1']],
    ['a required field less', old('message M { required string a = 1; }'), old('message M {}'), ['REQUIRED_FIELD_REMOVED /M/1']],
    ['a number repeated', 'message M { optional int32 a = 1; }', 'message M { repeated int32 a = 1; }', ['FIELD_NUMERIC_LABEL_CHANGED /M/1']],
    ['a text repeated', 'message M { optional string a = 1; }', 'message M { repeated string a = 1; }', []],
    ['a number without a label repeated', 'message M { int32 a = 1; }', 'message M { repeated int32 a = 1; }', []],
    ['one field into a new oneof', 'message M { string a = 1; }', 'message M { oneof k { string a = 1; } }', []],
    ['two fields into a new oneof', 'message M { string a = 1; string b = 2; }', 'message M { oneof k { string a = 1; string b = 2; } }', ['MULTIPLE_FIELDS_MOVED_TO_ONEOF /M/k']],
    ['a field into a oneof that was', 'message M { oneof k { string a = 1; } string b = 2; }', 'message M { oneof k { string a = 1; string b = 2; } }', ['FIELD_MOVED_TO_EXISTING_ONEOF /M/k']],
    ['a field out of a oneof', 'message M { oneof k { string a = 1; string b = 2; } }', 'message M { oneof k { string a = 1; } string b = 2; }', []],
    ['a field of a oneof less', 'message M { oneof k { string a = 1; string b = 2; } }', 'message M { oneof k { string a = 1; } }', ['ONEOF_FIELD_REMOVED /M/k/2']],
    ['a whole oneof less', 'message M { oneof k { string a = 1; string b = 2; } }', 'message M {}', []],
    ['a type named from the root', 'package p; message N {} message M { N a = 1; }', 'package p; message N {} message M { .p.N a = 1; }', []],
    ['a time of Google', 'import "google/protobuf/timestamp.proto"; message M { google.protobuf.Timestamp a = 1; }', 'import "google/protobuf/timestamp.proto"; message M { .google.protobuf.Timestamp a = 1; }', []],
  ])('%s', (_, writer, reader, expected) => {
    expect(why(writer, reader)).toEqual(expected)
  }) // biome-ignore format: a table
})

it('compares the messages of files that it imports', () => {
  const order = 'import "money.proto"; message Order { shop.Money price = 1; }'
  const money = (type: string) => [
    { name: 'money.proto', text: `syntax = "proto3"; package shop; message Money { ${type} amount = 1; }` },
  ]
  const found = read(order, money('string')).cannotRead(read(order, money('int64')))
  expect(found.map(({ type, path }) => `${type} ${path}`)).toEqual([
    'FIELD_SCALAR_KIND_CHANGED /Money/1',
    'FIELD_NAMED_TYPE_CHANGED /Order/1',
  ])
})

it('knows the fields of the first message', () => {
  const { fields } = read(
    'package shop; message Order { string id = 1; repeated Line lines = 2; } message Line { int64 cents = 1; }',
  )
  expect(fields).toMatchObject({
    name: 'shop.Order',
    fields: [
      { name: 'id', type: { kind: 'string' }, tag: 1 },
      {
        name: 'lines',
        type: { kind: 'array', items: { fields: [{ name: 'cents', type: { kind: 'long' } }] } },
      },
    ],
  })
})

it.each([
  ['syntax = "proto3"; message M {\n string a = ;\n}', 'Line 2: illegal id `;`.'],
  ['syntax = "proto3"; message M { N a = 1; }', '`M.a`: nothing defines `N`.'],
  ['syntax = "proto3"; import "n.proto"; message M {}', '`n.proto` is imported'],
  ['syntax = "proto3"; message M { string a = 1; string b = 1; }', 'duplicate id 1'],
])('%s is refused with a sentence', (schema, sentence) => {
  const refused = readProtobufSchema(schema)
  expect(refused.ok ? '' : refused.error).toContain(sentence)
})
