import type { Topic } from '../../../model/design'
import { DAY_MS } from '../../../shared/units'
import { asChoice, changeNode } from '../../fixes'
import { isMadeByItself } from '../../made-by-streams'
import { SCHEMA_EVOLUTION } from '../../references'
import { defineRule } from '../../rule'
import { soundDesign } from '../../sound-design'

const FORMATS = [
  { format: 'avro', label: 'Use Avro' },
  { format: 'protobuf', label: 'Use Protobuf' },
  { format: 'json-schema', label: 'Use JSON Schema' },
] as const

const BY_DECISION =
  'Lines of a log, HL7 or images bring their own form, and a registry has nothing to check in them. Between services every writer and reader then has to agree on the bytes by itself: a changed or missing field is found by a reader that fails. Turn such records into ones with a schema where the first reader has understood them.'

export const topicNoSchema = defineRule({
  id: 'topic-no-schema',
  title: 'No schema',
  scope: 'topic',
  severity: 'warning',
  kind: 'advice',
  why: 'To Kafka a record is bytes, so writers and readers have to agree on what the bytes mean. Without a schema a changed or missing field is found by a reader that fails, after the record was stored for days, and every reader has to be asked before anything changes. A schema with a compatibility mode refuses such a change when it is made.',
  reference: SCHEMA_EVOLUTION,
  examples: () => ({
    bad: [
      soundDesign({ topic: { schema: undefined } }),
      soundDesign({ topic: { schema: { format: 'none' } } }),
    ],
    good: [
      soundDesign({ topic: { schema: undefined }, group: { purpose: 'logs' } }),
      soundDesign({ deadLetterTopic: { schema: undefined } }),
      soundDesign({ topic: { schema: undefined }, cluster: { environment: 'development' } }),
    ],
  }),
  check({ topic, cluster, settings, deadLetterOf, retryOf, readers }, report) {
    const format = topic.schema?.format ?? 'none'
    if (format !== 'none' || cluster.environment === 'development') return
    if (deadLetterOf.length + retryOf.length > 0) return
    if (topic.schema === undefined && isMadeByItself(topic.name)) return
    // Lines of a log are text to whoever reads them.
    if (readers.length > 0 && readers.every(({ group }) => group.purpose === 'logs')) return
    // What stays for years, or as a table, is read with schemas of many versions later.
    const stays = settings.number('retention.ms') < 0 || settings.number('retention.ms') >= 365 * DAY_MS
    const mode =
      stays || !settings.text('cleanup.policy').includes('delete') ? 'BACKWARD_TRANSITIVE' : 'BACKWARD'
    report({
      message:
        topic.schema === undefined
          ? `The schema of \`${topic.name}\` is not stated`
          : `The records of \`${topic.name}\` have no schema, by decision`,
      ...(topic.schema === undefined
        ? { notStated: 'schema' }
        : { severity: 'info' as const, why: BY_DECISION }),
      field: 'schema.format',
      evidence: [{ name: 'schema', value: topic.schema === undefined ? 'not stated' : 'none' }],
      choices: FORMATS.map(({ format: chosen, label }) =>
        asChoice(
          changeNode(
            'topic',
            topic.name,
            `${label}, ${mode} compatible`,
            (node): Topic => ({
              ...node,
              schema: { ...node.schema, format: chosen, compatibility: mode },
            }),
          ),
        ),
      ),
    })
  },
})
