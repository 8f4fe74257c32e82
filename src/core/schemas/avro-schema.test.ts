import { describe, expect, it } from 'vitest'
import { parseAvroSchema } from './avro-schema'

const record = (...fields: readonly object[]) => ({ type: 'record', name: 'R', fields })
const refused = (schema: unknown): string => {
  const read = parseAvroSchema(JSON.stringify(schema))
  return read.ok ? '' : read.error
}

/** Each as Avro 1.12.1 answers for it. */
describe('what Avro refuses', () => {
  it.each([
    [record({ name: 'a-b', type: 'int' }), '`a-b` is no legal name'],
    [record({ name: 'a', type: 'int', aliases: 'b' }), '`aliases`'],
    [{ ...record(), aliases: ['1a'] }, 'an alias'],
    [{ type: 'record', name: 'bytes', fields: [] }, 'a primitive type'],
    [{ type: 'enum', name: 'E' }, '`symbols`'],
    [{ type: 'enum', name: 'E', symbols: ['A', {}] }, '`symbols`'],
    [{ type: 'enum', name: 'E', symbols: ['a-b'] }, '`symbols`'],
    [{ type: 'enum', name: 'E', symbols: ['A'], default: 'B' }, 'none of its symbols'],
    [{ type: { type: 'int' } }, '`type`'],
    [{ type: ['null', 'int'] }, '`type`'],
    ...[
      ['int', 1.5], ['int', 2 ** 31], ['long', '1'], ['float', 'NaN'], ['string', null], ['null', 0],
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
})
