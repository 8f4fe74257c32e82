import { parseNumber } from './parse-number'
import { type QuantityKind, quantityUnit } from './quantity-units'
import type { Result } from './result'

export type { QuantityKind } from './quantity-units'

export interface Quantity {
  readonly value: number
  readonly kind: QuantityKind
}

const EXAMPLE: Readonly<Record<QuantityKind, string>> = {
  count: '12 or 50k',
  bytes: '1200 or 1.5 kB',
  'bytes/s': '10 MB/s',
  'records/s': '5000, 50k/s, 5M/day or 120 MB/s',
  duration: '7d, 1h30m or 30000 ms',
  ratio: '0.75 or 75 %',
}

/** Beyond any cluster. */
const MOST = 1e15

/** More letters than these are no number that somebody types. */
const LONGEST = 200

/** More terms than these are no sum that somebody types. */
const MOST_TERMS = 6

const NUMBER = String.raw`[+-]?(?:\d[\d_, '’.]*|\.\d+)(?:e[+-]?\d+)?`
const AMOUNT = new RegExp(`^(${NUMBER})(.*)$`, 'i')
const TIMES_BEFORE = new RegExp(`^(${NUMBER})\\s*[*×x]\\s*(.+)$`, 'i')
const TIMES_AFTER = /^(.*\S)\s*[*×]\s*([\d.,]{1,12})$/
const FRACTION = /^(\d[\d_]{0,14})\s?(\/|:| in )\s?(\d[\d_,]{0,14})(?![\d.])(.*)$/
const PARTS_OF_TIME = /^(?:\d{1,15}(?:[.,]\d{1,9})? ?[a-z]{1,12}(?:,? and |[ ,]{0,3})){2,5}$/i
const ISO_TIME = /^P(?:(\d{1,6})D)?(?:T(?:(\d{1,6})H)?(?:(\d{1,6})M)?(?:(\d{1,9}(?:\.\d{1,3})?)S)?)?$/

/**
 * Reads what a person types into a field of the given kind: `120 MB/s`, `50k`, `5M/day`, `7d`, `1h30m`, `75 %`,
 * `1,000,000`, `2,5 MB`, and sums: `2*500`, `1/1000`, `1h + 30min`. Where records per second are asked for, bytes per
 * second are understood too and said so in the kind, so that the caller can divide by the record's size. MB is 10^6,
 * MiB 2^20. Refuses anything else, more than 200 letters, negative numbers, numbers beyond 10^15, and a number that can be read in two ways,
 * in a sentence with an example.
 */
export function parseQuantity(text: string, kind: QuantityKind): Result<Quantity> {
  const trimmed = text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^(?:~|≈|about |around |ca\. )\s?/i, '')
  const refuse = (why: string): Result<Quantity> => ({
    ok: false,
    error: `${why} Write for example ${EXAMPLE[kind]}.`,
  })
  if (trimmed === '') return refuse('Nothing is written here.')
  if (trimmed.length > LONGEST) return refuse('This is longer than any number.')
  const read = readSum(trimmed, kind)
  if (!read.ok) return refuse(read.error)
  if (read.value.value < 0) return refuse('This cannot be negative.')
  return read.value.value > MOST ? refuse('This is larger than any cluster.') : read
}

/** Reads `1h + 30min`: what is added, each with its own unit. */
function readSum(text: string, kind: QuantityKind): Result<Quantity> {
  const terms = text.split(/(?<=[^\s+])(?<!\de)\s*\+\s*(?=[\d.])/i)
  if (terms.length > MOST_TERMS) return { ok: false, error: 'That is more than can be added here.' }
  let sum: Quantity | undefined
  for (const term of terms) {
    const read = readTerm(term, kind)
    if (!read.ok) return read
    if (sum && sum.kind !== read.value.kind)
      return { ok: false, error: 'Records and bytes cannot be added up.' }
    sum = { kind: read.value.kind, value: (sum?.value ?? 0) + read.value.value }
  }
  return sum ? { ok: true, value: sum } : { ok: false, error: 'Nothing is written here.' }
}

/** Reads `2*500`, `24h * 7`, `7 x 24 h`, and what is no product. */
function readTerm(text: string, kind: QuantityKind): Result<Quantity> {
  const product = TIMES_BEFORE.exec(text) ?? swapped(TIMES_AFTER.exec(text))
  if (!product) return kind === 'duration' ? readTime(text) : readAmount(text, kind)
  const times = parseNumber(product[1] ?? '')
  if (!times.ok) return times
  const read = readTerm((product[2] ?? '').trim(), kind)
  return read.ok ? { ok: true, value: { ...read.value, value: times.value * read.value.value } } : read
}

const swapped = (match: RegExpExecArray | null): readonly (string | undefined)[] | null =>
  match && [match[0], match[2], match[1]]

/** Reads a duration, also in several units: `1h30m`, `1h30`, `7 days and 12 hours`, `P7DT12H`. */
function readTime(text: string): Result<Quantity> {
  const iso = text.length > 2 ? ISO_TIME.exec(text) : null
  const spelt = iso
    ? ['d', 'h', 'min', 's'].map((unit, at) => `${iso[at + 1] ?? 0}${unit}`).join(' ')
    : text.replace(/(\dh) ?(\d{1,2})$/i, '$1 $2min')
  const parts = PARTS_OF_TIME.test(spelt) ? spelt.match(/\d[\d.,]* ?(?!and)[a-zµμ]+/gi) : null
  if (!parts) return readAmount(spelt, 'duration')
  let value = 0
  for (const part of parts) {
    const read = readAmount(part, 'duration')
    if (!read.ok) return read
    value += read.value.value
  }
  return { ok: true, value: { value, kind: 'duration' } }
}

/** Reads one number with its unit; `1/1000` is a number, and so is `1 in 1000` of a share. */
function readAmount(text: string, kind: QuantityKind): Result<Quantity> {
  const fraction = FRACTION.exec(text)
  const isFraction = fraction !== null && (fraction[2] === '/' || kind === 'ratio')
  const match = isFraction ? null : AMOUNT.exec(text)
  const [number, rest] = isFraction
    ? [divided(fraction[1], fraction[3]), fraction[4] ?? '']
    : [parseNumber(match?.[1] ?? text), match?.[2] ?? '']
  if (!number.ok) return number
  const unit = rest.trim()
  const found = quantityUnit(unit, kind)
  if (!found) return { ok: false, error: `“${unit.slice(0, 40)}” is not a unit that fits here.` }
  const value = Number((number.value * found.factor).toPrecision(found.digits))
  return { ok: true, value: { value, kind: found.kind } }
}

function divided(above = '', below = ''): Result<number> {
  const [one, other] = [parseNumber(above), parseNumber(below)]
  if (!one.ok) return one
  if (!other.ok) return other
  return other.value === 0
    ? { ok: false, error: 'Nothing can be divided by 0.' }
    : { ok: true, value: one.value / other.value }
}
