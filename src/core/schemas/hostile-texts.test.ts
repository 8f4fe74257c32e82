/** Texts that nobody writes, and that must not hold up a page or throw. */
import { expect, it } from 'vitest'
import { withoutComments } from './avro-json'
import { parseAvroSchema } from './avro-schema'
import { languageOf } from './language-of'
import { readJsonSchema } from './read-json-schema'

const MANY = 200_000

it.each([
  ['blank lines', '\n'.repeat(MANY), 'protobuf'],
  ['a comment and blank lines', `// none${'\n'.repeat(MANY)}`, 'protobuf'],
  ['a comment before JSON', '/* Orders */\n\n{ "type": "object" }', 'json-schema'],
])('the language of %s is told at once', (_, text, language) => {
  expect(languageOf('', text)).toBe(language)
})

it.each([
  ['a quote that is not closed', `/"${'\\"'.repeat(MANY)}x`],
  ['a comment that is not closed', `${'/* '.repeat(MANY)}}`],
])('%s is looked at once', (_, text) => {
  expect(withoutComments(text)).toBe(text)
})

it('what nests more deeply than can be followed is refused', () => {
  const deep = `${'['.repeat(MANY / 10)}${']'.repeat(MANY / 10)}`
  const twice = ['a', 'b'].map(
    (name) => `{"name":"${name}","type":{"type":"record","name":"S","fields":[],"x":${deep}}}`,
  )
  const says = { ok: false, error: 'This schema nests too deeply.' }
  expect(parseAvroSchema(`{"type":"record","name":"R","fields":[${twice.join()}]}`)).toEqual(says)
  expect(readJsonSchema(`{"type":"object","x":${deep}}`)).toEqual(says)
})
