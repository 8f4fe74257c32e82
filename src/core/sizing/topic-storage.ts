import type { Topic } from '../model/design'
import type { SettingOrigin, Settings } from '../settings/settings'
import { DAY_MS, MINUTE_MS } from '../shared/units'
import type { Rate } from '../traffic/traffic'
import type { Assumptions } from './assumptions'
import { figure, input } from './figures'
import type { Figure, FigureInput, InputOrigin } from './sizing'

/** The time for which a topic that never deletes is sized. */
const ENDLESS_HORIZON_MS = 365 * DAY_MS
const ASSUMED_DISTINCT_KEYS = 1_000_000

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

/**
 * Bytes on disk of one replica of one partition at most, records spread evenly. By time: rate × (retention
 * + one segment's roll + checks); by size: retention.bytes + one segment; the smaller where both are set.
 * Compacted: distinct keys × record ÷ (1 − dirty ratio) + the active segment.
 *
 * @see UnifiedLog.deleteOldSegments, LogSegment.shouldRoll, LogCleanerManager
 */
export function storagePerReplica(inputs: StorageInputs): Figure {
  const policy = inputs.settings.text('cleanup.policy')
  const compacted = policy.includes('compact') ? compactedStorage(inputs) : null
  if (compacted && !policy.includes('delete')) return compacted
  const deleted = policy === '' ? endlessStorage(inputs) : deletedStorage(inputs)
  return compacted && compacted.value < deleted.value ? compacted : deleted
}

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

function deletedStorage(inputs: StorageInputs): Figure {
  const { settings } = inputs
  const retentionMs = settings.number('retention.ms')
  const retentionBytes = settings.number('retention.bytes')
  const byTime = retentionMs < 0 || retentionMs >= 2 ** 53 ? null : timedStorage(inputs, retentionMs)
  const bySize = retentionBytes < 0 ? null : sizedStorage(inputs, retentionBytes)
  if (byTime && bySize) return byTime.value <= bySize.value ? byTime : bySize
  return byTime ?? bySize ?? endlessStorage(inputs)
}

function timedStorage(inputs: StorageInputs, retentionMs: number): Figure {
  const { settings } = inputs
  const perSecond = bytesPerSecond(inputs)
  const segmentBytes = settings.number('segment.bytes')
  const segmentMs = settings.number('segment.ms')
  const rollMs = perSecond > 0 ? Math.min(segmentMs, (segmentBytes / perSecond) * 1000) : segmentMs
  return figure(
    (perSecond * (retentionMs + rollMs + CHECKS_MS)) / 1000,
    'bytes',
    'average write × growth × compression ÷ partitions × (retention + one segment’s roll + checks)',
    [
      ...rateInputs(inputs),
      input('retention.ms', retentionMs, 'ms', from(settings.origin('retention.ms'))),
      input('one segment’s roll', rollMs, 'ms', 'derived'),
      input('checks', CHECKS_MS, 'ms', 'default'),
    ],
  )
}

function sizedStorage({ settings }: StorageInputs, retentionBytes: number): Figure {
  const segmentBytes = settings.number('segment.bytes')
  return figure(retentionBytes + segmentBytes, 'bytes', 'retention.bytes + segment.bytes', [
    input('retention.bytes', retentionBytes, 'bytes', from(settings.origin('retention.bytes'))),
    input('segment.bytes', segmentBytes, 'bytes', from(settings.origin('segment.bytes'))),
  ])
}

function compactedStorage(inputs: StorageInputs): Figure {
  const { topic, settings, partitions, averageRecordBytes, compression } = inputs
  const keys = topic.key?.cardinality ?? ASSUMED_DISTINCT_KEYS
  const dirty = Math.min(0.95, settings.number('min.cleanable.dirty.ratio'))
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
      input('min.cleanable.dirty.ratio', dirty, 'ratio', from(settings.origin('min.cleanable.dirty.ratio'))),
      input('segment.bytes', segmentBytes, 'bytes', from(settings.origin('segment.bytes'))),
    ],
  )
}
