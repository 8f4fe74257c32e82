import type { ConfigDefinition } from './catalogue-row'

type Typed = Pick<ConfigDefinition, 'type' | 'minimum' | 'maximum'>

const BITS: Readonly<Partial<Record<ConfigDefinition['type'], number>>> = { short: 15, int: 31, long: 63 }
const WHOLE = /^[+-]?\d+$/

/** Whether a setting is a number. */
export const isNumeric = (definition: Typed | undefined): boolean =>
  definition !== undefined && (definition.type === 'double' || BITS[definition.type] !== undefined)

/**
 * A setting's value as the number that Kafka makes of it; undefined where it makes none: text that is no
 * number, a fraction or more bits than the type has, and what lies outside the setting's range. Without a
 * definition any finite number is one. Long.MAX reads as 2^63.
 *
 * @see org.apache.kafka.common.config.ConfigDef.parseType, ConfigDef.Range
 */
export function kafkaNumber(
  value: string | number | boolean | null | undefined,
  definition?: Typed,
): number | undefined {
  if (typeof value !== 'number' && typeof value !== 'string') return undefined
  const bits = definition && BITS[definition.type]
  const text = String(value).trim()
  if (text === '' || (typeof value === 'string' && bits !== undefined && !WHOLE.test(text))) return undefined
  const number = Number(definition?.type === 'double' ? text.replace(/[fFdD]$/, '') : text)
  if (!Number.isFinite(number)) return undefined
  if (bits !== undefined && !fits(number, text, bits)) return undefined
  const { minimum = Number.NEGATIVE_INFINITY, maximum = Number.POSITIVE_INFINITY } = definition ?? {}
  return number >= minimum && number <= maximum ? number : undefined
}

/** Whether a whole number has so many bits; at the edge of a long, where doubles are too coarse, by its text. */
function fits(number: number, text: string, bits: number): boolean {
  if (!Number.isInteger(number)) return false
  if (Math.abs(number) < 2 ** bits) return true
  if (!WHOLE.test(text)) return false
  const exact = BigInt(text.replace('+', ''))
  return exact >= -(1n << BigInt(bits)) && exact < 1n << BigInt(bits)
}
