import type { Settings } from '../settings/settings'
import { DAY_MS, MINUTE_MS } from '../shared/units'
import type { Assumptions } from './assumptions'
import { figure, figureOf, input } from './figures'
import type { Figure, InputOrigin } from './sizing'
import { statedKeys } from './stated-keys'
import { activeInputs, activeSegment, bytesPerSecond, rateInputs, type StorageInputs } from './storage-inputs'

/** The time for which a topic that never deletes is sized. */
const ENDLESS_HORIZON_MS = 365 * DAY_MS
const ASSUMED_DISTINCT_KEYS = 1_000_000
/** Compaction that may wait for a log that is all dirty has no bound; a worst case is taken instead. */
const MOST_DIRTY = 0.95

/** log.retention.check.interval.ms and file.delete.delay.ms at their defaults. */
const CHECKS_MS = 5 * MINUTE_MS + MINUTE_MS

/** The settings that say how long and how much of a partition is kept: in all, or of it on the brokers. */
interface Limits {
  readonly ms: readonly RetentionMs[]
  readonly bytes: readonly RetentionBytes[]
}
type RetentionMs = 'retention.ms' | 'local.retention.ms'
type RetentionBytes = 'retention.bytes' | 'local.retention.bytes'
const IN_ALL: Limits = { ms: ['retention.ms'], bytes: ['retention.bytes'] }

/** Of `local.retention.ms` and `.bytes`: as long and as much as is kept in all. */
const AS_IN_ALL = -2

/** Whether closed segments are copied to remote storage. Kafka refuses it for a compacted topic. */
export const isTiered = (settings: Settings): boolean =>
  settings.flag('remote.storage.enable') && !isCompacted(settings)

const isCompacted = (settings: Settings): boolean => settings.text('cleanup.policy').includes('compact')

/** Whether all of a topic lies in an object store, as some providers have it and Apache Kafka does not; never a compacted one. */
export const isDiskless = (settings: Settings, { storage }: Assumptions): boolean =>
  storage === 'diskless' && !isCompacted(settings)

/**
 * Returns the bytes on the disk of one replica of one partition at most, records spread evenly: its traffic,
 * bounded by the limits that are set, never a limit by itself. Of a year’s traffic the smallest of
 *
 * - by time: rate × (retention + one segment’s roll + checks);
 * - by size: retention.bytes + the active segment, since whole segments are deleted;
 * - compacted: distinct keys × record ÷ (1 − dirty ratio) + the active segment + what is too young to compact.
 *
 * The active segment is the lesser of segment.bytes and rate × segment.ms. With tiered storage `local.retention.*`
 * counts beside `retention.*`; the copying is taken to keep up.
 *
 * @see UnifiedLog.deleteOldSegments, LogSegment.shouldRoll, LogCleanerManager; KIP-405
 */
export function storagePerReplica(inputs: StorageInputs): Figure {
  const { settings } = inputs
  const policy = settings.text('cleanup.policy')
  if (isDiskless(settings, inputs.assume))
    return figure(0, 'bytes', 'in the object store, none of it on a disk', [])
  if (isTiered(settings)) return deletedStorage(inputs, onTheBrokers(settings))
  const deleted = policy.includes('delete') ? deletedStorage(inputs, IN_ALL) : endlessStorage(inputs)
  if (!policy.includes('compact')) return deleted
  const compacted = compactedStorage(inputs)
  if (inputs.rate.averageBytes === 0) return compacted
  // What is deleted anyway bounds it without any assumption of how many keys there are.
  const isAssumed = policy.includes('delete') && statedKeys(inputs.topic) === undefined
  return isAssumed ? deleted : least(compacted, deleted)
}

/**
 * Bytes of a topic in remote storage at most: all that its retention keeps, in one copy however many replicas
 * the brokers hold. Undefined without tiered storage.
 *
 * @see RemoteLogManager; KIP-405
 */
export function remoteStorage(inputs: StorageInputs): Figure | undefined {
  const { settings, partitions } = inputs
  if (!isTiered(settings) && !isDiskless(settings, inputs.assume)) return undefined
  const isEndless = settings.text('cleanup.policy') === ''
  const kept = isEndless ? endlessStorage(inputs) : deletedStorage(inputs, IN_ALL)
  return figure(kept.value * partitions, 'bytes', `${kept.formula}; of every partition, in one copy`, () => {
    const saysPartitions = kept.inputs.some(({ name }) => name === 'partitions')
    return saysPartitions
      ? kept.inputs
      : [...kept.inputs, input('partitions', partitions, 'partitions', 'derived')]
  })
}

