import type { Topic } from '../model/design'
import type { SettingOrigin, Settings } from '../settings/settings'
import { DAY_MS, MINUTE_MS } from '../shared/units'
import type { Rate } from '../traffic/traffic'
import type { Assumptions } from './assumptions'
import { figure, input } from './figures'
import type { Figure, FigureInput, InputOrigin } from './sizing'
import { statedKeys } from './stated-keys'

/** The time for which a topic that never deletes is sized. */
const ENDLESS_HORIZON_MS = 365 * DAY_MS
const ASSUMED_DISTINCT_KEYS = 1_000_000
/** Compaction that may wait for a log that is all dirty has no bound; a worst case is taken instead. */
const MOST_DIRTY = 0.95

/** log.retention.check.interval.ms and file.delete.delay.ms at their defaults. */
const CHECKS_MS = 5 * MINUTE_MS + MINUTE_MS

interface StorageInputs {
  readonly topic: Topic
  readonly settings: Settings
  readonly rate: Rate
  readonly averageOrigin: InputOrigin
  readonly partitions: number
  readonly averageRecordBytes: number
  readonly compression: FigureInput
  readonly assume: Assumptions
}

const from = (origin: SettingOrigin): InputOrigin => origin

/** The settings that say how long and how much of a partition is kept: in all, or of it on the brokers. */
interface Limits {
  readonly ms: 'retention.ms' | 'local.retention.ms'
  readonly bytes: 'retention.bytes' | 'local.retention.bytes'
}
const IN_ALL: Limits = { ms: 'retention.ms', bytes: 'retention.bytes' }

/** Of `local.retention.ms` and `.bytes`: as long and as much as is kept in all. */
const AS_IN_ALL = -2

/** Whether closed segments are copied to remote storage. Kafka refuses it for a compacted topic. */
const isTiered = (settings: Settings): boolean =>
  settings.flag('remote.storage.enable') && !settings.text('cleanup.policy').includes('compact')

/**
 * Bytes on the disk of one replica of one partition at most, records spread evenly. By time: rate ×
 * (retention + one segment's roll + checks); by size: retention.bytes + one segment; the smaller where both
 * are set. Compacted: distinct keys × record ÷ (1 − dirty ratio) + the active segment. With tiered storage
 * `local.retention.*` stands in for `retention.*`; the copying is taken to keep up.
 *
 * @see UnifiedLog.deleteOldSegments, LogSegment.shouldRoll, LogCleanerManager; KIP-405
 */
export function storagePerReplica(inputs: StorageInputs): Figure {
  const { settings } = inputs
  const policy = settings.text('cleanup.policy')
  if (isTiered(settings)) return deletedStorage(inputs, onTheBrokers(settings))
  const compacted = policy.includes('compact') ? compactedStorage(inputs) : null
  if (compacted && !policy.includes('delete')) return compacted
  const deleted = policy === '' ? endlessStorage(inputs) : deletedStorage(inputs, IN_ALL)
  return compacted && compacted.value < deleted.value ? compacted : deleted
}

/**
 * Bytes of a topic in remote storage at most: all that its retention keeps, in one copy however many replicas
 * the brokers hold. Undefined without tiered storage.
 *
 * @see RemoteLogManager; KIP-405
 */
export function remoteStorage(inputs: StorageInputs): Figure | undefined {
  const { settings, partitions } = inputs
  if (!isTiered(settings)) return undefined
  const isEndless = settings.text('cleanup.policy') === ''
  const kept = isEndless ? endlessStorage(inputs) : deletedStorage(inputs, IN_ALL)
  const saysPartitions = kept.inputs.some(({ name }) => name === 'partitions')
  return figure(kept.value * partitions, 'bytes', `${kept.formula}; of every partition, in one copy`, [
    ...kept.inputs,
    ...(saysPartitions ? [] : [input('partitions', partitions, 'partitions', 'derived')]),
  ])
}

const onTheBrokers = (settings: Settings): Limits => ({
  ms: settings.number('local.retention.ms') === AS_IN_ALL ? IN_ALL.ms : 'local.retention.ms',
  bytes: settings.number('local.retention.bytes') === AS_IN_ALL ? IN_ALL.bytes : 'local.retention.bytes',
})

