import { describe, expect, it } from 'vitest'
import { jsonSampleProblems } from './check-json-sample'
import { sampleProblems } from './check-sample'
import { encodedSize } from './encoded-size'
import { readProtobufSchema } from './read-protobuf-schema'
import { type ReadText, readAvro, readJson } from './read-schema'
import { subjectOf } from './topic-schemas'

const fieldsOf = (read: ReadText, text: string) => {
  const schema = read(text)
  if (!schema.ok) throw new Error(schema.error)
  return schema.value.fields
}

const ORDER = JSON.stringify({
  type: 'record',
  name: 'Order',
  fields: [
    { name: 'id', type: 'string' },
    { name: 'cents', type: 'long' },
    { name: 'note', type: ['null', 'string'] },
    { name: 'state', type: { type: 'enum', name: 'State', symbols: ['OPEN', 'PAID'] } },
    { name: 'tags', type: { type: 'array', items: 'string' } },
  ],
})
const order = { id: 'a1', cents: 300, note: null, state: 'OPEN', tags: ['x'] }

describe('a sample', () => {
  const fields = fieldsOf(readAvro, ORDER)

  it('of Avro has the bytes that Avro writes, and five before them', () => {
    // id 1+2, cents 2, note 1, state 1, tags 1+(1+1)+1.
    expect(encodedSize(fields, 'avro', order)).toBe(5 + 3 + 2 + 1 + 1 + 4)
    expect(encodedSize(fields, 'avro')).toBeGreaterThan(encodedSize(fields, 'avro', order))
  })

  it('of Protobuf has tags, lengths and no fields that are not there', () => {
    const proto = fieldsOf(
      readProtobufSchema,
      'syntax = "proto3"; message M { string a = 1; int32 b = 2; double c = 3; }',
    )
    expect(encodedSize(proto, 'protobuf', { a: 'ab', b: 150 })).toBe(6 + 4 + 3)
  })

  it('of JSON is its text', () => {
    const json = fieldsOf(readJson, '{"properties":{"a":{"type":"string"}}}')
    expect(encodedSize(json, 'json-schema', { a: 'ü' })).toBe(5 + '{"a":"ü"}'.length + 1)
  })

  it.each<[string, unknown, readonly string[]]>([
    ['is one', order, []],
    ['has a branch by name', { ...order, note: { string: 'soon' } }, []],
    ['lacks a field', { ...order, id: undefined }, ['/id: a text is asked for']],
    ['has one too many', { ...order, x: 1 }, ['/x: the schema has no such field']],
    ['has another symbol', { ...order, state: 'LOST' }, ['/state: one of `OPEN`, `PAID` is asked for']],
    ['has an item of another type', { ...order, tags: ['a', 1] }, ['/tags/1: a text is asked for']],
  ])('%s', (_, sample, expected) => {
    expect(sampleProblems(fields, sample).map(({ path, sentence }) => `${path}: ${sentence}`)).toEqual(
      expected,
    )
  })

  it('is validated by a JSON Schema where it is one', () => {
    const text =
      '{"type":"object","properties":{"lines":{"type":"array","items":{"type":"string"}}},"required":["id"]}'
    expect(jsonSampleProblems({ text }, { id: 1, lines: [] })).toEqual([])
    expect(jsonSampleProblems({ text }, { id: 1, lines: [1] })).toMatchObject([{ path: '/lines/0' }])
    expect(jsonSampleProblems({ text }, {})).toHaveLength(1)
  })
})

it.each([
  ['topic', 'orders-value'],
  [undefined, 'orders-value'],
  ['record', 'shop.Order'],
  ['topic-record', 'orders-shop.Order'],
] as const)('a subject by %s is %s', (naming, subject) => {
  expect(subjectOf('orders', 'value', naming, 'shop.Order')).toBe(subject)
})
