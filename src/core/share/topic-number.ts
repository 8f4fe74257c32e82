import { BY_NAME, type Codec, escapeText, fail, unescapeText } from './cells'

const DIGITS = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'

/**
 * Topics by how far each is behind the one named before, going round at the end, in as many digits as the number
 * of topics needs: no signs, and no ends to look for. One that the design does not draw is written by its name.
 */
export function topicNumber(topics: readonly string[]): Codec {
  const indexes = new Map(topics.map((name, at) => [name, at]))
  const count = topics.length
  const width = digitsOf(Math.max(0, count - 1))
  let before = -1
  return {
    write: (value) => {
      const index = indexes.get(value as string)
      if (index === undefined) return BY_NAME + escapeText(value as string)
      const distance = (index - before - 1 + count) % count
      before = index
      return toText(distance, width)
    },
    read: (cell) => {
      if (cell.startsWith(BY_NAME)) return unescapeText(cell.slice(BY_NAME.length))
      if (cell.length !== width) fail()
      before = (before + 1 + fromText(cell)) % count
      return topics[before] ?? fail()
    },
  }
}

function digitsOf(largest: number): number {
  return largest < DIGITS.length ? 1 : 1 + digitsOf(Math.floor(largest / DIGITS.length))
}

function toText(value: number, width: number): string {
  return width === 0
    ? ''
    : toText(Math.floor(value / DIGITS.length), width - 1) + DIGITS.charAt(value % DIGITS.length)
}

function fromText(cell: string): number {
  let value = 0
  for (const character of cell) {
    const digit = DIGITS.indexOf(character)
    value = value * DIGITS.length + (digit < 0 ? fail() : digit)
  }
  return value
}
