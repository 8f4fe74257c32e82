import type { Draft } from '../facts/draft'
import type { FactBook } from '../facts/fact-book'
import type { Field } from '../reading/field'
import type { MessageContext } from './message-context'
import { readKey } from './read-key'
import { readPayload } from './read-payload'

/** What describes records and people, not where they go. */
const OF_RECORDS = [
  'summary', 'title', 'description', 'examples', 'externalDocs', 'payload', 'headers', 'correlationId', 'contentType',
  'messageId', 'deprecated', 'name', 'tags',
] // biome-ignore format: a list of words

/**
 * Says of a topic what a message of it says: how it is encoded, the schema where it stands there, and whether it has a
 * key. `called` is its name, where the topic has several.
 */
export function readMessage(
  entry: Field | undefined,
  topic: Draft<'topic'> | undefined,
  context: MessageContext,
  called?: string,
): void {
  const message = context.follow(entry)
  const several = message?.get('oneOf')?.items() ?? []
  for (const [at, one] of several.entries())
    readMessage(
      one,
      topic,
      context,
      several.length > 1 ? (one.get('name')?.text() ?? String(at + 1)) : called,
    )
  const format = message?.get('schemaFormat')
  const kind = formatOf(format?.text() ?? message?.in('payload', 'schemaFormat')?.text())
  if (format && kind !== undefined) topic?.say('schema.format', kind, format.place)
  if (message && topic) readPayload(message, topic, kind, context, called)
  if (message && topic) readKey(message, topic, context)
  message?.ignore(...OF_RECORDS)
  const binding = message?.in('bindings', 'kafka')
  binding?.ignore('schemaIdLocation', 'schemaIdPayloadEncoding', 'schemaLookupStrategy', 'bindingVersion')
  const strategy = binding?.get('schemaLookupStrategy')
  const naming = /^(topic|record|topicrecord)(?:id|name)strategy$/i
    .exec(strategy?.text() ?? '')?.[1]
    ?.toLowerCase()
  if (strategy && naming !== undefined && kind !== undefined)
    topic?.say('schema.naming', naming === 'topicrecord' ? 'topic-record' : naming, strategy.place)
}

/** What was referred to is read; the rest of the shelf describes records, and who may connect. */
export function ignoreShelf(components: Field | undefined, book: FactBook): void {
  const schemes = components?.get('securitySchemes')
  if (schemes) {
    components?.ignore('securitySchemes')
    book.lose(schemes.place, 'How clients prove who they are, `securitySchemes`, is not drawn.')
  }
  const schemas = components?.get('schemas')
  const unused = (schemas?.unread() ?? []).filter(({ path }) => /^components\.schemas\.[^.]+$/.test(path))
  if (schemas && unused.length > 0) {
    const names = unused.slice(0, 5).map(({ path }) => `\`${path.slice('components.schemas.'.length)}\``)
    const what = unused.length === 1 ? 'The schema' : `${unused.length} schemas, as`
    book.lose(schemas.place, `${what} ${names.join(', ')}: of no message whose schema is read here.`)
  }
  // What was read in part only is told as a whole.
  for (const [, schema] of schemas?.entries() ?? []) schema.plain()
  components?.ignore(
    'schemas',
    'parameters',
    'correlationIds',
    'messageTraits',
    'replyAddresses',
    'tags',
    'externalDocs',
    'serverVariables',
    'channelBindings',
    'messageBindings',
    'serverBindings',
    'operationBindings',
    'operations',
    'replies',
    'channels',
    'servers',
  )
  for (const [, message] of components?.get('messages')?.entries() ?? []) {
    message.ignore(...OF_RECORDS, 'schemaFormat', 'bindings', 'traits', 'x-schemaReferences')
  }
  for (const [, trait] of components?.get('operationTraits')?.entries() ?? []) {
    trait.ignore('description', 'summary')
    trait.in('bindings', 'kafka')?.ignore('clientId', 'groupId', 'bindingVersion')
  }
}

function formatOf(format: string | undefined): string | undefined {
  if (format === undefined) return undefined
  if (/avro/i.test(format)) return 'avro'
  if (/protobuf/i.test(format)) return 'protobuf'
  return /schema\+json|schema\+yaml|aai\.asyncapi/i.test(format) ? 'json-schema' : undefined
}
