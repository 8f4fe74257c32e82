import { commentLine } from './single-line'

/**
 * Java's properties format, in ASCII alone, so that it is the same text in ISO-8859-1 and in UTF-8.
 *
 * @see java.util.Properties.load
 */
const NAMED: Readonly<Record<string, string>> = { '\t': '\\t', '\n': '\\n', '\r': '\\r', '\f': '\\f' }

const escapeUnit = (unit: string): string =>
  NAMED[unit] ?? `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0').toUpperCase()}`

const toAscii = (text: string): string => text.replace(/[^ -~]/g, escapeUnit)

/** `key=value`, read back as the very same key and value. */
export function propertyLine(key: string, value: string): string {
  const name = toAscii(key.replace(/[\\ :=#!]/g, '\\$&'))
  return `${name}=${toAscii(value.replaceAll('\\', '\\\\').replace(/^ /, '\\ '))}`
}

/** A comment of one line. */
export const propertyComment = (text: string): string => commentLine(toAscii(text))
