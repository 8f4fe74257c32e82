import { describe, expect, it } from 'vitest'
import { parseAvroSchema } from './avro-schema'

const record = (...fields: readonly object[]) => ({ type: 'record', name: 'R', fields })
const enumOf = (more: object) => ({ type: 'enum', name: 'E', symbols: ['A'], ...more })
const fixed = (name: string, size: number) => ({ type: 'fixed', name, size })
const refused = (schema: unknown): string => {
  const read = parseAvroSchema(JSON.stringify(schema))
  return read.ok ? '' : read.error
}

/** Each as Avro 1.12.1 answers for it. */
describe('what Avro refuses', () => {
  it.each([
    [record({ name: 'a-b', type: 'int' }), '`a-b` is no legal name'],
    [record({ name: 'a', type: 'int', aliases: 'b' }), '`aliases`'],
    ...['1a', '', 'x.', 'x.1a'].map((alias): [object, string] => [
      { ...record(), aliases: [alias] },
      'an alias',
    ]),
    ...['aⅧ', 'a𝒳', 'a\u0327', '٣a', ''].map((name): [object, string] => [
      record({ name, type: 'int' }), 'no legal name',
    ]), // biome-ignore format: pairs
    ...['a..R', '..R', '1a.R'].map((name): [object, string] => [{ ...record(), name }, 'no legal name']),
    [{ ...record(), name: '.int' }, 'a primitive type'],
    [{ ...record({ name: 'a', type: ['null', '.R'] }), name: '.R' }, '`.R` is no type'],
    [{ type: 'fixed', name: 'F', size: 2 ** 31 }, '`size`'],
    [record({ name: 'a', type: 'int', order: 'up' }), '`order`'],
    [record({ name: 'a', type: 'X' }), '`X` is no type'],
    [record({ name: 'a', type: { ...record({ name: 'x', type: 'R' }), name: 'n.A' } }), '`R` is no type'],
    [record({ name: 'a', type: record() }), 'defined twice'],
    [record({ name: 'a', type: fixed('X', 1) }, { name: 'b', type: fixed('X', 2) }), '`X` is defined twice'],
    [{ type: 'record', name: 'bytes', fields: [] }, 'a primitive type'],
    [{ type: 'enum', name: 'E' }, '`symbols`'],
    [{ type: 'enum', name: 'E', symbols: ['A', {}] }, '`symbols`'],
    [{ type: 'enum', name: 'E', symbols: ['a-b'] }, '`symbols`'],
    [{ type: 'enum', name: 'E', symbols: ['A'], default: 'B' }, 'none of its symbols'],
    [{ type: { type: 'int' } }, '`type`'],
    [{ type: ['null', 'int'] }, '`type`'],
    ...[
      ['int', 1.5], ['int', 2 ** 31], ['long', '1'], ['float', 'nan'], ['double', ''], ['double', '0x1'], ['int', -(2 ** 31) - 1],
      [['null', 'double'], 'NaN'], [{ type: 'array', items: 'double' }, ['NaN']], ['string', null], ['null', 0],
      [['null', 'int'], 'x'], [{ type: 'array', items: 'int' }, ['x']], [{ type: 'map', values: 'int' }, []],
      [record({ name: 'b', type: 'int' }), {}],
    ].map(([type, value]): [object, string] => [
      { type: 'record', name: 'Top', fields: [{ name: 'a', type, default: value }] }, 'is not of its type',
    ]), // biome-ignore format: pairs
  ])('%j', (schema, says) => {
    expect(refused(schema)).toContain(says)
  })

  it.each([
    ['int', -(2 ** 31)],
    [['null', 'int'], 1],
    ['bytes', '\u00ff'],
    [record({ name: 'b', type: 'int', default: 1 }), {}],
  ])('not a default of %j that is %j', (type, value) => {
    const fields = [{ name: 'a', type, default: value }]
    expect(refused({ type: 'record', name: 'Top', fields })).toBe('')
  })

  it.each([
    ['int', '1e2'], ['int', '1.0'], ['long', '1e2'], ['long', '9223372036854775808'],
    ['long', '-9223372036854775809'], ['long', `1${'0'.repeat(99)}`],
  ])('a default of %s that is written %s', (type, written) => {
    expect(withDefault(type, written)).toContain('is not of its type')
  }) // biome-ignore format: pairs

  it.each(['1e1', '1.0'])('a size that is written %s', (size) => {
    const read = parseAvroSchema(`{"type":"fixed","name":"F","size":${size}}`)
    expect(read.ok ? '' : read.error).toContain('`size`')
  })
})

