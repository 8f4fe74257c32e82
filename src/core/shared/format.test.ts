import { describe, expect, it } from 'vitest'
import {
  formatBytes,
  formatBytesPerSecond,
  formatDuration,
  formatPercent,
  formatRecordsPerSecond,
} from './format'
import { parseQuantity } from './parse-quantity'

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

describe('typed quantities', () => {
  it.each([
    ['120 MB/s', 'records/s', 120_000_000, 'bytes/s'],
    ['50k', 'records/s', 50_000, 'records/s'],
    ['50 k/s', 'records/s', 50_000, 'records/s'],
    ['1,000,000', 'count', 1_000_000, 'count'],
    ['1 MiB', 'bytes', 1_048_576, 'bytes'],
    ['10 Gbit/s', 'bytes/s', 1_250_000_000, 'bytes/s'],
    ['7 d', 'duration', 604_800_000, 'duration'],
    ['1 h 5 min', 'duration', 3_900_000, 'duration'],
    ['1h30min', 'duration', 5_400_000, 'duration'],
    ['75 %', 'ratio', 0.75, 'ratio'],
    ['1e3', 'count', 1000, 'count'],
    ['100 msg/s', 'records/s', 100, 'records/s'],
    ['1000 rps', 'records/s', 1000, 'records/s'],
    ['2 million events per second', 'records/s', 2_000_000, 'records/s'],
    ['80 Mbps', 'records/s', 10_000_000, 'bytes/s'],
    ['80 MBps', 'records/s', 80_000_000, 'bytes/s'],
    ['12 500.5', 'count', 12_500.5, 'count'],
    ['5,0009', 'count', 50_009, 'count'],
  ] as const)('%s as %s', (text, kind, value, of) => {
    expect(parseQuantity(text, kind)).toEqual({ ok: true, value: { value, kind: of } })
  })

  it.each([
    ['', 'count'],
    ['many', 'count'],
    ['-5', 'bytes'],
    ['1e300', 'count'],
    ['5 apples', 'bytes'],
    ['5 constructor', 'count'],
    ['1..2', 'count'],
    ['1,5', 'count'],
    ['10,00', 'count'],
    ['1.500,5', 'count'],
  ] as const)('refuses %j as %s with an example', (text, kind) => {
    const result = parseQuantity(text, kind)
    expect(result.ok).toBe(false)
    if (!result.ok) expect(result.error).toMatch(/Write for example .+\.$/)
  })
})
