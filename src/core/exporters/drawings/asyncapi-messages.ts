import type { SchemaFormat, SchemaVersion, Topic } from '../../model/design'
import { topicId } from '../../model/node-id'
import { withoutComments } from '../../schemas/avro-json'
import { readAvro, readJson, type SchemaLanguage } from '../../schemas/read-schema'
import { languageIn, newestVersions } from '../../schemas/topic-schemas'
import { yamlKey, yamlScalar } from '../../yaml/yaml-scalar'
import type { ExportLoss } from '../exporter'

const CONTENT: Readonly<Record<SchemaLanguage, string>> = {
  avro: 'application/vnd.apache.avro',
  protobuf: 'application/vnd.google.protobuf',
  'json-schema': 'application/json',
}

const CONTENT_WITHOUT_SCHEMA = {
  json: 'application/json',
  text: 'text/plain',
  bytes: 'application/octet-stream',
} as const

/** By which of its strategies a client finds a schema, as the Kafka binding calls them. */
const STRATEGIES = {
  topic: 'TopicIdStrategy',
  record: 'RecordIdStrategy',
  'topic-record': 'TopicRecordIdStrategy',
} as const

/** The fields of a topic's schemas that its messages have a place for. */
export const MESSAGE_CARRIED: readonly string[] = [
  ...['format', 'encoding', 'naming', 'types'].map((field) => `schema.${field}`),
  ...['format', 'types'].map((field) => `keySchema.${field}`),
]

/**
 * Returns the messages of a channel as lines of YAML, one for each type of record: what it is by its newest schema, what
 * its key is, and how its schema is found.
 *
 * @see https://www.asyncapi.com/docs/reference/specification/v3.0.0#multiFormatSchemaObject, Kafka bindings 0.5.0
 */
export function messageLines({ schema, keySchema }: Topic): string {
  const types = newestVersions(schema)
  const taken = new Set<string>()
  const messages = (types.length === 0 ? [undefined] : types).map((version, index) => {
    const called = version === undefined ? 'record' : (nameIn(version, schema) ?? 'record')
    const name = taken.has(called) ? `${called}-${index + 1}` : called
    taken.add(name)
    return `      ${yamlKey(name)}:
        name: ${yamlScalar(name, false)}
${contentLine(schema)}${payloadLines(version, schema)}${bindingLines(schema, keySchema)}`
  })
  return messages.join('')
}

/** The last part of a record's name, as the text of its schema says it. */
function nameIn({ text }: SchemaVersion, schema: SchemaFormat | undefined): string | undefined {
  const named =
    schema?.format === 'protobuf'
      ? /^\s*message\s+(\w+)/m.exec(text)?.[1]
      : fieldIn(parsed(text), schema?.format === 'avro' ? 'name' : 'title')
  const last = named?.slice(named.lastIndexOf('.') + 1).replaceAll(/[^\w.-]/g, '')
  return last === '' ? undefined : last
}

const fieldIn = (value: unknown, field: string): string | undefined => {
  if (typeof value !== 'object' || value === null) return undefined
  const found = (value as Readonly<Record<string, unknown>>)[field]
  return typeof found === 'string' ? found : undefined
}

function contentLine(schema: SchemaFormat | undefined): string {
  const language = languageIn(schema)
  const content =
    language === undefined
      ? schema?.encoding === undefined
        ? undefined
        : CONTENT_WITHOUT_SCHEMA[schema.encoding]
      : CONTENT[language]
  const encoding =
    language === undefined || schema?.encoding === undefined ? '' : `        x-encoding: ${schema.encoding}\n`
  return content === undefined ? encoding : `        contentType: ${content}\n${encoding}`
}

function payloadLines(version: SchemaVersion | undefined, schema: SchemaFormat | undefined): string {
  const language = languageIn(schema)
  if (version === undefined || language === undefined) return ''
  const written = schemaText(version.text, language)
  if (written === undefined) return ''
  return `        payload:
          schemaFormat: ${formatOf(version.text, language)}
          schema: ${indented(written, 12)}
`
}

