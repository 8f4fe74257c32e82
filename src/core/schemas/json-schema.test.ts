import { describe, expect, it } from 'vitest'
import { readJson } from './read-schema'

const read = (schema: unknown) => {
  const schemaRead = readJson(JSON.stringify(schema))
  if (!schemaRead.ok) throw new Error(schemaRead.error)
  return schemaRead.value
}

/** Why the second cannot read what was written with the first. */
const why = (writer: unknown, reader: unknown) =>
  read(reader)
    .cannotRead(read(writer))
    .map(({ type, path }) => `${type} ${path}`)

const object = (properties: object, rest: object = {}) => ({ type: 'object', properties, ...rest })
const closed = (properties: object, rest: object = {}) =>
  object(properties, { additionalProperties: false, ...rest })
const text = { type: 'string' }
const whole = { type: 'integer' }
const newest = { $schema: 'https://json-schema.org/draft/2020-12/schema' }

/** The answers are those of the registry's rules, each worked out by hand from them. */
describe('what a reader takes', () => {
  it.each<[string, unknown, unknown, readonly string[]]>([
    ['the same', object({ a: text }), object({ a: text }), []],
    ['another title', { ...text, title: 'a' }, { ...text, title: 'b' }, []],
    ['another type', text, whole, ['TYPE_CHANGED /']],
    ['a number for an integer', whole, { type: 'number' }, []],
    ['an integer for a number', { type: 'number' }, whole, ['TYPE_NARROWED /']],
    ['a type more', text, { type: ['string', 'null'] }, []],
    ['a type less', { type: ['string', 'null'] }, text, ['TYPE_CHANGED /']],
    ['anything', text, {}, []],
    ['something for anything', {}, text, ['TYPE_CHANGED /']],
    ['nothing before', false, text, []],
    ['an optional property for an open model', object({ a: text }), object({ a: text, b: text }), ['OPTIONAL_PROPERTY_ADDED_TO_OPEN_CONTENT_MODEL /properties/b']],
    ['an empty property for an open model', object({ a: text }), object({ a: text, b: {} }), []],
    ['an optional property for a closed model', closed({ a: text }), closed({ a: text, b: text }), []],
    ['a required property for a closed model', closed({ a: text }), closed({ a: text, b: text }, { required: ['b'] }), ['REQUIRED_PROPERTY_ADDED_TO_UNOPEN_CONTENT_MODEL /properties/b']],
    ['a required property with a default', closed({ a: text }), closed({ a: text, b: { ...text, default: '' } }, { required: ['b'] }), []],
    ['a property less in an open model', object({ a: text, b: text }), object({ a: text }), []],
    ['a property less in a closed model', closed({ a: text, b: text }), closed({ a: text }), ['PROPERTY_REMOVED_FROM_CLOSED_CONTENT_MODEL /properties/b']],
    ['a forbidden property less', closed({ a: text, b: false }), closed({ a: text }), []],
    ['a property that others cover', object({ a: text }, { additionalProperties: text }), object({ a: text, b: text }, { additionalProperties: text }), []],
    ['a property that others do not cover', object({ a: text }, { additionalProperties: text }), object({ a: text, b: whole }, { additionalProperties: text }), ['TYPE_CHANGED /properties/b', 'PROPERTY_ADDED_NOT_COVERED_BY_PARTIALLY_OPEN_CONTENT_MODEL /properties/b']],
    ['a property that a pattern covers', object({ x_a: whole }), object({}, { patternProperties: { '^x_': whole }, additionalProperties: false }), ['ADDITIONAL_PROPERTIES_REMOVED /additionalProperties']],
    ['a closed model for an open one', object({ a: text }), closed({ a: text }), ['ADDITIONAL_PROPERTIES_REMOVED /additionalProperties']],
    ['an open model for a closed one', closed({ a: text }), object({ a: text }), []],
    ['required', object({ a: text }), object({ a: text }, { required: ['a'] }), ['REQUIRED_ATTRIBUTE_ADDED /required/a']],
    ['required no more', object({ a: text }, { required: ['a'] }), object({ a: text }), []],
    ['a longest text', text, { ...text, maxLength: 9 }, ['MAX_LENGTH_ADDED /maxLength']],
    ['a longer text', { ...text, maxLength: 9 }, { ...text, maxLength: 10 }, []],
    ['a shorter text', { ...text, maxLength: 9 }, { ...text, maxLength: 8 }, ['MAX_LENGTH_DECREASED /maxLength']],
    ['another pattern', { ...text, pattern: 'a' }, { ...text, pattern: 'b' }, ['PATTERN_CHANGED /pattern']],
    ['a higher minimum', { ...whole, minimum: 1 }, { ...whole, minimum: 2 }, ['MINIMUM_INCREASED /minimum']],
    ['an exclusive maximum', whole, { ...whole, exclusiveMaximum: 9 }, ['EXCLUSIVE_MAXIMUM_ADDED /exclusiveMaximum']],
    ['a divisor of tenths', { type: 'number', multipleOf: 0.3 }, { type: 'number', multipleOf: 0.1 }, []],
    ['a multiple of tenths', { type: 'number', multipleOf: 0.1 }, { type: 'number', multipleOf: 0.3 }, ['MULTIPLE_OF_EXPANDED /multipleOf']],
    ['a symbol more', { enum: ['a'] }, { enum: ['a', 'b'] }, []],
    ['a symbol less', { enum: ['a', 'b'] }, { enum: ['a'] }, ['ENUM_ARRAY_NARROWED /enum']],
    ['a typed symbol more', { ...text, enum: ['a'] }, { ...text, enum: ['b', 'a'] }, []],
    ['another constant', { const: 1 }, { const: 2 }, ['ENUM_ARRAY_CHANGED /const']],
    ['a choice more', { oneOf: [text] }, { oneOf: [text, whole] }, []],
    ['a choice less', { oneOf: [text, whole] }, { oneOf: [text] }, ['SUM_TYPE_NARROWED /']],
    ['a demand more', { allOf: [closed({ a: text })] }, { allOf: [closed({ a: text }), { ...whole, minimum: 1 }] }, ['PRODUCT_TYPE_EXTENDED /']],
    ['any for one of', { oneOf: [text, whole] }, { anyOf: [text, whole] }, []],
    ['one of for any', { anyOf: [text, whole] }, { oneOf: [text, whole] }, ['COMBINED_TYPE_CHANGED /']],
    ['choices in another order', { oneOf: [text, whole] }, { oneOf: [whole, text] }, []],
    ['other choices', { oneOf: [text, whole] }, { oneOf: [{ type: 'boolean' }, whole] }, ['COMBINED_TYPE_SUBSCHEMAS_CHANGED /']],
    ['less ruled out', { not: text }, { not: { ...text, maxLength: 3 } }, []],
    ['more ruled out', { not: { ...text, maxLength: 3 } }, { not: text }, ['NOT_TYPE_EXTENDED /not']],
    ['items of another type', { type: 'array', items: text }, { type: 'array', items: whole }, ['TYPE_CHANGED /items']],
    ['a first item more where items were open', { type: 'array', items: [text] }, { type: 'array', items: [text, text] }, ['ITEM_ADDED_TO_OPEN_CONTENT_MODEL /items/1']],
    ['a first item more where they were closed', { type: 'array', items: [text], additionalItems: false }, { type: 'array', items: [text, text], additionalItems: false }, []],
    ['first items of the newest draft', { ...newest, type: 'array', prefixItems: [text, text], items: false }, { ...newest, type: 'array', prefixItems: [text], items: false }, ['ITEM_REMOVED_FROM_CLOSED_CONTENT_MODEL /items/1']],
    ['items that differ', { type: 'array' }, { type: 'array', uniqueItems: true }, ['UNIQUE_ITEMS_ADDED /uniqueItems']],
    ['more needs', object({}, { dependencies: { a: ['b'] } }), object({}, { dependencies: { a: ['b', 'c'] } }), ['DEPENDENCY_ARRAY_EXTENDED /dependencies/a']],
    ['needs of the newest draft', { ...newest, ...object({}) }, { ...newest, ...object({}, { dependentRequired: { a: ['b'] } }) }, ['DEPENDENCY_ARRAY_ADDED /dependencies/a']],
    ['no unevaluated ones', { ...newest, ...object({ a: text }) }, { ...newest, ...object({ a: text }, { unevaluatedProperties: false }) }, ['UNEVALUATED_PROPERTIES_REMOVED /unevaluatedProperties']],
    ['a reference to the same', { definitions: { t: text }, ...object({ a: { $ref: '#/definitions/t' } }) }, object({ a: text }), []],
    ['a reference to another', { definitions: { t: text }, ...object({ a: { $ref: '#/definitions/t' } }) }, { definitions: { t: whole }, ...object({ a: { $ref: '#/definitions/t' } }) }, ['TYPE_CHANGED /properties/a']],
  ])('%s', (_, writer, reader, expected) => {
    expect(why(writer, reader)).toEqual(expected)
  }) // biome-ignore format: a table
})

