import type { Topic } from '../../../model/design'
import { asChoice, changeNode } from '../../fixes'
import { WIRE_FORMAT } from '../../references'
import { defineRule } from '../../rule'
import { soundDesign } from '../../sound-design'

const version = (...fields: readonly string[]) => ({
  text: JSON.stringify({
    type: 'record',
    name: 'OrderKey',
    fields: fields.map((name) => ({ name, type: 'string', default: '' })),
  }),
})

export const topicKeySchemaChanged = defineRule({
  id: 'topic-key-schema-changed',
  title: 'A schema of the key with another version',
  scope: 'topic',
  severity: 'warning',
  kind: 'advice',
  why: 'A record goes to the partition that the hash of its key’s bytes names. A registry’s serializer writes the id of the schema before the key, so that with another version the same key has other bytes, even where the change is compatible. Records of one key then go to another partition: their order is lost across the change, a compacted topic keeps the last record of each key twice, and a join no longer finds its partner. Keep one version for the life of a topic, or write keys without a schema.',
  reference: WIRE_FORMAT,
  examples: () => ({
    bad: [
      soundDesign({
        topic: {
          keySchema: { format: 'avro', types: [{ versions: [version('id'), version('id', 'shop')] }] },
        },
      }),
    ],
    good: [
      soundDesign({ topic: { keySchema: { format: 'avro', types: [{ versions: [version('id')] }] } } }),
      soundDesign({ topic: { keySchema: { format: 'none', encoding: 'text' } } }),
      soundDesign({
        topic: {
          key: { strategy: 'none' },
          keySchema: { format: 'avro', types: [{ versions: [version('id'), version('id', 'shop')] }] },
        },
      }),
    ],
  }),
  check({ topic, partitions, settings }, report) {
    const { keySchema, key } = topic
    if (keySchema === undefined || keySchema.format === 'none' || key?.strategy === 'none') return
    const changed = keySchema.types?.find(({ versions }) => versions.length > 1)
    const isCompacted = settings.text('cleanup.policy').includes('compact')
    if (!changed || (partitions <= 1 && !isCompacted)) return
    report({
      message: `Version ${changed.versions.length} of the key schema of \`${topic.name}\` moves every key`,
      field: 'keySchema.types',
      evidence: [
        { name: 'versions of the key schema', value: String(changed.versions.length) },
        { name: 'partitions', value: String(partitions) },
      ],
      choices: [
        asChoice(
          changeNode('topic', topic.name, 'Keep the first version of the key schema', (node): Topic => {
            const { keySchema: schema = keySchema } = node
            const types = (schema.types ?? []).map(({ versions }) => ({ versions: versions.slice(0, 1) }))
            return { ...node, keySchema: { ...schema, types } }
          }),
        ),
        asChoice(
          changeNode(
            'topic',
            topic.name,
            'Write keys as text, without a schema',
            (node): Topic => ({ ...node, keySchema: { format: 'none', encoding: 'text' } }),
          ),
        ),
      ],
    })
  },
})