function formatOf(text: string, language: SchemaLanguage): string {
  if (language === 'avro') return 'application/vnd.apache.avro+json;version=1.9.0'
  if (language === 'protobuf')
    return `application/vnd.google.protobuf;version=${/^\s*syntax\s*=\s*["']proto2/m.test(text) ? 2 : 3}`
  const draft = /\b(draft-0\d|20\d\d-\d\d)\b/.exec(fieldIn(parsed(text), '$schema') ?? '')?.[1]
  return `application/schema+json;version=${draft ?? 'draft-07'}`
}

/** A schema as YAML has it: as JSON, which YAML is too, or Protobuf's text as a text; undefined where it is no schema. */
function schemaText(text: string, language: SchemaLanguage): string | undefined {
  if (language === 'protobuf') return JSON.stringify(text)
  const value = parsed(text)
  const isSchema =
    language === 'avro'
      ? readAvro(text).ok
      : typeof value === 'object' && value !== null && !Array.isArray(value) && readJson(text).ok
  return isSchema ? JSON.stringify(value, null, 2) : undefined
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(withoutComments(text))
  } catch {
    return undefined
  }
}

const indented = (text: string, by: number): string => text.replaceAll('\n', `\n${' '.repeat(by)}`)

function bindingLines(schema: SchemaFormat | undefined, keySchema: SchemaFormat | undefined): string {
  const naming = schema?.naming ?? (languageIn(schema) === undefined ? undefined : 'topic')
  const [newest] = newestVersions(keySchema)
  const language = languageIn(keySchema)
  const key =
    newest === undefined || language === undefined || language === 'protobuf'
      ? undefined
      : schemaText(newest.text, language)
  const lines = [
    ...(naming === undefined
      ? []
      : [
          'schemaIdLocation: payload',
          'schemaIdPayloadEncoding: confluent',
          `schemaLookupStrategy: ${STRATEGIES[naming]}`,
        ]),
    ...(key === undefined ? [] : [`key: ${indented(key, 14)}`]),
  ]
  const binding =
    lines.length === 0
      ? ''
      : `        bindings:\n          kafka:\n            bindingVersion: 0.5.0\n${lines.map((line) => `            ${line}\n`).join('')}`
  const extension =
    keySchema === undefined
      ? ''
      : `        x-key-schema-format: ${keySchema.format}\n${protobufKey(newest, language)}`
  return binding + extension
}

/** The binding takes a key's schema as JSON alone. */
const protobufKey = (version: SchemaVersion | undefined, language: SchemaLanguage | undefined): string =>
  version === undefined || language !== 'protobuf'
    ? ''
    : `        x-key-schema: ${JSON.stringify(version.text)}\n`

/** Returns what of the schemas of topics has no place in a message. */
export const messageLosses = (topics: readonly Topic[]): ExportLoss[] =>
  topics.flatMap(({ name, schema, keySchema }) => [
    ...schemaLosses(topicId(name), 'schema', schema, Number.POSITIVE_INFINITY),
    ...schemaLosses(topicId(name), 'keySchema', keySchema, 1),
  ])

function schemaLosses(
  at: ExportLoss['at'],
  of: 'schema' | 'keySchema',
  schema: SchemaFormat | undefined,
  most: number,
): ExportLoss[] {
  const types = schema?.types ?? []
  const language = languageIn(schema)
  const newest = newestVersions(schema)
  const said = [
    types.length > 0 && language === undefined
      ? 'Left out, since the topic has no schema by its format.'
      : '',
    types.some(({ versions }) => versions.length > 1) ? 'Of a schema the newest version alone is in it.' : '',
    newest.some(({ references = [] }) => references.length > 0)
      ? 'Schemas that others name are not in it: they belong in the schema registry.'
      : '',
    types.length > most ? 'Of the keys’ schemas the first alone is in it.' : '',
    language !== undefined && newest.some(({ text }) => schemaText(text, language) === undefined)
      ? 'Left out, since AsyncAPI takes no such text for a schema.'
      : '',
  ]
  return said
    .filter((sentence) => sentence !== '')
    .map((sentence) => ({ at, field: `${of}.types`, sentence }))
}
