import { quoted as doubleQuoted } from '../code-text'

/** The package that the client's types are in. */
export const KAFKAJS = '@confluentinc/kafka-javascript'

/** A text as a string of TypeScript. */
export const quoted = (text: string): string =>
  `'${doubleQuoted(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`

/** A setting's value as librdkafka's options are typed: a number, a switch or a text. */
export function settingValue(key: string, value: string): string {
  if (key === 'acks') return value === 'all' ? '-1' : value
  if (value === 'true' || value === 'false') return value
  return /^-?\d+(?:\.\d+)?$/.test(value) && !/id$/.test(key) ? value : quoted(value)
}
