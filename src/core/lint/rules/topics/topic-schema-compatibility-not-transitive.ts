import { shortestLimit } from '../../../facts/retention-limits'
import type { Topic } from '../../../model/design'
import { formatDuration } from '../../../shared/format'
import { DAY_MS } from '../../../shared/units'
import { changeNode } from '../../fixes'
import { SCHEMA_EVOLUTION } from '../../references'
import { defineRule } from '../../rule'
import { soundDesign } from '../../sound-design'

/** A topic that keeps its records for longer than this holds those of many versions. */
const LONG_MS = 180 * DAY_MS
/** By retention alone: so many changes of a schema come in years, not in months. */
const YEARS_MS = 365 * DAY_MS

type Compatibility = NonNullable<NonNullable<Topic['schema']>['compatibility']>

const TRANSITIVE: Readonly<Partial<Record<Compatibility, Compatibility>>> = {
  BACKWARD: 'BACKWARD_TRANSITIVE',
  FORWARD: 'FULL_TRANSITIVE',
  FULL: 'FULL_TRANSITIVE',
}

export const topicSchemaCompatibilityNotTransitive = defineRule({
  id: 'topic-schema-compatibility-not-transitive',
  title: 'Old records that a new reader may not be able to read',
  scope: 'topic',
  severity: 'warning',
  kind: 'advice',
  why: 'BACKWARD, FORWARD and FULL compare a new schema with the last version alone. A topic that keeps its records for ever holds those of every version: after two allowed changes a reader with the newest schema may fail on the oldest records, and a rebuild from the beginning stops there. The transitive modes compare with all versions; of a topic that is read from the start a reader needs BACKWARD_TRANSITIVE.',
  reference: SCHEMA_EVOLUTION,
  examples: () => ({
    bad: [
      soundDesign({
        topic: {
          schema: { format: 'avro', compatibility: 'BACKWARD' },
          config: { 'retention.ms': -1, 'retention.bytes': 400_000_000_000 },
        },
      }),
      soundDesign({
        topic: {
          schema: { format: 'avro', compatibility: 'BACKWARD' },
          config: { 'cleanup.policy': 'compact' },
        },
      }),
      soundDesign({
        topic: {
          schema: { format: 'avro', compatibility: 'FORWARD' },
          config: { 'retention.ms': -1, 'retention.bytes': 400_000_000_000 },
        },
      }),
    ],
    good: [
      soundDesign({
        topic: {
          schema: { format: 'avro', compatibility: 'BACKWARD_TRANSITIVE' },
          config: { 'retention.ms': -1, 'retention.bytes': 400_000_000_000 },
        },
      }),
      soundDesign({ topic: { schema: { format: 'avro', compatibility: 'BACKWARD' } } }),
    ],
  }),
  check(view, report) {
    const { topic, settings, cluster, deadLetterOf, retryOf } = view
    const mode = topic.schema?.compatibility
    const format = topic.schema?.format ?? 'none'
    const wanted = mode === undefined ? undefined : TRANSITIVE[mode]
    if (wanted === undefined || format === 'none' || cluster.environment === 'development') return
    const limit = shortestLimit(view)
    const isTable = !settings.text('cleanup.policy').includes('delete')
    if (deadLetterOf.length + retryOf.length > 0) return
    const retention = settings.number('retention.ms')
    if (retention >= 0 && retention < YEARS_MS && !isTable) return
    if (!isTable && limit !== null && limit.retainedMs < LONG_MS) return
    report({
      // Of a table only what is not written anew is old; of what ends, nobody need read the oldest.
      ...((isTable || retention >= 0) && { severity: 'info' as const }),
      message: isTable
        ? `\`${topic.name}\` keeps the last record of each key for ever and compares a new schema with the last one only`
        : `\`${topic.name}\` keeps its records for ${limit === null ? 'ever' : formatDuration(limit.retainedMs)} and compares a new schema with the last one only`,
      field: 'schema.compatibility',
      evidence: [
        { name: 'compatibility', value: mode ?? '' },
        {
          name: 'records stay',
          value: isTable || limit === null ? 'for ever' : formatDuration(limit.retainedMs),
        },
      ],
      fix: changeNode(
        'topic',
        topic.name,
        `Use ${wanted}`,
        (node): Topic => ({
          ...node,
          schema: { ...topic.schema, format, compatibility: wanted },
        }),
      ),
    })
  },
})
