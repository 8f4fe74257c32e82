import { formatBytes, formatCountOf, formatDuration } from '../shared/format'
import { HOUR_MS, MIB } from '../shared/units'
import type { TopicView } from '../views/views'
import { type LabelledFix, setConfig } from './fixes'

/** With so many segments a partition holds a fifth more than its limit, and no more. */
const SEGMENTS = 5

const isBySize = ({ sizing }: TopicView): boolean =>
  sizing.storagePerReplica.formula.startsWith('retention.bytes')
const isByTime = ({ sizing }: TopicView): boolean =>
  sizing.storagePerReplica.inputs.some(({ name }) => name === 'retention.ms')

/** Returns how much a topic takes, and which of its limits would have to be lower for it to take less. */
export function whatBinds(view: TopicView): string {
  const { settings, partitions, replicationFactor, sizing } = view
  const takes = formatBytes(sizing.storage.value)
  const times = `${formatCountOf(partitions, 'partition')} × ${formatCountOf(replicationFactor, 'replica')}`
  if (isBySize(view)) {
    const cap = settings.number('retention.bytes')
    const active = activeOf(view)
    return active > cap
      ? `${takes}: a segment of ${formatBytes(active)} is the least that is deleted, in ${times}`
      : `${takes}: retention.bytes keeps ${formatBytes(cap)} in each of ${times}`
  }
  if (isByTime(view))
    return `${takes}: retention.ms keeps ${formatDuration(settings.number('retention.ms'))} in ${times}`
  if (settings.text('cleanup.policy').includes('compact')) {
    const lag = settings.number('min.compaction.lag.ms')
    return lag > 0
      ? `${takes}: nothing younger than ${formatDuration(lag)} is compacted, in ${times}`
      : `${takes}: the last record of every key, in ${times}`
  }
  return `${takes}: nothing is deleted for a year, in ${times}`
}

const activeOf = ({ sizing }: TopicView): number =>
  sizing.segmentsPerReplica.inputs.find(({ name }) => name === 'the active segment')?.value ?? 0

export interface KeepLess extends LabelledFix {
  /** Whether records go sooner than they were to: what can be done without that comes first. */
  readonly deletesSooner: boolean
}

/**
 * Returns the settings with which one replica of one partition takes no more than so many bytes, where lowering the
 * limit that binds does it and no reader of the topic needs what goes; undefined where there are none.
 */
export function keepLess(view: TopicView, bytes: number): KeepLess | undefined {
  const { topic, settings, readers } = view
  if (isBySize(view)) {
    const active = activeOf(view)
    const segment = active > bytes / SEGMENTS ? Math.max(MIB, Math.floor(bytes / SEGMENTS)) : undefined
    const cap = Math.min(settings.number('retention.bytes'), Math.floor(bytes - (segment ?? active)))
    if (cap < MIB) return undefined
    const deletesSooner = cap < settings.number('retention.bytes')
    const fix = setConfig(
      'topic',
      topic.name,
      {
        ...(cap < settings.number('retention.bytes') && { 'retention.bytes': cap }),
        ...(segment !== undefined && { 'segment.bytes': segment }),
      },
      `Keep ${formatBytes(cap)} of a partition of ${topic.name}${segment === undefined ? '' : `, in segments of ${formatBytes(segment)}`}`,
    )
    return { ...fix, deletesSooner }
  }
  if (!isByTime(view)) return undefined
  const retention = settings.number('retention.ms')
  const times = view.sizing.storagePerReplica.inputs
  const waits = times
    .filter(({ name }) => name === 'one segment’s roll' || name === 'checks')
    .reduce((sum, { value }) => sum + value, 0)
  const perMs = view.sizing.storagePerReplica.value / (retention + waits)
  const kept = Math.floor((bytes / perMs - waits) / HOUR_MS) * HOUR_MS
  const longestStop = Math.max(0, ...readers.map(({ group }) => group.longestStopMs ?? 0))
  if (kept < HOUR_MS || kept >= retention || kept < longestStop) return undefined
  const fix = setConfig(
    'topic',
    topic.name,
    { 'retention.ms': kept },
    `Keep ${topic.name} for ${formatDuration(kept)}`,
  )
  return { ...fix, deletesSooner: true }
}
