import type { Topic } from '../model/design'
import type { Settings } from '../settings/settings'
import type { Rate } from '../traffic/traffic'
import type { Assumptions } from './assumptions'
import { input } from './figures'
import type { FigureInput, InputOrigin } from './sizing'

/** What the bytes of a topic on disks are made of. */
export interface StorageInputs {
  readonly topic: Topic
  readonly settings: Settings
  readonly rate: Rate
  readonly averageOrigin: InputOrigin
  readonly partitions: number
  readonly averageRecordBytes: number
  readonly compression: FigureInput
  readonly assume: Assumptions
  /** What the keys and the records of an internal topic follow from. */
  readonly because?: readonly FigureInput[] | undefined
  /** After how long each record is deleted by a tombstone, so that it is one of its keys no longer than that. */
  readonly livesMs?: number | undefined
}

/** Bytes a second that are stored of one partition on average, as compressed and grown. */
export function bytesPerSecond({ rate, partitions, compression, assume }: StorageInputs): number {
  return (rate.averageBytes * assume.values.growth * compression.value) / partitions
}

/** What that is made of. */
export function rateInputs({
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

/** The segment that is written to: neither deleted nor compacted before it is closed. */
interface ActiveSegment {
  readonly rollMs: number
  readonly bytes: number
}

/** @see LogConfig.maxSegmentMs: a compacted topic closes a segment once its records must be compacted */
export function activeSegment(inputs: StorageInputs): ActiveSegment {
  const { settings } = inputs
  const perSecond = bytesPerSecond(inputs)
  const largest = settings.number('segment.bytes')
  const segmentMs = settings.number('segment.ms')
  const byAgeMs = settings.text('cleanup.policy').includes('compact')
    ? Math.min(segmentMs, settings.number('max.compaction.lag.ms'))
    : segmentMs
  if (perSecond === 0) return { rollMs: byAgeMs, bytes: 0 }
  const rollMs = Math.min(byAgeMs, (largest / perSecond) * 1000)
  return { rollMs, bytes: Math.min(largest, (perSecond * byAgeMs) / 1000) }
}

/** The active segment as an input, with what limits it. */
export function activeInputs(inputs: StorageInputs): readonly FigureInput[] {
  const { settings } = inputs
  const active = activeSegment(inputs)
  const key = active.bytes < settings.number('segment.bytes') ? 'segment.ms' : 'segment.bytes'
  return [
    input('the active segment', active.bytes, 'bytes', 'derived'),
    input(key, settings.number(key), key === 'segment.ms' ? 'ms' : 'bytes', settings.origin(key)),
  ]
}
