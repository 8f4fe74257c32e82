import { readAvro, readJson } from '../../schemas/read-schema'
import { recordNameOf } from '../../schemas/topic-schemas'
import type { Draft } from '../facts/draft'
import type { Field } from '../reading/field'
import type { MessageContext } from './message-context'

const LONGEST = 500_000

/**
 * Takes what a message says of its key: that there is one, its only field, and its schema where it stands in the document.
 * A key of one of the simple types has none.
 *
 * @see Kafka bindings 0.5.0, Message Binding Object: `key`, as a schema of JSON or Avro
 */
export function readKey(message: Field, topic: Draft<'topic'>, { follow, book }: MessageContext): void {
  const stated = message.get('x-key-schema-format')
  if (stated) topic.say('keySchema.format', stated.text(), stated.place)
  const written = message.get('x-key-schema')
  const key = message.in('bindings', 'kafka', 'key')
  message.in('bindings', 'kafka')?.ignore('key')
  if (!key && !written) return
  const place = key?.place ?? message.place
  topic.say('key.strategy', 'entity', place, 'guessed')
  const schema = key && follow(key)?.plain()
  const names = isObject(schema) && isObject(schema['properties']) ? Object.keys(schema['properties']) : []
  if (names.length === 1) topic.say('key.field', names[0], place, 'guessed')
  const language = languageOf(stated?.text(), schema)
  const text = written?.text() ?? (schema === undefined ? undefined : JSON.stringify(schema, null, 2))
  if (language === undefined || text === undefined || text === '') return
  const read = language === 'protobuf' ? undefined : (language === 'avro' ? readAvro : readJson)(text)
  if (read?.ok === false || text.length > LONGEST) {
    book.lose(place, `The schema of the keys of \`${topic.name}\` cannot be taken over as it stands here.`)
    return
  }
  const [record] = language === 'protobuf' ? (/(?<=^\s*message\s+)\w+/m.exec(text) ?? []) : []
  const subject = `${topic.name}-key`.slice(0, 1000)
  topic.say('keySchema.format', language, place, stated ? 'stated' : 'guessed')
  book.schemas.push({
    subject,
    called: subject,
    isOfFile: false,
    language,
    version: { text },
    recordName: read?.ok ? recordNameOf(read.value.fields) : (record ?? ''),
    isNamed: false,
    place,
    how: 'stated',
  })
}

type Plain = Readonly<Record<string, unknown>>

const isObject = (value: unknown): value is Plain =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function languageOf(
  said: string | undefined,
  schema: unknown,
): 'avro' | 'json-schema' | 'protobuf' | undefined {
  if (said === 'avro' || said === 'json-schema' || said === 'protobuf') return said
  if (said !== undefined || !isObject(schema)) return undefined
  if (schema['type'] === 'record') return 'avro'
  return isObject(schema['properties']) ? 'json-schema' : undefined
}
