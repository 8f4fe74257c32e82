import { MOST_RECORDS_PER_SECOND, RATE_NOT_MEANT } from '@/core/model/most-rate'
import { formatCount } from '@/core/shared/format'
import { parseQuantity, type QuantityKind } from '@/core/shared/parse-quantity'
import type { Result } from '@/core/shared/result'
import { GB, GIB, MB, MIB, TB } from '@/core/shared/units'

/** Reads a quantity; a text that is empty is the value left out. */
export function readQuantity(
  kind: QuantityKind,
  limits: { readonly min?: number; readonly max?: number; readonly isWhole?: boolean } = {},
): (text: string) => Result<number | undefined> {
  return (text) => {
    if (text.trim() === '') return { ok: true, value: undefined }
    const parsed = parseQuantity(text, kind)
    if (!parsed.ok) return parsed
    const { value } = parsed.value
    if (limits.isWhole && !Number.isInteger(value))
      return { ok: false, error: 'This must be a whole number.' }
    if (limits.min !== undefined && value < limits.min)
      return { ok: false, error: `The least is ${formatCount(limits.min)}.` }
    if (limits.max !== undefined && value > limits.max)
      return { ok: false, error: tooMuch(text.trim(), kind, limits.max) }
    return { ok: true, value }
  }
}

/** Who types `50` where the most is 1 means a share in percent, and may type it at once. */
function tooMuch(text: string, kind: QuantityKind, max: number): string {
  if (kind !== 'ratio' || max > 1) return `The most is ${formatCount(max)}.`
  return /^[\d.,]+$/.test(text)
    ? `The most is 1, which is all. Write ${text} % for a share in percent.`
    : 'The most is 100 %.'
}

/** A number of milliseconds below this is no sooner typed without its unit than one of days. */
const PLAIN_MS = 60_000

/**
 * Reads a duration where days are as usual as milliseconds: a small number without a unit is asked for it, and not taken
 * for milliseconds. A text that is empty is the value left out.
 */
export function readDuration(text: string): Result<number | undefined> {
  const number = text.trim()
  const isBare = /^\d[\d_,.’' ]*$/.test(number)
  const read = readQuantity('duration')(text)
  if (!isBare || !read.ok || read.value === undefined || read.value >= PLAIN_MS) return read
  return {
    ok: false,
    error: `${number} of what? Write ${number} d, ${number} h, ${number} s or ${number} ms.`,
  }
}

/** Reads records per second, typed as such or as bytes per second of records of a known size. */
export function readRate(recordBytes: number): (text: string) => Result<number | undefined> {
  return (text) => {
    if (text.trim() === '') return { ok: true, value: undefined }
    const parsed = parseQuantity(text, 'records/s')
    if (!parsed.ok) return parsed
    const { value, kind } = parsed.value
    const records = kind === 'bytes/s' ? value / Math.max(1, recordBytes) : value
    return records > MOST_RECORDS_PER_SECOND
      ? { ok: false, error: RATE_NOT_MEANT }
      : { ok: true, value: records }
  }
}

/** Reads growth: a factor as `1.5`, or by how much it grows as `50 %`, which is the factor 1.5. */
export function readGrowth(text: string): Result<number | undefined> {
  const isShare = text.trim().endsWith('%')
  const read = readQuantity('ratio', { max: 1000, ...(!isShare && { min: 0.01 }) })(text)
  if (!read.ok)
    return { ok: false, error: read.error.replace(/Write for example .*/, 'Write for example 1.5 or 50 %.') }
  return read.value !== undefined && isShare
    ? { ok: true, value: Number((1 + read.value).toPrecision(12)) }
    : read
}

/** A count of things, at least one. */
export const readCount = readQuantity('count', { min: 1, max: 1_000_000, isWhole: true })

/** More digits than these are the noise of a floating point number, not something that was typed. */
const EXACT = new Intl.NumberFormat('en-US', { maximumSignificantDigits: 15 })

/** A number with nothing rounded away, as a person would type it again. */
export const shownCount = (value: number | undefined): string =>
  value === undefined ? '' : EXACT.format(value)

const SIZES = [
  ['GiB', GIB],
  ['TB', TB],
  ['GB', GB],
  ['MiB', MIB],
  ['MB', MB],
] as const

/** Bytes exactly: in the largest unit that says them with at most three decimals, else one by one. */
export function shownBytes(bytes: number | undefined): string {
  if (bytes === undefined) return ''
  for (const [unit, factor] of SIZES) {
    const step = unit.endsWith('iB') ? factor : factor / 1000
    if (bytes >= factor && bytes % step === 0) return `${EXACT.format(bytes / factor)} ${unit}`
  }
  return `${EXACT.format(bytes)} B`
}

export const shownPercent = (ratio: number | undefined): string =>
  ratio === undefined ? '' : `${EXACT.format(Number((ratio * 100).toPrecision(14)))} %`

export const shownByteRate = (bytes: number | undefined): string =>
  bytes === undefined ? '' : `${shownBytes(bytes)}/s`

/** A duration as a person would type it again: the largest unit that divides it evenly. */
export function shownDuration(ms: number | undefined): string {
  if (ms === undefined) return ''
  for (const [unit, factor] of [
    ['days', 86_400_000],
    ['hours', 3_600_000],
    ['min', 60_000],
    ['s', 1000],
  ] as const) {
    if (ms >= factor && ms % factor === 0)
      return `${ms / factor} ${ms === factor && unit === 'days' ? 'day' : unit}`
  }
  return `${ms} ms`
}