function bytesPerSecond({ rate, partitions, compression, assume }: StorageInputs): number {
  return (rate.averageBytes * assume.values.growth * compression.value) / partitions
}

function rateInputs({
  rate,
  averageOrigin,
  partitions,
  compression,
  assume,
}: StorageInputs): readonly FigureInput[] {
  return [
    input('average write', rate.averageBytes, 'bytes/s', averageOrigin),
    assume.growth,
    compression,
    input('partitions', partitions, 'partitions', 'derived'),
  ]
}

function endlessStorage(inputs: StorageInputs): Figure {
  return figure(
    (bytesPerSecond(inputs) * ENDLESS_HORIZON_MS) / 1000,
    'bytes',
    'average write × growth × compression ÷ partitions × one year: nothing is ever deleted',
    [...rateInputs(inputs), input('time looked ahead', ENDLESS_HORIZON_MS, 'ms', 'assumption')],
  )
}

function deletedStorage(inputs: StorageInputs, limits: Limits): Figure {
  const { settings } = inputs
  const retentionMs = settings.number(limits.ms)
  const byTime = retentionMs < 0 || retentionMs >= 2 ** 53 ? null : timedStorage(inputs, limits.ms)
  const bySize = settings.number(limits.bytes) < 0 ? null : sizedStorage(inputs, limits.bytes)
  if (byTime && bySize) return byTime.value <= bySize.value ? byTime : bySize
  return byTime ?? bySize ?? endlessStorage(inputs)
}

function timedStorage(inputs: StorageInputs, setting: Limits['ms']): Figure {
  const { settings } = inputs
  const retentionMs = settings.number(setting)
  const perSecond = bytesPerSecond(inputs)
  const segmentBytes = settings.number('segment.bytes')
  const segmentMs = settings.number('segment.ms')
  const rollMs = perSecond > 0 ? Math.min(segmentMs, (segmentBytes / perSecond) * 1000) : segmentMs
  return figure(
    (perSecond * (retentionMs + rollMs + CHECKS_MS)) / 1000,
    'bytes',
    `average write × growth × compression ÷ partitions × (${setting === IN_ALL.ms ? '' : 'local '}retention + one segment’s roll + checks)`,
    [
      ...rateInputs(inputs),
      input(setting, retentionMs, 'ms', from(settings.origin(setting))),
      input('one segment’s roll', rollMs, 'ms', 'derived'),
      input('checks', CHECKS_MS, 'ms', 'default'),
    ],
  )
}

function sizedStorage({ settings }: StorageInputs, setting: Limits['bytes']): Figure {
  const retentionBytes = settings.number(setting)
  const segmentBytes = settings.number('segment.bytes')
  return figure(retentionBytes + segmentBytes, 'bytes', `${setting} + segment.bytes`, [
    input(setting, retentionBytes, 'bytes', from(settings.origin(setting))),
    input('segment.bytes', segmentBytes, 'bytes', from(settings.origin('segment.bytes'))),
  ])
}

function compactedStorage(inputs: StorageInputs): Figure {
  const { topic, settings, partitions, averageRecordBytes, compression } = inputs
  const keys = statedKeys(topic) ?? ASSUMED_DISTINCT_KEYS
  const stated = settings.number('min.cleanable.dirty.ratio')
  const dirty = Math.min(MOST_DIRTY, stated)
  const segmentBytes = settings.number('segment.bytes')
  return figure(
    (keys * averageRecordBytes * compression.value) / partitions / (1 - dirty) + segmentBytes,
    'bytes',
    'distinct keys × record × compression ÷ partitions ÷ (1 − dirty ratio) + the active segment',
    [
      input('distinct keys', keys, 'keys', topic.key?.cardinality === undefined ? 'assumption' : 'user'),
      input(
        'record',
        averageRecordBytes,
        'bytes',
        topic.record?.averageBytes === undefined ? 'assumption' : 'user',
      ),
      compression,
      input('partitions', partitions, 'partitions', 'derived'),
      input('min.cleanable.dirty.ratio', stated, 'ratio', from(settings.origin('min.cleanable.dirty.ratio'))),
      ...(dirty < stated ? [input('dirty ratio, taken as at most', dirty, 'ratio', 'assumption')] : []),
      input('segment.bytes', segmentBytes, 'bytes', from(settings.origin('segment.bytes'))),
    ],
  )
}
