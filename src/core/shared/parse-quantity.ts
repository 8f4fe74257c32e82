import type { Result } from './result'
import { DAY_MS, GB, GIB, HOUR_MS, KB, KIB, MB, MIB, MINUTE_MS, SECOND_MS, TB } from './units'

/** What a typed quantity may be; a rate of bytes or of records is told apart by the text itself. */
export type QuantityKind = 'count' | 'bytes' | 'bytes/s' | 'records/s' | 'duration' | 'ratio'

export interface Quantity {
  readonly value: number
  readonly kind: QuantityKind
}

const TIB = GIB * 1024
const BYTES: Readonly<Record<string, number>> = {
  b: 1,
  byte: 1,
  bytes: 1,
  kb: KB,
  mb: MB,
  gb: GB,
  tb: TB,
  kib: KIB,
  mib: MIB,
  gib: GIB,
  tib: TIB,
}
const BITS: Readonly<Record<string, number>> = { bit: 1 / 8, kbit: KB / 8, mbit: MB / 8, gbit: GB / 8 }
const COUNTS: Readonly<Record<string, number>> = {
  '': 1,
  k: KB,
  m: MB,
  g: GB,
  bn: GB,
  million: MB,
  thousand: KB,
}
const DURATIONS: Readonly<Record<string, number>> = {
  ms: 1,
  s: SECOND_MS,
  sec: SECOND_MS,
  second: SECOND_MS,
  seconds: SECOND_MS,
  min: MINUTE_MS,
  minute: MINUTE_MS,
  minutes: MINUTE_MS,
  h: HOUR_MS,
  hour: HOUR_MS,
  hours: HOUR_MS,
  d: DAY_MS,
  day: DAY_MS,
  days: DAY_MS,
  w: 7 * DAY_MS,
  week: 7 * DAY_MS,
  weeks: 7 * DAY_MS,
  y: 365 * DAY_MS,
  year: 365 * DAY_MS,
  years: 365 * DAY_MS,
}

const EXAMPLE: Readonly<Record<QuantityKind, string>> = {
  count: '12 or 50k',
  bytes: '1200 or 1.5 kB',
  'bytes/s': '10 MB/s',
  'records/s': '5000, 50k/s or 120 MB/s',
  duration: '7 d, 12 h or 30000 ms',
  ratio: '0.75 or 75 %',
}

const own = (table: Readonly<Record<string, number>>, key: string): number | undefined =>
  Object.hasOwn(table, key) ? table[key] : undefined

/**
 * Reads what a person types into a field of the given kind: `120 MB/s`, `50k`, `7 d`, `1 h 5 min`, `75 %`, `1,000,000`, and `2*500` as twice that.
 * Where records per second are asked for, bytes per second are understood too and said so in the kind, so
 * that the caller can divide by the record's size. MB is 10^6, MiB 2^20. Commas, spaces and underscores part
 * thousands. Refuses anything else, negative numbers, numbers beyond 10^15, and a comma that could be a
 * decimal one, in a sentence with an example.
 */
export function parseQuantity(text: string, kind: QuantityKind): Result<Quantity> {
  const refuse = (why: string): Result<Quantity> => ({
    ok: false,
    error: `${why} Write for example ${EXAMPLE[kind]}.`,
  })
  const trimmed = text.trim()
  const product = /^(\d{1,6}(?:\.\d{1,6})?)\s{0,5}[*×x]\s{0,5}(\S.*)$/i.exec(trimmed)
  if (product) return timesOf(Number(product[1]), parseQuantity(product[2] ?? '', kind), refuse)
  if (trimmed === '') return refuse('Nothing is written here.')
  if (kind === 'duration') {
    const parts =
      trimmed.match(/^(?:\d{1,15}(?:\.\d{1,9})? ?[a-z]{1,7}[ ,]{0,3}){2,4}$/i) &&
      trimmed.match(/[\d.]+ ?[a-z]+/gi)
    if (parts) return sumOf(parts, refuse)
  }
  const match = /^([+-]?(?:\d[\d_, ]*)?(?:\.\d+)?(?:e[+-]?\d+)?)\s*(.*)$/i.exec(trimmed)
  const written = (match?.[1] ?? '').trim()
  // A digit typed after `5,000` is no fault; `1,5` is one and a half to half of the world.
  if (/,\d{1,2}$/.test(written))
    return refuse(`“${written.slice(0, 40)}” can be read in two ways: write a decimal with a point.`)
  const digits = written.replace(/[_, ]/g, '')
  const unit = (match?.[2] ?? '').trim()
  if (digits === '' || !Number.isFinite(Number(digits)))
    return refuse(`“${trimmed.slice(0, 40)}” is not a number.`)
  const number = Number(digits)
  if (number < 0) return refuse('This cannot be negative.')
  const found = scaleOf(unit, kind)
  if (!found) return refuse(`“${unit.slice(0, 40)}” is not a unit that fits here.`)
  const value = number * found.factor
  if (value > 1e15) return refuse('This is larger than any cluster.')
  return { ok: true, value: { value, kind: found.kind } }
}

/** A duration in several units, as `1 h 5 min`. */
function sumOf(parts: readonly string[], refuse: (why: string) => Result<Quantity>): Result<Quantity> {
  let value = 0
  for (const part of parts) {
    const read = parseQuantity(part, 'duration')
    if (!read.ok) return read
    value += read.value.value
  }
  return value > 1e15
    ? refuse('This is larger than any cluster.')
    : { ok: true, value: { value, kind: 'duration' } }
}

/** So many times what was read, within what a quantity may be. */
function timesOf(
  times: number,
  read: Result<Quantity>,
  refuse: (why: string) => Result<Quantity>,
): Result<Quantity> {
  if (!read.ok) return read
  const value = times * read.value.value
  return value > 1e15
    ? refuse('This is larger than any cluster.')
    : { ok: true, value: { ...read.value, value } }
}

function scaleOf(unit: string, kind: QuantityKind): { factor: number; kind: QuantityKind } | null {
  // As networks are sold: Mbps is bits, MBps bytes.
  const plain = unit.replace(/b(?=ps$)/, 'bit').toLowerCase()
  const perSecond = /\s*(?:\/\s*s(?:ec)?|ps|per second)$/
  const base = plain.replace(perSecond, '').trim()
  const isRate = perSecond.test(plain)
  const as = (factor: number | undefined, of: QuantityKind = kind) =>
    factor === undefined ? null : { factor, kind: of }
  switch (kind) {
    case 'count':
      return as(own(COUNTS, plain))
    case 'bytes':
      return as(plain === '' ? 1 : own(BYTES, plain))
    case 'bytes/s':
      return as(base === '' ? 1 : (own(BYTES, base) ?? own(BITS, base)))
    case 'records/s': {
      const bytes = isRate ? (own(BYTES, base) ?? own(BITS, base)) : undefined
      if (bytes !== undefined) return as(bytes, 'bytes/s')
      return as(own(COUNTS, base.replace(/\s*(r|rec|records?|msgs?|messages?|events?)$/, '').trim()))
    }
    case 'duration':
      return as(plain === '' ? 1 : own(DURATIONS, plain))
    case 'ratio':
      return as(plain === '' ? 1 : plain === '%' ? 0.01 : undefined)
  }
}
