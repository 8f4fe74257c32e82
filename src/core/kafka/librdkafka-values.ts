import { formatCount } from '../shared/format'
import rows from './librdkafka-rows.json'
import { LIBRDKAFKA_NAMES } from './librdkafka-settings'

type Value = string | number | boolean | null

const ROWS: Readonly<Record<string, string>> = rows
const SWITCH = ['true', 'false', '1', '0', 't', 'f']

/** A setting's row by its own name, or by the one that Java has for it; undefined where librdkafka has none like it. */
function rowOf(key: string): string | undefined {
  const name = Object.hasOwn(LIBRDKAFKA_NAMES, key) ? (LIBRDKAFKA_NAMES[key] ?? key) : key
  return Object.hasOwn(ROWS, name) ? ROWS[name] : undefined
}

/** Returns whether librdkafka has a setting, under its own name, an alias, or the one that Java has for it. */
export const isOfLibrdkafka = (key: string): boolean => rowOf(key) !== undefined

/**
 * Returns what librdkafka takes for a setting where it does not take this value: `0 to 900,000`, or the words;
 * undefined where it takes the value, and of settings that it does not have.
 *
 * @see CONFIGURATION.md of librdkafka 2.15; rd_kafka_anyconf_set_prop
 */
export function takenInstead(key: string, value: Value): string | undefined {
  const row = rowOf(key)
  if (row === undefined || value === null) return undefined
  const text = String(value).trim()
  // A reference is filled in when the application starts.
  if (text.includes('${')) return undefined
  const [, first, last] = row.split(' ')
  if (first === undefined) return undefined
  if (last !== undefined) {
    // The word for all replicas in sync.
    if (first === '-1' && text.toLowerCase() === 'all') return undefined
    const number = Number(text)
    if (text !== '' && number >= Number(first) && number <= Number(last)) return undefined
    return `${formatCount(Number(first))} to ${formatCount(Number(last))}`
  }
  const words = first.split('|')
  const allowed = words.includes('true') ? SWITCH : words
  return allowed.includes(text.toLowerCase()) ? undefined : words.join(', ')
}
