import { describe, expect, it } from 'vitest'
import {
  formatBytes,
  formatBytesPerSecond,
  formatDuration,
  formatPercent,
  formatRecordsPerSecond,
} from './format'

describe('numbers on screen', () => {
  it.each([
    [formatBytes(13_608_000_000_000), '13.6 TB'],
    [formatBytes(999_999), '1 MB'],
    [formatBytes(12), '12 B'],
    [formatBytesPerSecond(60_000_000), '60 MB/s'],
    [formatRecordsPerSecond(50_000), '50 k/s'],
    [formatRecordsPerSecond(1_100_000), '1.1 M/s'],
    [formatRecordsPerSecond(0.25), '0.25 /s'],
    [formatDuration(604_800_000), '7 d'],
    [formatDuration(21_600_000), '6 h'],
    [formatDuration(90_000), '1 min 30 s'],
    [formatDuration(60_000), '1 min'],
    [formatDuration(59_990), '1 min'],
    [formatDuration(59_400), '59.4 s'],
    [formatDuration(1_500), '1.5 s'],
    [formatDuration(3_900_000), '1 h 5 min'],
    [formatDuration(3_599_999), '1 h'],
    [formatDuration(90_000_000), '1 d 1 h'],
    [formatDuration(86_399_000), '1 d'],
    [formatDuration(86_400_000 * 365 + 3_600_000), '365 d'],
    [formatDuration(0), '0 ms'],
    [formatDuration(-1), 'for ever'],
    [formatPercent(0.0625), '6.25 %'],
    [formatPercent(1.0416), '104 %'],
  ])('%s', (shown, expected) => expect(shown).toBe(expected))
})
