import fc from 'fast-check'
import type { SchemaFormat, SchemaVersion } from '../core/model/design'
import { some, text, word } from './arbitrary-values'

type Reference = NonNullable<SchemaVersion['references']>[number]

const reference = some<Reference, 'name'>(
  { name: word, subject: word, version: fc.integer({ min: 1, max: 100 }), text: text(20) },
  ['name'],
)

const version = some<SchemaVersion, 'text'>(
  {
    text: fc.oneof(fc.constantFrom('"string"', '{"type":"record","name":"shop.Order","fields":[]}'), word),
    references: fc.array(reference, { maxLength: 2 }),
  },
  ['text'],
)

export const schemaFormatArbitrary = some<SchemaFormat, 'format'>(
  {
    format: fc.constantFrom('none', 'avro', 'protobuf', 'json-schema'),
    encoding: fc.constantFrom('json', 'text', 'bytes'),
    compatibility: fc.constantFrom('BACKWARD', 'FORWARD_TRANSITIVE', 'FULL', 'NONE'),
    naming: fc.constantFrom('topic', 'record', 'topic-record'),
    types: fc.array(fc.record({ versions: fc.array(version, { minLength: 1, maxLength: 2 }) }), {
      maxLength: 2,
    }),
  },
  ['format'],
)
