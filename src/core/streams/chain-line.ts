import { readDuration, readNumber } from './chain-words'

/** What cannot be read, in a sentence. */
export class Unreadable extends Error {
  /** A word of the line, and the one that was probably meant. */
  readonly instead: { readonly word: string; readonly by: string } | undefined

  constructor(message: string, instead?: { readonly word: string; readonly by: string }) {
    super(message)
    this.instead = instead
  }
}

export interface Word {
  readonly text: string
  readonly isQuoted: boolean
}

/** The words of a line: names, those in quotes as one, and each mark between them. */
export function wordsOf(line: string): Word[] {
  return [...line.matchAll(/"((?:[^"\\]|\\.)*)"|[,|=:]|[^\s,|=:"]+/g)].map(([text, inside]) => {
    if (inside === undefined) return { text, isQuoted: false }
    try {
      return { text: JSON.parse(text) as string, isQuoted: true }
    } catch {
      return { text: inside, isQuoted: true }
    }
  })
}

/** Reads one line from left to right. */
export class Line {
  readonly #words: readonly Word[]
  #at = 0

  constructor(words: readonly Word[]) {
    this.#words = words
  }

  /** The next word, as long as it is not in quotes. */
  get next(): string | undefined {
    const word = this.#words[this.#at]
    return word?.isQuoted ? undefined : word?.text
  }

  get isEnd(): boolean {
    return this.#at >= this.#words.length || this.next === '|'
  }

  skip(word: string): boolean {
    if (this.next !== word) return false
    this.#at += 1
    return true
  }

  name(what: string): string {
    const word = this.#words[this.#at]
    if (!word || (!word.isQuoted && /^[,|=:]$/.test(word.text))) throw new Unreadable(`${what} is missing.`)
    this.#at += 1
    return word.text
  }

  names(what: string): string[] {
    const found = [this.name(what)]
    while (this.skip(',')) found.push(this.name(what))
    return found
  }

  duration(what: string): number {
    const read = readDuration(this.#words[this.#at]?.text, this.#words[this.#at + 1]?.text)
    if (!read) throw new Unreadable(`${what} must be a duration, as \`5 min\`.`)
    this.#at += read.words
    return read.ms
  }

  number(what: string): number {
    const read = readNumber(this.#words[this.#at]?.text)
    if (read === null) throw new Unreadable(`${what} must be a number.`)
    this.#at += 1
    // `10 %`, with a blank between.
    if (this.skip('%')) return read / 100
    return read
  }
}
