/**
 * How single values are written in a link. A cell is text without tabs, line ends and form feeds; the empty
 * cell means that the field is left out.
 */
export interface Codec {
  /** Text for a value; values come in the order of the rows. */
  write(value: unknown): string
  /** The value again. Throws on a cell that it cannot have written. */
  read(cell: string): unknown
  /** Whether it can write a value; all values where it does not say. What it cannot, the rest of a link carries. */
  fits?(value: unknown): boolean
  /** For collections: what the field is where it is there, but with nothing in it. */
  readonly empty?: 'list' | 'mapping'
}

/** Separates items inside a cell. */
export const ITEM = '\u0001'
// biome-ignore lint/suspicious/noControlCharactersInRegex: the item separator is one on purpose
const ESCAPED = /[\\\t\n\f\u0001]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

const NAMES: Readonly<Record<string, string>> = { '\\': '\\', '\t': 't', '\n': 'n', '\f': 'f', [ITEM]: 'i' }
const CHARACTERS = new Map(Object.entries(NAMES).map(([character, name]) => [name, character]))

export function escapeText(value: string): string {
  return value === '' ? '\\e' : value.replace(ESCAPED, escapeCharacter)
}

/** A separator by its name; half a surrogate pair, which UTF-8 has no bytes for, by its number. */
const escapeCharacter = (character: string): string =>
  `\\${NAMES[character] ?? `u${character.charCodeAt(0).toString(16)}`}`

export function unescapeText(cell: string): string {
  if (cell === '\\e') return ''
  return cell.replace(/\\(u[\da-f]{4}|.)/g, (_, name: string) =>
    name.length === 5
      ? String.fromCharCode(Number.parseInt(name.slice(1), 16))
      : (CHARACTERS.get(name) ?? fail()),
  )
}

export function fail(): never {
  throw new Error('not a cell')
}

/** The shorter of `604800000` and `6048e5`; both are the very same number. */
export function numberText(value: number): string {
  if (Object.is(value, -0)) return '-0'
  const plain = String(value)
  const zeros = /^(-?\d*[1-9])(0{2,})$/.exec(plain)
  return zeros ? `${zeros[1]}e${zeros[2]?.length}` : plain
}

export function readNumber(cell: string): number {
  return /^-?[\d.]+(?:e[-+]?\d+)?$/.test(cell) ? Number(cell) : fail()
}

export const text: Codec = {
  write: (value) => escapeText(value as string),
  read: unescapeText,
  fits: (value) => typeof value === 'string',
}

export const number: Codec = {
  write: (value) => numberText(value as number),
  read: readNumber,
  fits: (value) => typeof value === 'number',
}

export const flag: Codec = {
  fits: (value) => typeof value === 'boolean',
  write: (value) => (value ? '1' : '0'),
  read: (cell) => (cell === '1' ? true : cell === '0' ? false : fail()),
}

/** `auto` or a number. */
export const partitions: Codec = {
  fits: (value) => value === 'auto' || typeof value === 'number',
  write: (value) => (value === 'auto' ? 'a' : numberText(value as number)),
  read: (cell) => (cell === 'a' ? 'auto' : readNumber(cell)),
}

/** One of a fixed list of words, by its index: words may be added to a list at its end only. */
export const oneOf = (...words: readonly string[]): Codec => ({
  fits: (value) => words.includes(value as string),
  write: (value) => words.indexOf(value as string).toString(36),
  read: (cell) => words[Number.parseInt(cell, 36)] ?? fail(),
})

/** A list whose items are written by another codec. */
export const listOf = (item: Codec): Codec => ({
  empty: 'list',
  write: (value) => (value as readonly unknown[]).map((one) => item.write(one)).join(ITEM),
  read: (cell) => cell.split(ITEM).map((one) => item.read(one)),
})

/** What stands before the name of a topic that the design does not draw. */
export const BY_NAME = '!'

/**
 * Topics by how far each is from the one named before, counted from the next: mostly short numbers. One that
 * the design does not draw is written by its name.
 */
export function topicReference(topics: readonly string[]): Codec {
  const indexes = new Map(topics.map((name, at) => [name, at]))
  let before = -1
  return {
    write: (value) => {
      const index = indexes.get(value as string)
      if (index === undefined) return BY_NAME + escapeText(value as string)
      const distance = index - before - 1
      before = index
      return distance.toString(36)
    },
    read: (cell) => {
      if (cell.startsWith(BY_NAME)) return unescapeText(cell.slice(BY_NAME.length))
      before += Number.parseInt(cell, 36) + 1
      return topics[before] ?? fail()
    },
  }
}

/** `{ topic }` for a reference. */
export const withTopic = (reference: Codec): Codec => ({
  write: (value) => reference.write((value as { topic: string }).topic),
  read: (cell) => ({ topic: reference.read(cell) }),
})
