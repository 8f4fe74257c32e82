import { effectiveMinIsr } from '@/core/facts/effective-min-isr'
import type { Config, ConfigValue, Topic } from '@/core/model/design'
import { formatCount, formatDuration } from '@/core/shared/format'
import { ok } from '@/core/shared/result'
import { orNothing, withField } from '../edit-node'
import { readCount, readDuration, readQuantity, shownCount, shownDuration } from '../quantity'
import { choiceField, descriptionField, reads } from './make-field'
import type { NodeField } from './node-field'

const RETENTION = 'retention.ms'
const MIN_ISR = 'min.insync.replicas'

function withSetting(topic: Topic, key: string, value: ConfigValue | undefined): Topic {
  return withField(topic, 'config', orNothing(withField<Config, string>(topic.config, key, value)))
}

function ownNumber({ config }: Topic, key: string): number | undefined {
  const value = config?.[key]
  const number = value === undefined || value === null ? Number.NaN : Number(value)
  return Number.isFinite(number) ? number : undefined
}

const readFactor = readQuantity('count', { min: 1, max: 32_767, isWhole: true })

/** Reads a time to keep records for; `for ever` as well as Kafka's -1. */
const readRetention = (text: string) =>
  /^(?:for ?ever|unlimited|infinite|never|always|∞|-1)$/i.test(text.trim()) ? ok(-1) : readDuration(text)

const CLEANUP = [
  { value: 'delete', label: 'Delete' },
  { value: 'compact', label: 'Compact' },
  { value: 'compact,delete', label: 'Compact and delete' },
]

/** What of a topic can be changed for many at once. */
export const TOPIC_FIELDS: readonly NodeField<'topic'>[] = [
  {
    id: 'partitions',
    label: 'Partitions',
    text: ({ partitions }) =>
      partitions === undefined || partitions === 'auto' ? '' : shownCount(partitions),
    assumed: ({ partitions }) => `${formatCount(partitions)} chosen`,
    order: ({ partitions }) => partitions,
    read: reads(
      (typed) => (/^auto$/i.test(typed.trim()) ? ok(undefined) : readCount(typed)),
      (topic: Topic, count: number | undefined): Topic => ({ ...topic, partitions: count ?? 'auto' }),
    ),
  },
  {
    id: 'replicationFactor',
    label: 'Replication factor',
    text: ({ replicationFactor }) => shownCount(replicationFactor),
    assumed: ({ replicationFactor }) => `${replicationFactor} by the broker`,
    order: ({ replicationFactor }) => replicationFactor,
    read: reads(readFactor, (topic: Topic, factor) => withField(topic, 'replicationFactor', factor)),
  },
  {
    id: MIN_ISR,
    label: 'Min in-sync',
    text: (topic) => shownCount(ownNumber(topic, MIN_ISR)),
    assumed: (view) => `${effectiveMinIsr(view)} by default`,
    order: effectiveMinIsr,
    read: reads(readFactor, (topic: Topic, count) => withSetting(topic, MIN_ISR, count)),
  },
  {
    id: RETENTION,
    label: 'Keep for',
    text(topic) {
      const ms = ownNumber(topic, RETENTION)
      return ms !== undefined && ms < 0 ? 'for ever' : shownDuration(ms)
    },
    assumed: ({ settings }) => `${formatDuration(settings.number(RETENTION))} by default`,
    order({ settings }) {
      const ms = settings.number(RETENTION)
      return ms < 0 ? Number.POSITIVE_INFINITY : ms
    },
    read: reads(readRetention, (topic: Topic, ms) => withSetting(topic, RETENTION, ms)),
  },
  {
    id: 'cleanup.policy',
    label: 'Cleanup',
    choices: [{ value: '', label: 'Default: delete' }, ...CLEANUP],
    text: ({ config }) => String(config?.['cleanup.policy'] ?? ''),
    read(text) {
      const typed = text
        .trim()
        .toLowerCase()
        .replace(/\s*(?:,|and)\s*/g, ',')
      const known = typed === '' || CLEANUP.some(({ value }) => value === typed) || typed === 'delete,compact'
      return known
        ? ok((topic) => withSetting(topic, 'cleanup.policy', typed === '' ? undefined : typed))
        : { ok: false, error: 'It is delete, compact, or compact and delete.' }
    },
  },
  {
    id: 'averageBytes',
    label: 'Record, bytes',
    text: ({ record }) => shownCount(record?.averageBytes),
    assumed: ({ averageRecordBytes }) => `${formatCount(averageRecordBytes)} assumed`,
    order: ({ averageRecordBytes }) => averageRecordBytes,
    read: reads(readQuantity('bytes'), (topic: Topic, bytes) =>
      withField(topic, 'record', orNothing(withField(topic.record, 'averageBytes', bytes) ?? {})),
    ),
  },
  choiceField<'topic', 'external'>('external', 'Outside the drawing', [
    { value: 'writers', label: 'Writers' },
    { value: 'readers', label: 'Readers' },
    { value: 'both', label: 'Writers and readers' },
  ]),
  descriptionField<'topic'>(),
]