const onTheBrokers = (settings: Settings): Limits => ({
  ms: settings.number('local.retention.ms') === AS_IN_ALL ? IN_ALL.ms : [...IN_ALL.ms, 'local.retention.ms'],
  bytes:
    settings.number('local.retention.bytes') === AS_IN_ALL
      ? IN_ALL.bytes
      : [...IN_ALL.bytes, 'local.retention.bytes'],
})

function endlessStorage(inputs: StorageInputs): Figure {
  return figureOf(
    (bytesPerSecond(inputs) * ENDLESS_HORIZON_MS) / 1000,
    'bytes',
    'average write × growth × compression ÷ partitions × one year: nothing is deleted sooner',
    inputs,
    inputsOfEndless,
  )
}

const inputsOfEndless = (inputs: StorageInputs) => [
  ...rateInputs(inputs),
  ...(inputs.because ?? []),
  input('time looked ahead', ENDLESS_HORIZON_MS, 'ms', 'assumption'),
]

const least = (one: Figure, other: Figure): Figure => (other.value < one.value ? other : one)

/** A retention of years is its own horizon; a size says nothing of when it is reached. */
function deletedStorage(inputs: StorageInputs, limits: Limits): Figure {
  const { settings } = inputs
  let lowest: Figure | undefined
  for (const key of limits.ms) {
    if (!(settings.number(key) >= 0 && settings.number(key) < 2 ** 53)) continue
    const timed = timedStorage(inputs, key)
    lowest = lowest === undefined ? timed : least(lowest, timed)
  }
  lowest ??= endlessStorage(inputs)
  for (const key of limits.bytes)
    if (settings.number(key) >= 0) lowest = least(lowest, sizedStorage(inputs, key))
  return lowest
}

const BY_TIME =
  'average write × growth × compression ÷ partitions × (retention + one segment’s roll + checks)'
const BY_LOCAL_TIME = BY_TIME.replace('retention', 'local retention')

function timedStorage(inputs: StorageInputs, setting: RetentionMs): Figure {
  const retentionMs = inputs.settings.number(setting)
  const { rollMs } = activeSegment(inputs)
  const isOfAll = setting === 'retention.ms'
  return figureOf(
    (bytesPerSecond(inputs) * (retentionMs + rollMs + CHECKS_MS)) / 1000,
    'bytes',
    isOfAll ? BY_TIME : BY_LOCAL_TIME,
    inputs,
    isOfAll ? inputsOfTimed : inputsOfLocallyTimed,
  )
}

const inputsTimedBy = (setting: RetentionMs) => (inputs: StorageInputs) => [
  ...rateInputs(inputs),
  ...(inputs.because ?? []),
  input(setting, inputs.settings.number(setting), 'ms', inputs.settings.origin(setting)),
  input('one segment’s roll', activeSegment(inputs).rollMs, 'ms', 'derived'),
  input('checks', CHECKS_MS, 'ms', 'default'),
]
const inputsOfTimed = inputsTimedBy('retention.ms')
const inputsOfLocallyTimed = inputsTimedBy('local.retention.ms')

/** What each partition may hold by its size, whatever is written to it. */
function sizedStorage(inputs: StorageInputs, setting: RetentionBytes): Figure {
  const { settings } = inputs
  const retentionBytes = settings.number(setting)
  return figure(
    retentionBytes + activeSegment(inputs).bytes,
    'bytes',
    `${setting} of a partition + the active segment`,
    () => [input(setting, retentionBytes, 'bytes', settings.origin(setting)), ...activeInputs(inputs)],
  )
}

/** What is too young to be compacted: no segment with a record of it is touched. */
const waitingBytes = (inputs: StorageInputs): number =>
  (bytesPerSecond(inputs) * inputs.settings.number('min.compaction.lag.ms')) / 1000

/** How many keys a topic has at once: as stated, else as many records as come before each is deleted. */
const keysAtOnce = ({ topic, rate, livesMs }: StorageInputs): number =>
  statedKeys(topic) ??
  (livesMs === undefined
    ? ASSUMED_DISTINCT_KEYS
    : Math.max(1, Math.ceil((rate.averageRecords * livesMs) / 1000)))

