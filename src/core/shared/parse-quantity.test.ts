/** Catches a quantity that people type and that is refused, or taken for another one. */
import { describe, expect, it } from 'vitest'
import { parseQuantity, type QuantityKind } from './parse-quantity'

const DAY = 86_400_000

/** What is typed, and what it is. */
const TYPED: Readonly<Record<QuantityKind, Readonly<Record<string, number>>>> = {
  duration: {
    '7d': 7 * DAY,
    '7 days': 7 * DAY,
    '7*24h': 7 * DAY,
    '24h * 7': 7 * DAY,
    P7DT12H: 7.5 * DAY,
    '7 days and 12 hours': 7.5 * DAY,
    '7 d, 12 h': 7.5 * DAY,
    '1 week': 7 * DAY,
    '2 wks': 14 * DAY,
    '3 months': 90 * DAY,
    '1h30m': 5_400_000,
    '1h30': 5_400_000,
    '1 h 30 min': 5_400_000,
    '1h + 30min': 5_400_000,
    '1 minute + 30 s': 90_000,
    '1 minute+1 minute': 120_000,
    '1.5h': 5_400_000,
    '1,5 h': 5_400_000,
    '1/2 h': 1_800_000,
    '12hrs': 43_200_000,
    '10 mins': 600_000,
    '~5 min': 300_000,
    '5m': 300_000,
    '30 secs': 30_000,
    '250 msec': 250,
    '5 ms each': 5,
    '5 ms/record': 5,
    '500 µs': 0.5,
    '0,25 ms': 0.25,
    '1 000': 1000,
    '1_000': 1000,
    '604800000': 7 * DAY,
    '2*500': 1000,
  },
  bytes: {
    '1.5k': 1500,
    '1.5 kB': 1500,
    '1 KB': 1000,
    '2,5 MB': 2_500_000,
    '1.234,5': 1234.5,
    '1.000.000': 1_000_000,
    '1’000': 1000,
    '1 Ki': 1024,
    '1 MiB': 1_048_576,
    '1024*1024': 1_048_576,
    '1 MB * 2': 2_000_000,
    '1 byte + 2 bytes': 3,
    '1e+3 + 1': 1001,
    '1/2 MB': 500_000,
    '100 G': 1e11,
    '1 megabyte': 1_000_000,
    '1200 bytes per record': 1200,
  },
  'bytes/s': {
    '10 MB/s': 10_000_000,
    '10MBps': 10_000_000,
    '80 Mbps': 10_000_000,
    '10 Gbit/s': 1_250_000_000,
    '10 MB/second': 10_000_000,
    '10 megabytes per second': 10_000_000,
    '600 MB/min': 10_000_000,
    '36 GB/h': 10_000_000,
    '1 TB/day': 11_574_100,
    '1.5k/s': 1500,
    '2,5 MB/s': 2_500_000,
    '10M': 10_000_000,
  },
  'records/s': {
    '50k': 50_000,
    '50 k/s': 50_000,
    '1.5k/s': 1500,
    '2,5k': 2500,
    '1 500/sec': 1500,
    '1000 rps': 1000,
    '5k rps': 5000,
    '500 tps': 500,
    '500 Hz': 500,
    '100 msg/s': 100,
    '100 records a second': 100,
    '2 million events per second': 2_000_000,
    '5M/day': 57.8704,
    '5 million a day': 57.8704,
    '90k/min': 1500,
    '3,600 per hour': 1,
    '5 mio': 5_000_000,
    'about 500': 500,
    '1/3': 0.333333333333333,
  },
  ratio: {
    '75 %': 0.75,
    '50%': 0.5,
    '0,5': 0.5,
    '.5': 0.5,
    '1,5 %': 0.015,
    '50 percent': 0.5,
    '0.1 ‰': 0.0001,
    '1/1000': 0.001,
    '1 in 1000': 0.001,
    '1:1000': 0.001,
    '2*50%': 1,
  },
  count: {
    '1,000,000': 1_000_000,
    '1e3': 1000,
    '12 500.5': 12_500.5,
    '5,0009': 50_009,
    '12,': 12,
    '12.': 12,
    '24/2': 12,
    '10+2': 12,
    '3 x 8': 24,
    '12 partitions': 12,
    '3 brokers': 3,
    '1mio': 1_000_000,
    '0,125': 0.125,
    '1.125': 1.125,
  },
}

describe('typed quantities', () => {
  it.each(
    Object.entries(TYPED).flatMap(([kind, typed]) =>
      Object.entries(typed).map(([text, value]) => [text, kind as QuantityKind, value] as const),
    ),
  )('%s as %s', (text, kind, value) => {
    expect(parseQuantity(text, kind)).toEqual({ ok: true, value: { value, kind } })
  })

  it.each([
    ['120 MB/s', 120_000_000],
    ['2*60 MB/s', 120_000_000],
    ['80 Mbps', 10_000_000],
    ['80 MBps', 80_000_000],
    ['36 GB/h', 10_000_000],
  ])('%s of records are bytes a second', (text, value) => {
    expect(parseQuantity(text, 'records/s')).toEqual({ ok: true, value: { value, kind: 'bytes/s' } })
  })

  it.each([
    ['', 'count'],
    ['many', 'count'],
    ['-5', 'bytes'],
    ['1-5', 'bytes'],
    ['1e300', 'count'],
    ['5 apples', 'bytes'],
    ['5 constructor', 'count'],
    ['1..2', 'count'],
    ['1.000', 'count'],
    ['1.500', 'records/s'],
    ['10.000', 'bytes'],
    ['1/0', 'count'],
    ['120 MB', 'records/s'],
    ['5 MB/s + 5', 'records/s'],
    ['10 MB/s', 'bytes'],
    ['2M', 'duration'],
    ['1:30', 'duration'],
    ['1+1+1+1+1+1+1', 'count'],
    [`${'1'.repeat(200)}2`, 'count'],
  ] as const)('refuses %j as %s with an example', (text, kind) => {
    const result = parseQuantity(text, kind)
    expect(result.ok).toBe(false)
    if (!result.ok) expect(result.error).toMatch(/Write for example .+\.$/)
  })

  it('says both that a number can mean', () => {
    const read = parseQuantity('1.500', 'records/s')
    expect(read.ok ? '' : read.error).toContain('“1.500” can be read in two ways: write 1,500, or 1.5.')
  })

  it('takes as many blanks as are typed', () => {
    expect(parseQuantity(`2${' '.repeat(500)}* 500`, 'count')).toMatchObject({ value: { value: 1000 } })
  })

  it('answers at once, whatever is typed', () => {
    const long = [
      '1 h '.repeat(5000),
      '1*'.repeat(5000),
      '+1'.repeat(5000),
      '9'.repeat(50_000),
      '1 '.repeat(20_000),
      `1${' '.repeat(100_000)}x`,
      `1${', '.repeat(50_000)}x`,
      `1 ${'\t'.repeat(100_000)}+ 1`,
    ]
    for (const text of long)
      for (const kind of Object.keys(TYPED) as QuantityKind[]) {
        const begun = performance.now()
        parseQuantity(text, kind)
        expect(performance.now() - begun).toBeLessThan(200)
      }
  })
})
