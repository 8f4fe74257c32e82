import { expect, it } from 'vitest'
import answers from './fixtures/registry-answers.jsonl?raw'
import { readProtobufSchema } from './read-protobuf-schema'
import { readAvro, readJson } from './read-schema'

interface Answer {
  readonly name: string
  readonly format: keyof typeof READERS
  readonly writer: unknown
  readonly reader: unknown
  readonly isCompatible: boolean
  /** What is broken, by path; of Avro the registry’s answer alone. */
  readonly broken?: readonly string[]
}

const READERS = { avro: readAvro, protobuf: readProtobufSchema, 'json-schema': readJson }

const CASES = answers
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Answer)

/** Pairs of our own, answered by the registry’s classes as they were built from its source: docs/schema-cases.md. */
it.each(CASES)('$format: $name', ({ format, writer, reader, isCompatible, broken }) => {
  const [old, next] = [writer, reader].map((schema) => {
    const read = READERS[format](format === 'protobuf' ? String(schema) : JSON.stringify(schema))
    if (!read.ok) throw new Error(read.error)
    return read.value
  })
  const found = old && next ? next.cannotRead(old) : []
  expect(found.length === 0).toBe(isCompatible)
  if (broken) expect(found.map(({ type, path }) => `${type} ${path}`).toSorted()).toEqual(broken)
})