/** The bytes of one replica of which compaction has its share: the last record of each key, and what is dirty at most. */
function cleanableBytes(inputs: StorageInputs): number {
  const { settings, partitions, averageRecordBytes, compression } = inputs
  const keys = keysAtOnce(inputs)
  const dirty = Math.min(MOST_DIRTY, settings.number('min.cleanable.dirty.ratio'))
  const last = (keys * averageRecordBytes * compression.value) / partitions
  const perSecond = bytesPerSecond(inputs)
  const soon =
    perSecond === 0 ? Number.POSITIVE_INFINITY : (perSecond * settings.number('max.compaction.lag.ms')) / 1000
  return last + Math.min((last * dirty) / (1 - dirty), soon)
}

/** Where a number of a topic comes from: of one that Kafka makes by itself nobody has set it here. */
const originOf = (stated: number | undefined, because: StorageInputs['because']): InputOrigin =>
  stated === undefined ? 'assumption' : because ? 'derived' : 'user'

function compactedStorage(inputs: StorageInputs): Figure {
  const { topic, settings, partitions, averageRecordBytes, compression, because, livesMs } = inputs
  const keys = keysAtOnce(inputs)
  const stated = settings.number('min.cleanable.dirty.ratio')
  const dirty = Math.min(MOST_DIRTY, stated)
  const waiting = waitingBytes(inputs)
  const compacted = figure(
    cleanableBytes(inputs) + activeSegment(inputs).bytes + waiting,
    'bytes',
    `distinct keys × record × compression ÷ partitions ÷ (1 − dirty ratio) + the active segment${waiting > 0 ? ' + what min.compaction.lag.ms keeps' : ''}`,
    () => [
      input(
        'distinct keys',
        keys,
        'keys',
        livesMs === undefined ? originOf(topic.key?.cardinality, because) : 'derived',
      ),
      ...(livesMs === undefined ? [] : [input('each deleted after', livesMs, 'ms', 'derived')]),
      input('record', averageRecordBytes, 'bytes', originOf(topic.record?.averageBytes, because)),
      ...(because ?? []),
      compression,
      input('partitions', partitions, 'partitions', 'derived'),
      input('min.cleanable.dirty.ratio', stated, 'ratio', settings.origin('min.cleanable.dirty.ratio')),
      ...(dirty < stated ? [input('dirty ratio, taken as at most', dirty, 'ratio', 'assumption')] : []),
      ...activeInputs(inputs),
      ...(waiting > 0 ? [input('too young to be compacted', waiting, 'bytes', 'derived')] : []),
    ],
  )
  return inputs.rate.averageBytes > 0 ? least(compacted, endlessStorage(inputs)) : compacted
}

/**
 * Returns how many segments one replica of a partition has at most, the active one among them. Compaction joins
 * small segments up to `segment.bytes`; nothing else does.
 *
 * @see Cleaner.groupSegmentsBySize
 */
export function segmentsPerReplica(inputs: StorageInputs, stored: Figure): Figure {
  const { settings } = inputs
  const active = activeSegment(inputs)
  const isCompacted = settings.text('cleanup.policy').includes('compact') && !isTiered(settings)
  const largest = settings.number('segment.bytes')
  const joined = isCompacted ? joinedBytes(inputs, stored) : 0
  const size = active.bytes > 0 ? active.bytes : largest
  return figureOf(
    Math.max(1, Math.ceil(joined / largest) + Math.ceil((stored.value - joined) / size - 1e-9)),
    'count',
    isCompacted
      ? 'what is compacted ÷ segment.bytes + the rest ÷ the active segment'
      : 'one replica of one partition ÷ the active segment',
    inputs,
    isCompacted ? inputsOfJoined : inputsOfSegments,
  )
}

const inputsOfSegments = (inputs: StorageInputs) => [
  input('one replica of one partition', storagePerReplica(inputs).value, 'bytes', 'derived'),
  ...activeInputs(inputs),
]

const inputsOfJoined = (inputs: StorageInputs) => [
  ...inputsOfSegments(inputs),
  input('what is compacted', joinedBytes(inputs, storagePerReplica(inputs)), 'bytes', 'derived'),
]

const joinedBytes = (inputs: StorageInputs, stored: Figure): number =>
  Math.min(stored.value, cleanableBytes(inputs))
