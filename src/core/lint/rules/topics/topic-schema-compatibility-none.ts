import type { Topic } from '../../../model/design'
import { asChoice, changeNode } from '../../fixes'
import { SCHEMA_EVOLUTION } from '../../references'
import { defineRule } from '../../rule'
import { soundDesign } from '../../sound-design'

const MODES = [
  { compatibility: 'BACKWARD', label: 'BACKWARD: upgrade readers first' },
  { compatibility: 'FORWARD', label: 'FORWARD: upgrade writers first' },
  { compatibility: 'FULL', label: 'FULL: upgrade in any order' },
] as const

export const topicSchemaCompatibilityNone = defineRule({
  id: 'topic-schema-compatibility-none',
  title: 'Any change of the schema goes through',
  scope: 'topic',
  severity: 'warning',
  kind: 'advice',
  why: 'With the compatibility mode NONE a registry accepts every new version of a schema, also one that readers of today cannot read or that cannot read the records of yesterday. The topic keeps both kinds for as long as its retention. BACKWARD lets new readers read old records; FORWARD lets old readers read new ones; FULL does both.',
  reference: SCHEMA_EVOLUTION,
  examples: () => ({
    bad: [soundDesign({ topic: { schema: { format: 'avro', compatibility: 'NONE' } } })],
    good: [soundDesign({ topic: { schema: { format: 'protobuf', compatibility: 'FULL_TRANSITIVE' } } })],
  }),
  check({ topic, cluster }, report) {
    const { schema } = topic
    if (schema === undefined || schema.format === 'none' || schema.compatibility !== 'NONE') return
    if (cluster.environment === 'development') return
    report({
      message: `\`${topic.name}\` accepts any change of its schema`,
      field: 'schema.compatibility',
      evidence: [
        { name: 'schema', value: schema.format },
        { name: 'compatibility', value: 'NONE' },
      ],
      choices: MODES.map(({ compatibility, label }) =>
        asChoice(
          changeNode(
            'topic',
            topic.name,
            label,
            (node): Topic => ({
              ...node,
              schema: { ...schema, compatibility },
            }),
          ),
        ),
      ),
    })
  },
})
