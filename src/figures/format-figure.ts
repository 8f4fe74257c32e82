import {
  formatBytes,
  formatBytesPerSecond,
  formatCount,
  formatDuration,
  formatPercent,
  formatRecordsPerSecond,
  formatSignificant,
} from '@/core/shared/format'
import type { Unit } from '@/core/shared/units'

/** A value in its unit, short. */
export function formatValue(value: number, unit: Unit): string {
  switch (unit) {
    case 'bytes':
      return formatBytes(value)
    case 'bytes/s':
      return formatBytesPerSecond(value)
    case 'records/s':
      return formatRecordsPerSecond(value)
    case 'ms':
      return formatDuration(value)
    case 'ratio':
      return value > 10 ? formatSignificant(value) : formatPercent(value)
    default:
      return formatCount(value)
  }
}

/** From so many on a fraction of a byte, or of a record, tells nobody anything. */
const WHOLE_FROM = 1000
/** From so many on bytes are read in kB, MB and GB. */
const LARGE_FROM = 100_000

/** The value with all that it says, and its unit in full; many bytes first as they are spoken of. */
export function formatExactly(value: number, unit: Unit): string {
  if (unit === 'ratio')
    return value > 10 ? formatCount(value) : `${formatCount(value)} (${formatPercent(value)})`
  if (unit === 'count') return formatCount(value)
  if (unit === 'ms' && value >= 1000 && Number.isFinite(value))
    return `${formatDuration(value)} (${formatCount(Math.round(value))} ms)`
  if ((unit === 'bytes' || unit === 'bytes/s') && value >= LARGE_FROM && Number.isFinite(value))
    return `${formatValue(value, unit)} (${formatCount(Math.round(value))} ${unit})`
  if (value >= WHOLE_FROM && Number.isFinite(value)) return `${formatCount(Math.round(value))} ${unit}`
  return `${formatCount(value)} ${value === 1 ? unit.replace(/^([a-z]{3,})s$/, '$1') : unit}`
}
