import { type Codec, escapeText, fail, ITEM, numberText, readNumber, unescapeText } from './cells'
import { CONFIG_KEYS } from './config-keys-v1'

const DIGITS = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'
/** Settings up to here take one character, the others two after this one. */
const SHORT = DIGITS.length - 8

const CODES = new Map(CONFIG_KEYS.map((key, at) => [key, codeAt(at)]))

function codeAt(at: number): string {
  if (at < SHORT) return DIGITS.charAt(at)
  const rest = at - SHORT
  return DIGITS.charAt(SHORT + Math.floor(rest / DIGITS.length)) + DIGITS.charAt(rest % DIGITS.length)
}

/** Settings with their values: the code of a known key or, after a quote, the key itself and an equals sign. */
export const config: Codec = {
  empty: 'mapping',
  write: (value) =>
    Object.entries(value as Readonly<Record<string, unknown>>)
      .map(([key, setting]) => (CODES.get(key) ?? `"${escapeText(key)}${ITEM}`) + writeSetting(setting))
      .join(ITEM),
  read: (cell) => {
    const entries: [string, unknown][] = []
    const items = cell.split(ITEM)
    for (let at = 0; at < items.length; at += 1) {
      const item = items[at] ?? ''
      if (item.startsWith('"')) {
        at += 1
        entries.push([unescapeText(item.slice(1)), readSetting(items[at] ?? fail())])
        continue
      }
      const first = DIGITS.indexOf(item.charAt(0))
      const length = first < SHORT ? 1 : 2
      const index =
        first < SHORT ? first : SHORT + (first - SHORT) * DIGITS.length + DIGITS.indexOf(item.charAt(1))
      entries.push([CONFIG_KEYS[index] ?? fail(), readSetting(item.slice(length))])
    }
    return Object.fromEntries(entries)
  },
}

/** Numbers bare; other text bare too unless it could be taken for one of the others. */
function writeSetting(value: unknown): string {
  if (typeof value === 'number') return numberText(value)
  if (typeof value !== 'string') return `!${value === null ? '' : value ? '1' : '0'}`
  const escaped = escapeText(value)
  return /^[-\d.'!]/.test(escaped) ? `'${escaped}` : escaped
}

function readSetting(cell: string): unknown {
  if (cell.startsWith('!')) return cell === '!' ? null : cell === '!1'
  if (cell.startsWith("'")) return unescapeText(cell.slice(1))
  return /^[-\d.]/.test(cell) ? readNumber(cell) : unescapeText(cell)
}
