import { readAvro, readJson } from '../../schemas/read-schema'
import { recordNameOf } from '../../schemas/topic-schemas'
import type { Draft } from '../facts/draft'
import type { FactBook } from '../facts/fact-book'
import type { Field } from '../reading/field'
import type { MessageContext } from './message-context'

type Plain = Readonly<Record<string, unknown>>

const isObject = (value: unknown): value is Plain =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Schemas nest no deeper than this, and one document refers to no more of them. */
const DEEPEST = 60
const MOST = 500
const LONGEST = 500_000

/** Takes the schema of a message where it stands in the document, in Avro or JSON Schema, as one of its topic's values. */
export function readPayload(
  message: Field,
  topic: Draft<'topic'>,
  kind: string | undefined,
  { follow, root, book }: MessageContext,
  called: string | undefined,
): void {
  const payload = message.get('payload')
  const schema = payload?.get('schemaFormat') ? payload.get('schema') : payload
  const language = kind ?? 'json-schema'
  if (!payload || !schema) return
  if (language === 'protobuf') {
    protobufPayload(schema, topic, book, called)
    return
  }
  if (language !== 'avro' && language !== 'json-schema') return
  const content = message.get('contentType')?.text() ?? root.get('defaultContentType')?.text()
  if (language === 'json-schema' && content !== undefined && !/json/i.test(content)) return
  const name = message.get('name')?.text() ?? called
  const whole = language === 'avro' ? follow(schema)?.plain() : bundled(schema.plain(), root)
  const isSchema =
    language === 'avro' ? whole !== undefined : isObject(whole) && (whole['properties'] || whole['$defs'])
  if (!isSchema) return
  const titled =
    isObject(whole) && language !== 'avro' && !whole['title'] && name ? { title: name, ...whole } : whole
  const text = JSON.stringify(titled, null, 2)
  const read = (language === 'avro' ? readAvro : readJson)(text)
  if (!read.ok || text.length > LONGEST) {
    book.lose(schema.place, `The schema of \`${topic.name}\` cannot be taken over as it stands here.`)
    return
  }
  const recordName = recordNameOf(read.value.fields)
  const subject = called === undefined ? `${topic.name}-value` : `${topic.name}-${recordName || called}`
  topic.say('schema.format', language, schema.place, kind ? 'stated' : 'guessed')
  book.schemas.push({
    subject: subject.slice(0, 1000),
    called: subject.slice(0, 1000),
    isOfFile: false,
    language,
    version: { text },
    recordName,
    isNamed: false,
    place: schema.place,
    how: 'stated',
  })
}

/** Protobuf stands in a document as a text. */
function protobufPayload(
  schema: Field,
  topic: Draft<'topic'>,
  book: FactBook,
  called: string | undefined,
): void {
  const text = schema.text() ?? ''
  const [message] = /(?<=^\s*message\s+)\w+/m.exec(text) ?? []
  if (message === undefined || text.length > LONGEST) return
  const [space] = /(?<=^\s*package\s+)[\w.]+/m.exec(text) ?? []
  const recordName = space === undefined ? message : `${space}.${message}`
  const subject = called === undefined ? `${topic.name}-value` : `${topic.name}-${recordName}`
  topic.say('schema.format', 'protobuf', schema.place)
  book.schemas.push({
    subject: subject.slice(0, 1000),
    called: subject.slice(0, 1000),
    isOfFile: false,
    language: 'protobuf',
    version: { text },
    recordName,
    isNamed: false,
    place: schema.place,
    how: 'stated',
  })
}

/** A JSON schema with what it refers to in the same document beside it, under `$defs`. */
function bundled(schema: unknown, root: Field): unknown {
  const found = new Map<string, unknown>()
  const made = rewritten(schema, 0)
  return isObject(made) && found.size > 0 ? { ...made, $defs: Object.fromEntries(found) } : made

  function rewritten(value: unknown, depth: number): unknown {
    if (depth > DEEPEST) return {}
    if (Array.isArray(value)) return value.map((one) => rewritten(one, depth + 1))
    if (!isObject(value)) return value
    const path = value['$ref']
    if (typeof path === 'string') return reference(path, depth)
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, rewritten(inner, depth + 1)]))
  }

  function reference(path: string, depth: number): unknown {
    const steps = path
      .slice(2)
      .split('/')
      .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
    const name = steps.at(-1) ?? ''
    const target = path.startsWith('#/') ? root.in(...steps)?.plain() : undefined
    if (target === undefined || found.size > MOST) return { $comment: `${path} is not here` }
    if (!found.has(name)) {
      found.set(name, {})
      found.set(name, rewritten(target, depth + 1))
    }
    return { $ref: `#/$defs/${name.replaceAll('~', '~0').replaceAll('/', '~1')}` }
  }
}
