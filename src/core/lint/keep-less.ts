import { formatBytes, formatCountOf, formatDuration } from '../shared/format'
import { HOUR_MS, MIB } from '../shared/units'
import type { TopicView } from '../views/views'
import { type LabelledFix, setConfig } from './fixes'

/** With so many segments a partition holds a fifth more than its limit, and no more. */
const SEGMENTS = 5

type Limit = 'retention.ms' | 'local.retention.ms' | 'retention.bytes' | 'local.retention.bytes'

/** The retention that bounds a replica: of all records, or with tiered storage of those on the brokers. */
function boundBy<Of extends Limit>({ sizing }: TopicView, limits: readonly Of[]): Of | undefined {
  return limits.find((key) => sizing.storagePerReplica.inputs.some(({ name }) => name === key))
}
const sizeLimit = (view: TopicView) => boundBy(view, ['retention.bytes', 'local.retention.bytes'])
const timeLimit = (view: TopicView) => boundBy(view, ['retention.ms', 'local.retention.ms'])
const isLocal = (limit: Limit): boolean => limit.startsWith('local.')

/** Returns how much a topic takes, and which of its limits would have to be lower for it to take less. */
export function whatBinds(view: TopicView): string {
  const { settings, partitions, replicationFactor, sizing } = view
  const takes = formatBytes(sizing.storage.value)
  const times = `${formatCountOf(partitions, 'partition')} × ${formatCountOf(replicationFactor, 'replica')}`
  const [size, time] = [sizeLimit(view), timeLimit(view)]
  if (size) {
    const cap = settings.number(size)
    const active = activeOf(view)
    return active > cap
      ? `${takes}: a segment of ${formatBytes(active)} is the least that is deleted, in ${times}`
      : `${takes}: ${size} keeps ${formatBytes(cap)} in each of ${times}`
  }
  if (time) return `${takes}: ${time} keeps ${formatDuration(settings.number(time))} in ${times}`
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
  const [size, time] = [sizeLimit(view), timeLimit(view)]
  if (size) {
    const active = activeOf(view)
    const segment = active > bytes / SEGMENTS ? Math.max(MIB, Math.floor(bytes / SEGMENTS)) : undefined
    const cap = Math.min(settings.number(size), Math.floor(bytes - (segment ?? active)))
    if (cap < MIB) return undefined
    const isLower = cap < settings.number(size)
    const fix = setConfig(
      'topic',
      topic.name,
      {
        ...(isLower && { [size]: cap }),
        ...(segment !== undefined && { 'segment.bytes': segment }),
      },
      `Keep ${formatBytes(cap)} of a partition of ${topic.name}${isLocal(size) ? ' on the brokers' : ''}${segment === undefined ? '' : `, in segments of ${formatBytes(segment)}`}`,
    )
    return { ...fix, deletesSooner: isLower && !isLocal(size) }
  }
  if (!time) return undefined
  const retention = settings.number(time)
  const times = view.sizing.storagePerReplica.inputs
  const waits = times
    .filter(({ name }) => name === 'one segment’s roll' || name === 'checks')
    .reduce((sum, { value }) => sum + value, 0)
  const perMs = view.sizing.storagePerReplica.value / (retention + waits)
  const kept = Math.floor((bytes / perMs - waits) / HOUR_MS) * HOUR_MS
  // What has left the brokers is read from remote storage.
  const longestStop = isLocal(time) ? 0 : Math.max(0, ...readers.map(({ group }) => group.longestStopMs ?? 0))
  if (kept < HOUR_MS || kept >= retention || kept < longestStop) return undefined
  const fix = setConfig(
    'topic',
    topic.name,
    { [time]: kept },
    `Keep ${topic.name} for ${formatDuration(kept)}${isLocal(time) ? ' on the brokers' : ''}`,
  )
  return { ...fix, deletesSooner: !isLocal(time) }
}
