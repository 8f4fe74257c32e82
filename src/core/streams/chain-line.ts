import { readDuration, readNumber } from './chain-words'

/** Where a word stands in its line: the offset of its first sign, and that behind its last. */
export interface Span {
  readonly from: number
  readonly to: number
}

/** A word of a line, and what was probably meant by it. */
export interface Instead extends Span {
  readonly by: string
}

/** What cannot be read, in a sentence. */
export class Unreadable extends Error {
  readonly instead: Instead | undefined

  constructor(message: string, instead?: Instead) {
    super(message)
    this.instead = instead
  }
}

/** A word of a line: a name, a mark between names, or what stands in quotes, without these. */
export interface Word {
  readonly text: string
  readonly isQuoted: boolean
  /** Where it was typed; undefined of a word that was not. */
  readonly span?: Span
}

/** The words of a line: names, those in quotes as one, and each mark between them. */
export function wordsOf(line: string): Word[] {
  return [...line.matchAll(/"((?:[^"\\]|\\.)*)"|[,|=:]|[^\s,|=:"]+/g)].map((found) => {
    const [text, inside] = found
    const span = { from: found.index, to: found.index + text.length }
    if (inside === undefined) return { text, isQuoted: false, span }
    try {
      return { text: JSON.parse(text) as string, isQuoted: true, span }
    } catch {
      return { text: inside, isQuoted: true, span }
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

  /** Where the next word was typed. */
  get span(): Span | undefined {
    return this.#words[this.#at]?.span
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
