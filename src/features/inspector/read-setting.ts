import type { ConfigValue } from '@/core/model/design'
import { parseQuantity, type QuantityKind } from '@/core/shared/parse-quantity'

const NUMERIC = new Set(['int', 'long', 'short', 'double'])

/** What a setting is measured in, by its name as Kafka gives it. */
function quantityOf(setting: string): QuantityKind {
  if (/\bms$/.test(setting)) return 'duration'
  return /(?:\bbytes|\bbatch\.size|\bbuffer\.memory)$/.test(setting) ? 'bytes' : 'count'
}

/**
 * What was typed of a setting as the document keeps it: numbers and truth values as such, the rest as text. Where Kafka
 * wants a number of milliseconds or bytes, `7d` and `1.5 MB` are those; what does not read stays as it was typed.
 */
export function readSetting(setting: string, typed: string, type: string | undefined): ConfigValue {
  const text = typed.trim()
  if (type === 'boolean' && /^(true|false)$/i.test(text)) return text.toLowerCase() === 'true'
  if (type === undefined || !NUMERIC.has(type) || text === '') return typed
  const number = Number(text)
  if (Number.isFinite(number)) return Math.abs(number) <= Number.MAX_SAFE_INTEGER ? number : typed
  const read = parseQuantity(text, quantityOf(setting))
  if (!read.ok) return typed
  return type === 'double' ? read.value.value : Math.round(read.value.value)
}
