import { formatBytes, formatDuration } from './format'

/** Where -2 stands for the setting of the whole. @see local.retention.ms, local.retention.bytes, log.local.retention.ms */
const LOCAL = /(?:^|\.)local\.(retention\.(?:ms|bytes))$/

/** What a number of a field or a setting is, by how its path ends. */
const UNITS = [
  [/(?:\.ms|Ms)$/, formatDuration],
  [/(?:\.bytes|Bytes)$/, (bytes: number) => (bytes < 0 ? 'no limit' : formatBytes(bytes))],
] as const

const numberOf = (value: unknown): number =>
  typeof value === 'number'
    ? value
    : typeof value === 'string' && value.trim() !== ''
      ? Number(value)
      : Number.NaN

/** Returns a value of a field or a setting as people say it: `7 d` for `retention.ms` of 604800000; what has no unit as it is. */
export function valueWords(path: string, value: unknown): string {
  const number = numberOf(value)
  const [, whole] = LOCAL.exec(path) ?? []
  if (number === -2 && whole !== undefined) return `as ${whole}`
  const words = Number.isFinite(number) ? UNITS.find(([ends]) => ends.test(path))?.[1](number) : undefined
  return words ?? String(value)
}

/** Returns the values of one field as people say them; where two that differ would sound alike, each with its number. */
export function valuesInWords(path: string, values: readonly unknown[]): readonly string[] {
  const said = values.map((value) => valueWords(path, value))
  const isAlike = new Set(values.map(String)).size > new Set(said).size
  return isAlike ? said.map((words, at) => `${words} (${String(values[at])})`) : said
}
