import { DAY_MS, GB, GIB, HOUR_MS, KB, KIB, MB, MIB, MINUTE_MS, SECOND_MS, TB } from './units'

/** What a typed quantity may be; a rate of bytes or of records is told apart by the text itself. */
export type QuantityKind = 'count' | 'bytes' | 'bytes/s' | 'records/s' | 'duration' | 'ratio'

const TIB = GIB * 1024
const BYTES: Readonly<Record<string, number>> = {
  '': 1,
  k: KB,
  m: MB,
  g: GB,
  t: TB,
  p: 1000 * TB,
  ki: KIB,
  mi: MIB,
  gi: GIB,
  ti: TIB,
  pi: 1024 * TIB,
  kilo: KB,
  mega: MB,
  giga: GB,
  tera: TB,
}
const COUNTS: Readonly<Record<string, number>> = {
  '': 1,
  k: KB,
  m: MB,
  g: GB,
  bn: GB,
  mio: MB,
  mn: MB,
  million: MB,
  millions: MB,
  billion: GB,
  thousand: KB,
}
const DURATIONS: Readonly<Record<string, number>> = {
  us: 1 / 1000,
  microsecond: 1 / 1000,
  ms: 1,
  msec: 1,
  milli: 1,
  millisecond: 1,
  s: SECOND_MS,
  sec: SECOND_MS,
  second: SECOND_MS,
  m: MINUTE_MS,
  min: MINUTE_MS,
  minute: MINUTE_MS,
  h: HOUR_MS,
  hr: HOUR_MS,
  hour: HOUR_MS,
  d: DAY_MS,
  day: DAY_MS,
  w: 7 * DAY_MS,
  wk: 7 * DAY_MS,
  week: 7 * DAY_MS,
  month: 30 * DAY_MS,
  y: 365 * DAY_MS,
  yr: 365 * DAY_MS,
  year: 365 * DAY_MS,
}

const THINGS =
  /\s*(?:partitions?|brokers?|members?|consumers?|keys?|replicas?|copies|instances?|threads?|topics?|tasks?|records?|nodes?|times)$/
const RECORDS = /\s*(?:r|recs?|records?|msgs?|messages?|events?|requests?|rows?)$/
const EACH = /\s*(?:\/|per |an? |each|for each )\s?(?:records?|msgs?|messages?|events?|batch)?$/
const RATE = /\s*(?:\/ ?|per |an? |every )([a-z]+)$/

interface UnitRead {
  readonly factor: number
  readonly kind: QuantityKind
  /** How many digits of the product say what was meant; `5M/day` means none beyond the sixth a second. */
  readonly digits: number
}

/** As many digits as a number has. */
const EXACT = 15
const ENOUGH_PER_SECOND = 6

const own = (table: Readonly<Record<string, number>>, key: string): number | undefined =>
  Object.hasOwn(table, key) ? table[key] : undefined

const duration = (word: string): number | undefined =>
  own(DURATIONS, word) ?? own(DURATIONS, word.replace(/s$/, ''))

/** The bytes of a unit of bytes or, where `b` is small before a rate's end, of bits. */
function bytesOf(word: string): number | undefined {
  const bits = /^([kmgt]?)bits?$/.exec(word)
  if (bits) return (own(BYTES, bits[1] ?? '') ?? 1) / 8
  return own(BYTES, word.replace(/(?:b|bytes?)$/, '')) ?? own(BYTES, word)
}

/** A rate's parts: what is counted, and in how many seconds. */
function rateOf(plain: string): { base: string; seconds: number; isRate: boolean } {
  const short = /^([kmg]?)\s*(?:[rmetq]ps|hz)$/.exec(plain) ?? /^(.*?)\s*ps$/.exec(plain)
  if (short) return { base: short[1] ?? '', seconds: 1, isRate: true }
  const match = RATE.exec(plain)
  const ms = match ? duration(match[1] ?? '') : undefined
  if (match === null || ms === undefined) return { base: plain, seconds: 1, isRate: false }
  return { base: plain.slice(0, match.index), seconds: ms / SECOND_MS, isRate: true }
}

/**
 * Returns by what a number of this unit is multiplied, and what it then is: `MB` of bytes is a million bytes, `k/min`
 * of records a second a thousand sixtieths, `MB/s` there bytes a second. Null where the unit does not fit.
 */
export function quantityUnit(unit: string, kind: QuantityKind): UnitRead | null {
  // As networks are sold: Mbps is bits, MBps bytes.
  const plain = unit
    .replace(/b(?=ps$)/, 'bit')
    .toLowerCase()
    .replace(/[µμ]/g, 'u')
  const as = (factor: number | undefined): UnitRead | null =>
    factor === undefined ? null : { factor, kind, digits: EXACT }
  const perSecond = (many: number | undefined, seconds: number, of: QuantityKind = kind): UnitRead | null =>
    many === undefined
      ? null
      : { factor: many / seconds, kind: of, digits: seconds === 1 ? EXACT : ENOUGH_PER_SECOND }
  switch (kind) {
    case 'count':
      return as(own(COUNTS, plain) ?? own(COUNTS, plain.replace(THINGS, '')))
    case 'bytes':
      return as(bytesOf(plain) ?? bytesOf(plain.replace(EACH, '')))
    case 'bytes/s': {
      const { base, seconds } = rateOf(plain)
      return perSecond(bytesOf(base), seconds)
    }
    case 'records/s': {
      const { base, seconds, isRate } = rateOf(plain)
      const counted = own(COUNTS, base) ?? own(COUNTS, base.replace(RECORDS, ''))
      if (counted !== undefined) return perSecond(counted, seconds)
      return isRate ? perSecond(bytesOf(base), seconds, 'bytes/s') : null
    }
    case 'duration':
      // A month to some, a minute to others.
      if (unit === 'M') return null
      return as(plain === '' ? 1 : (duration(plain) ?? duration(plain.replace(EACH, ''))))
    case 'ratio':
      if (plain === '') return as(1)
      return as(/^(?:%|percent|per cent|pct)$/.test(plain) ? 0.01 : plain === '‰' ? 0.001 : undefined)
  }
}