it('follows a schema through itself, and finds what differs deep in it', () => {
  const tree = (leaf: object) => ({
    definitions: {
      node: closed({ leaf, next: { oneOf: [{ type: 'null' }, { $ref: '#/definitions/node' }] } }),
    },
    $ref: '#/definitions/node',
  })
  expect(why(tree(text), tree(text))).toEqual([])
  expect(why(tree(text), tree(whole))).toContain('TYPE_CHANGED /properties/leaf')
})

it('reads the schemas that it names', () => {
  const named = readJson(
    '{"type":"object","properties":{"price":{"$ref":"money.json#/definitions/money"}}}',
    [{ name: 'money.json', text: '{"definitions":{"money":{"type":"integer"}}}' }],
  )
  expect(named.ok && named.value.fields).toMatchObject({
    fields: [{ name: 'price', type: { kind: 'long' } }],
  })
})

it.each([
  ['{', 'This is no JSON.'],
  ['[]', 'A schema is a mapping'],
  ['{"type":"text"}', '`text` is no type'],
  ['{"properties":{"a":{"$ref":"#/definitions/b"}}}', '`#/definitions/b` refers to nothing'],
  ['{"properties":{"a":1}}', 'At /properties/a: no schema stands here'],
  [`${'{"not":'.repeat(300)}{}${'}'.repeat(300)}`, 'too deeply'],
])('%s is refused with a sentence', (schema, sentence) => {
  const refused = readJson(schema)
  expect(refused.ok ? '' : refused.error).toContain(sentence)
})