const withDefault = (type: string, written: string): string => {
  const read = parseAvroSchema(
    `{"type":"record","name":"R","fields":[{"name":"a","type":"${type}","default":${written}}]}`,
  )
  return read.ok ? '' : read.error
}

describe('what Avro takes', () => {
  it.each([
    record({ name: 'a', type: 'X' }, { name: 'b', type: fixed('X', 1) }),
    { ...record({ name: 'a', type: ['null', 'X'] }, { name: 'b', type: fixed('X', 1) }), name: 'n.R' },
    record(
      { name: 'a', type: fixed('Q', 1) },
      { name: 'b', type: { ...record({ name: 'x', type: 'Q' }), name: 'n.A' } },
    ),
    record({ name: 'a', type: fixed('X', 1) }, { name: 'b', type: { ...fixed('X', 1), doc: 'again' } }),
    record({ name: 'a', type: enumOf({}) }, { name: 'b', type: enumOf({ default: 'A' }) }),
    record({ name: 'a', type: 'int', order: 'Ignore' }),
  ])('a name before its type, or its type again: %j', (schema) => {
    expect(refused(schema)).toBe('')
  })

  it.each([
    ['// Orders\n{"type":"record","name":"R", // of the shop\n"fields":[]}', ''],
    ['/* "a" */ {"type":"record","name":"R","doc":"http://x /* y */","fields":[/* none // yet */]}', ''],
    ['// a text\n"string"', ''],
    ['"int" // at the end', 'no JSON'],
    ['# Orders\n"int"', 'no JSON'],
    ['// alone', 'no JSON'],
  ])('comments as Java has them: %s', (text, says) => {
    const read = parseAvroSchema(text)
    expect(read.ok ? '' : read.error).toContain(says)
  })

  it.each([
    ['int', '-0'], ['long', '9223372036854775807'], ['long', '-9223372036854775808'],
    ['double', '1e2'], ['double', '1'], ['double', '1e400'], ['float', `1${'0'.repeat(99)}`],
    ...['NaN', 'Infinity', '-Infinity', '+Infinity', '-NaN', '1.5', ' 1.5f ', '.5', '5.', '0x1.8p1'].map(
      (text): [string, string] => ['double', JSON.stringify(text)],
    ),
  ])('a default of %s that is written %s', (type, written) => {
    expect(withDefault(type, written)).toBe('')
  }) // biome-ignore format: pairs

  it.each([
    record({ name: 'größe', type: 'int' }, { name: 'a٣', type: 'int' }),
    { type: 'enum', name: 'Farbe', symbols: ['rot', 'grün'] },
    { ...record(), name: 'größe.R' },
    { ...record({ name: 'a', type: ['null', 'R'] }), name: '.R', namespace: 'x' },
    ...['.Old', '1.Old', '-b..Old'].map((alias) => ({ ...record(), aliases: [alias], namespace: 'x' })),
  ])('%j', (schema) => {
    expect(refused(schema)).toBe('')
  })

  it('an alias that begins with a dot is in no namespace', () => {
    const read = parseAvroSchema(JSON.stringify({ ...record(), namespace: 'x', aliases: ['.Old', 'Older'] }))
    expect(read.ok && read.value).toMatchObject({ fullName: 'x.R', aliases: ['Old', 'x.Older'] })
  })

  it('the size of a fixed is a number', () => {
    const read = parseAvroSchema('{"type":"fixed","name":"F","size":16,"doc":"\\"12"}')
    expect(read.ok && read.value).toMatchObject({ size: 16 })
  })
})
