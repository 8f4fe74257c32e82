/**
 * Numbers as the screen shows them: at most three significant digits, the unit always said, decimal units
 * (MB = 10^6) as Kafka's throughput is spoken of. Exact values are the inspector's job.
 */
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from './units'

const DECIMAL = ['', 'k', 'M', 'G', 'T', 'P', 'E', 'Z', 'Y', 'R', 'Q'] as const
/** From here on JavaScript writes a number with an exponent. */
const IN_DIGITS = 1e21

let grouped: Intl.NumberFormat | undefined

/** Thousands separated. The browser's own formatter takes as long to load as the first drawing: whole numbers do without. */
function group(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) < 1000) return String(value)
  if (Number.isInteger(value) && Math.abs(value) < IN_DIGITS)
    return String(value).replace(/\B(?=(?:\d{3})+$)/g, ',')
  grouped ??= new Intl.NumberFormat('en-US', { maximumFractionDigits: 3 })
  return grouped.format(value)
}

/** Three significant digits, without an exponent and without trailing zeros after the point. */
export function formatSignificant(value: number): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? '–' : '∞'
  if (value === 0) return '0'
  const rounded = Number(value.toPrecision(3))
  if (Math.abs(rounded) < 1e-6) return '0'
  return Math.abs(rounded) < IN_DIGITS ? String(rounded) : group(rounded)
}

function scaled(value: number, unit: string): string {
  if (!Number.isFinite(value)) return `${formatSignificant(value)} ${unit}`
  let power = 0
  let rest = Math.abs(Number(value.toPrecision(3)))
  while (rest >= 1000 && power < DECIMAL.length - 1) {
    rest /= 1000
    power += 1
  }
  const number = formatSignificant(value / 1000 ** power)
  const suffix = `${DECIMAL[power] ?? ''}${unit}`
  return suffix === '' ? number : `${number} ${suffix}`
}

/** Bytes in decimal units, as disks are sold: `13.7 TB`. */
export const formatBytes = (bytes: number): string => scaled(bytes, 'B')
/** Bytes per second in decimal units: `60 MB/s`. */
export const formatBytesPerSecond = (bytes: number): string => scaled(bytes, 'B/s')
/** Records per second: `50 k/s`, `1.1 M/s`. */
export const formatRecordsPerSecond = (records: number): string =>
  records < 1000 ? `${formatSignificant(records)} /s` : scaled(records, '/s')

/** A whole number with thousands separated, as it is. */
export const formatCount = (count: number): string => (Number.isFinite(count) ? group(count) : '∞')

/** More brokers or partitions than this nobody has; Kafka itself counts no further than an int. */
export const MOST_NEEDED = 1_000_000

/** How many brokers, units or partitions are needed: a number that nobody could have is not written out. */
export const formatNeeded = (count: number): string =>
  count > MOST_NEEDED ? 'more than any cluster has' : formatCount(count)

/** A count with what is counted: `1 partition`, `1,200 partitions`. */
export const formatCountOf = (count: number, noun: string): string =>
  `${formatCount(count)} ${noun}${count === 1 ? '' : 's'}`

/** A ratio as a percentage: 0.0625 is `6.25 %`. */
export const formatPercent = (ratio: number): string => `${formatSignificant(ratio * 100)} %`

const UNITS = [
  ['d', DAY_MS],
  ['h', HOUR_MS],
  ['min', MINUTE_MS],
  ['s', SECOND_MS],
] as const

/**
 * A duration as people say it: `7 d`, `1 h 5 min`, `1 min 30 s`, `1.5 s`, `250 ms`. From a minute on in whole units, the
 * largest that it has and the one below, rounded to that; a negative one, or one beyond 2^53 ms, is for ever.
 */
export function formatDuration(ms: number): string {
  if (ms < 0 || ms >= 2 ** 53) return 'for ever'
  if (ms < SECOND_MS) return `${formatSignificant(ms)} ms`
  // What would be rounded up to a minute is one.
  if (ms < MINUTE_MS - SECOND_MS / 20) return `${formatSignificant(ms / SECOND_MS)} s`
  for (const [at, [unit, size]] of UNITS.entries()) {
    const [below, part] = UNITS[at + 1] ?? [unit, size]
    const rounded = Math.round(ms / part) * part
    if (rounded < size) continue
    const [whole, rest] = [Math.floor(rounded / size), Math.round((rounded % size) / part)]
    // Beyond a hundred days nobody counts hours.
    if (rest === 0 || whole >= 100) return `${formatSignificant(Math.round(ms / size))} ${unit}`
    return `${whole} ${unit} ${rest} ${below}`
  }
  return `${formatSignificant(ms / SECOND_MS)} s`
}
