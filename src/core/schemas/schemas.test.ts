import { describe, expect, it } from 'vitest'
import { avroIncompatibilities } from './avro-compatibility'
import { parseAvroSchema } from './avro-schema'
import { readAvro } from './read-schema'
import { checkVersions } from './schema-compatibility'

const parsed = (schema: unknown) => {
  const read = parseAvroSchema(JSON.stringify(schema))
  if (!read.ok) throw new Error(read.error)
  return read.value
}

const why = (reader: unknown, writer: unknown) =>
  avroIncompatibilities(parsed(reader), parsed(writer)).map(({ type, path }) => `${type} ${path}`)

const record = (...fields: unknown[]) => ({ type: 'record', name: 'Order', fields })
const int = (name: string) => ({ name, type: 'int' })

/** Each answered the same by Avro's own Java library 1.12.1. */
describe('what can be read', () => {
  it.each([
    ['long', 'int', []],
    ['int', 'long', ['TYPE_MISMATCH /']],
    ['double', 'long', []],
    ['float', 'double', ['TYPE_MISMATCH /']],
    ['bytes', 'string', []],
    ['string', 'bytes', []],
    ['string', 'int', ['TYPE_MISMATCH /']],
    [['null', 'int'], 'int', []],
    [['null', 'int'], 'string', ['MISSING_UNION_BRANCH /']],
    ['int', ['null', 'int'], ['TYPE_MISMATCH /0']],
    ['long', ['int', 'long'], []],
    [['int'], ['int', 'string'], ['MISSING_UNION_BRANCH /1']],
    [['int'], [], []],
    [[], ['int'], ['MISSING_UNION_BRANCH /0']],
    [{ type: 'array', items: 'long' }, { type: 'array', items: 'int' }, []],
    [{ type: 'array', items: 'int' }, { type: 'array', items: 'string' }, ['TYPE_MISMATCH /items']],
    [{ type: 'map', values: 'int' }, { type: 'array', items: 'int' }, ['TYPE_MISMATCH /']],
    [record(int('a')), record(int('a'), int('b')), []],
    [record(int('a'), int('b')), record(int('a')), ['READER_FIELD_MISSING_DEFAULT_VALUE /fields/1']],
    [record(int('a'), { ...int('b'), default: 0 }), record(int('a')), []],
    [record({ ...int('b'), aliases: ['a'] }), record(int('a')), []],
    [record({ ...int('b'), aliases: ['a'] }), record(int('a'), int('b')), ['SEVERAL_FIELDS_WRITTEN /fields/0']],
    [record({ ...int('a'), aliases: ['a'] }), record(int('a')), ['SEVERAL_FIELDS_WRITTEN /fields/0']],
    [record(int('a')), record({ name: 'a', type: 'string' }), ['TYPE_MISMATCH /fields/0/type']],
    [record(int('a')), record({ name: 'a', type: ['int', 'string'] }), ['TYPE_MISMATCH /fields/0/type/1']],
    [record({ name: 'e', type: { type: 'enum', name: 'E', symbols: ['A'], default: 'A' } }), record(), ['TYPE_MISMATCH /fields/0/type']],
    [record(), { ...record(), name: 'Bill' }, ['NAME_MISMATCH /name']],
    [{ ...record(), namespace: 'new' }, { ...record(), namespace: 'old' }, []],
    [{ ...record(), name: 'Bill', aliases: ['Order'] }, record(), []],
    [{ type: 'enum', name: 'E', symbols: ['A'] }, { type: 'enum', name: 'E', symbols: ['A', 'B'] }, ['MISSING_ENUM_SYMBOLS /symbols']],
    [{ type: 'enum', name: 'E', symbols: ['A'], default: 'A' }, { type: 'enum', name: 'E', symbols: ['A', 'B'] }, []],
    [{ type: 'fixed', name: 'F', size: 4 }, { type: 'fixed', name: 'F', size: 8 }, ['FIXED_SIZE_MISMATCH /size']],
    [record({ name: 'next', type: ['null', 'Order'] }), record({ name: 'next', type: ['null', 'Order'] }), []],
    [{ ...record(), name: 'Bill', namespace: 'new', aliases: ['Order'] }, record(), ['NAME_MISMATCH /name']],
  ])('%j reads %j', (reader, writer, expected) => {
    expect(why(reader, writer)).toEqual(expected)
  }) // biome-ignore format: a table
})

describe('a new version', () => {
  const [v1, v2, v3] = [
    record(int('a')),
    record(int('a'), { ...int('b'), default: 0 }),
    record({ ...int('b'), default: 0 }),
  ].map((schema) => JSON.stringify(schema))
  const check = (
    next = '',
    versions: readonly (string | undefined)[] = [],
    mode?: Parameters<typeof checkVersions>[3],
  ) => {
    const older = versions.filter((text) => text !== undefined).map((text) => ({ text }))
    const checked = checkVersions(readAvro, { text: next }, older, mode)
    if (!checked.ok) throw new Error(checked.error)
    return checked.value
  }

  it('with one more field and a default goes either way', () => {
    expect(check(v2, [v1], 'FULL')).toMatchObject({ isCompatible: true, first: 'either', broken: [] })
  })

  it('without a field that had no default is for readers first', () => {
    const { allowedIn, first } = check(v3, [v1])
    expect(first).toBe('readers')
    expect(allowedIn).toEqual(['BACKWARD', 'BACKWARD_TRANSITIVE', 'NONE'])
    expect(check(v3, [v1], 'FULL').broken).toMatchObject([{ whose: 'old-readers', path: '/fields/0' }])
  })

  it('is asked of the last version alone, where the mode is not transitive', () => {
    const longer = JSON.stringify(record({ name: 'b', type: 'long', default: 0 }))
    const asText = JSON.stringify(record({ name: 'b', type: 'string' }))
    expect(check(longer, [asText, v3]).isCompatible).toBe(true)
    expect(check(longer, [asText, v3], 'BACKWARD_TRANSITIVE').broken).toMatchObject([{ version: 0 }])
  })
})

it.each([
  ['{', 'This is no JSON.'],
  ['{"type":"text"}', '`text` is no type'],
  ['{"type":"record","name":"A"}', 'has no `fields`'],
  ['["int","int"]', 'twice'],
  [
    '{"type":"record","name":"A","fields":[{"name":"a","type":{"type":"fixed","name":"A","size":1}}]}',
    'defined twice',
  ],
  [`${'{"type":"array","items":'.repeat(300)}"int"${'}'.repeat(300)}`, 'too deeply'],
])('%s is refused with a sentence', (text, sentence) => {
  const read = parseAvroSchema(text)
  expect(read.ok ? '' : read.error).toContain(sentence)
})
