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

/** The value with nothing rounded away, and its unit in full. */
export function formatExactly(value: number, unit: Unit): string {
  if (unit === 'ratio')
    return value > 10 ? formatCount(value) : `${formatCount(value)} (${formatPercent(value)})`
  if (unit === 'count') return formatCount(value)
  if (unit === 'ms' && value >= 1000 && Number.isFinite(value))
    return `${formatDuration(value)} (${formatCount(Math.round(value))} ms)`
  return `${formatCount(value)} ${value === 1 ? unit.replace(/^([a-z]{3,})s$/, '$1') : unit}`
}
