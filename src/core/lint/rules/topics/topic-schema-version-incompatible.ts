import { readerOf } from '../../../schemas/reader-of'
import { checkVersions, UPGRADE_ORDER } from '../../../schemas/schema-compatibility'
import { languageIn, schemaOf, versionText } from '../../../schemas/topic-schemas'
import { SCHEMA_EVOLUTION } from '../../references'
import { defineRule } from '../../rule'
import { soundDesign } from '../../sound-design'

const version = (...fields: readonly object[]) => ({
  text: JSON.stringify({ type: 'record', name: 'Order', fields }),
})
const message = (type: string) => ({
  text: `syntax = "proto3";\nmessage Order {\n  ${type} total = 1;\n}\n`,
})
const ID = { name: 'id', type: 'string' }
const TOTAL = { name: 'total', type: 'long' }

const NO_TOPICS = { topics: [] }

export const topicSchemaVersionIncompatible = defineRule({
  id: 'topic-schema-version-incompatible',
  title: 'A version that its registry refuses',
  scope: 'topic',
  severity: 'error',
  kind: 'advice',
  why: 'A registry compares a new version of a schema with those before it, by the compatibility mode of its subject, and refuses one that breaks what the mode asks: the first producer with it fails when it registers, or when it looks the schema up. BACKWARD asks that new readers read old records, FORWARD that old readers read new ones. The editor of schemas says by path what is broken, and what makes the version compatible.',
  reference: SCHEMA_EVOLUTION,
  examples: () => ({
    bad: [
      soundDesign({
        topic: {
          schema: {
            format: 'avro',
            compatibility: 'BACKWARD_TRANSITIVE',
            types: [{ versions: [version(ID), version(ID, TOTAL)] }],
          },
        },
      }),
      soundDesign({
        topic: {
          schema: {
            format: 'protobuf',
            compatibility: 'BACKWARD_TRANSITIVE',
            types: [{ versions: [message('int64'), message('string')] }],
          },
        },
      }),
    ],
    good: [
      soundDesign({
        topic: {
          schema: {
            format: 'protobuf',
            compatibility: 'BACKWARD_TRANSITIVE',
            types: [{ versions: [message('int64'), message('uint64')] }],
          },
        },
      }),
      soundDesign({
        topic: {
          schema: {
            format: 'avro',
            compatibility: 'BACKWARD_TRANSITIVE',
            types: [{ versions: [version(ID), version(ID, { ...TOTAL, default: 0 })] }],
          },
        },
      }),
      soundDesign({
        topic: {
          schema: {
            format: 'avro',
            compatibility: 'FORWARD_TRANSITIVE',
            types: [{ versions: [version(ID), version(ID, TOTAL)] }],
          },
        },
      }),
    ],
  }),
  check({ topic, readProtobuf }, report) {
    for (const part of ['value', 'key'] as const) {
      const schema = schemaOf(topic, part)
      const language = languageIn(schema)
      const read = language && readerOf(language, readProtobuf)
      if (!schema || !read) continue
      for (const { versions } of schema.types ?? []) {
        const texts = versions.map((one) => versionText(NO_TOPICS, one))
        const newest = texts.at(-1)
        if (!newest || texts.length === 1) continue
        const mode = schema.compatibility ?? 'BACKWARD'
        const checked = checkVersions(read, newest, texts.slice(0, -1), mode)
        const [first, ...others] = checked.ok ? checked.value.broken : []
        if (!checked.ok || !first) continue
        report({
          message: `Version ${texts.length} of the ${part} schema of \`${topic.name}\` is not ${mode} compatible`,
          field: part === 'key' ? 'keySchema.types' : 'schema.types',
          evidence: [
            { name: `at ${first.path}`, value: `${first.sentence.replaceAll('`', '')}` },
            { name: 'to make it compatible', value: first.remedy.replaceAll('`', '') },
            ...(others.length > 0 ? [{ name: 'further', value: String(others.length) }] : []),
            { name: 'taken by', value: checked.value.allowedIn.join(', ') },
            { name: 'order', value: UPGRADE_ORDER[checked.value.first] },
          ],
        })
      }
    }
  },
})
