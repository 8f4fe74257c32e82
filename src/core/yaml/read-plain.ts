import { err, ok, type Result } from '../shared/result'
import type { Marks } from './marks'
import { plainScalar } from './plain-scalar'
import { type GaveUp, NotPlain, Scanner } from './plain-scanner'

/** A list or a mapping has no more entries; five times as many as the largest design has nodes. */
export const MOST_ENTRIES = 200_000
/** Deeper than any design; a text that nests further is left to the complete parser. */
const DEEPEST = 40

/**
 * Reads JSON and the everyday part of YAML, ten times as fast as the complete parser: block and flow
 * collections, quoted and one-line plain scalars, literal blocks, comments. Says where it gave up in a text
 * that has anything else in it, a fault included; what it does return is what the complete parser returns.
 */
export function readPlain(text: string, marks?: Marks): Result<unknown, GaveUp> {
  // A tab means different things in different places, but inside JSON it is only space.
  if (!text.startsWith('{') && text.includes('\t')) return err({ at: text.indexOf('\t') })
  try {
    return ok(new PlainReader(text, marks).read())
  } catch (failure) {
    if (failure instanceof NotPlain) return err(failure.gaveUp)
    throw failure
  }
}

class PlainReader extends Scanner {
  readonly #marks: Marks | undefined
  #depth = 0

  constructor(text: string, marks: Marks | undefined) {
    super(text)
    this.#marks = marks
  }

  read(): unknown {
    const indent = this.nextLine()
    if (indent < 0) this.leave()
    const value = this.#block(indent)
    if (this.nextLine() >= 0) this.leave()
    return value
  }

  /** A collection whose first entry stands here, `indent` columns into its line. */
  #block(indent: number): unknown {
    const character = this.peek()
    if (character === '-') return this.#sequence(indent)
    if (character === '{' || character === '[') {
      const value = this.#flow(indent - 1)
      this.endLine()
      return value
    }
    return this.#mapping(indent)
  }

  /** A text of millions of entries is no design, and need not be read to its end. */
  #count(entries: number): void {
    if (entries >= MOST_ENTRIES) throw new NotPlain({ at: this.at, isEndless: true })
  }

  #deeper(): void {
    this.#depth += 1
    if (this.#depth > DEEPEST) this.leave()
  }

  /** A list; one that stands no further in than its own key ends where a key of that mapping follows. */
  #sequence(indent: number, isBelowKey = false): unknown[] {
    this.#deeper()
    const list: unknown[] = []
    do {
      this.#mark(list, list.length)
      if (this.peek() !== '-') this.leave()
      this.#count(list.length)
      this.skip(1)
      list.push(this.#entry(indent))
    } while (this.nextLine() === indent && (!isBelowKey || (this.peek() === '-' && this.isSpaceAt(1))))
    this.#endBlock(indent)
    return list
  }

  #entry(indent: number): unknown {
    const spaces = this.spaces()
    if (this.atLineEnd()) {
      this.endLine()
      const inner = this.nextLine()
      return inner > indent ? this.#block(inner) : null
    }
    if (spaces === 0) this.leave()
    if (this.isKeyAhead()) return this.#mapping(indent + 1 + spaces)
    if (this.peek() === '-' && this.isSpaceAt(1)) this.leave()
    return this.#inline(indent)
  }

  #mapping(indent: number): Record<string, unknown> {
    this.#deeper()
    const mapping: Record<string, unknown> = {}
    let entries = 0
    do {
      const start = this.at
      this.#count(entries++)
      const key = this.key()
      if (this.peek() !== ':') this.leave()
      this.skip(1)
      const spaces = this.spaces()
      const isOpen = this.atLineEnd()
      if (!isOpen && spaces === 0) this.leave()
      this.#put(mapping, key, start, isOpen ? this.#nested(indent) : this.#inline(indent))
    } while (this.nextLine() === indent)
    this.#endBlock(indent)
    return mapping
  }

  /** After a block, only what belongs to an outer one may follow. */
  #endBlock(indent: number): void {
    this.#depth -= 1
    if (this.nextLine() > indent) this.leave()
  }

  #nested(indent: number): unknown {
    this.endLine()
    const inner = this.nextLine()
    if (inner > indent) return this.#block(inner)
    return inner === indent && this.peek() === '-' && this.isSpaceAt(1) ? this.#sequence(indent, true) : null
  }

  /** A value on the line of its key or dash; what follows must not continue it. */
  #inline(indent: number): unknown {
    const character = this.peek()
    if (character === '|') return this.literal(indent)
    const value =
      character === '{' || character === '['
        ? this.#flow(indent)
        : character === '"' || character === "'"
          ? this.quoted()
          : plainScalar(this.plainLine())
    this.endLine()
    if (this.nextLine() > indent) this.leave()
    return value
  }

  #flow(indent: number): unknown {
    switch (this.peek()) {
      case '{':
        return this.#flowMapping(indent)
      case '[':
        return this.#flowSequence(indent)
      case '"':
      case "'":
        return this.quoted()
      default:
        return plainScalar(this.plainFlow())
    }
  }

  #flowMapping(indent: number): Record<string, unknown> {
    this.#deeper()
    const mapping: Record<string, unknown> = {}
    this.skip(1)
    this.space(indent)
    let entries = 0
    while (this.peek() !== '}') {
      const start = this.at
      this.#count(entries++)
      const isQuoted = this.peek() === '"' || this.peek() === "'"
      const key = this.key()
      if (this.peek() !== ':') this.leave(`A \`:\` is missing after \`${key.slice(0, 60)}\``)
      if (!(isQuoted || this.isSpaceAt(1))) this.leave()
      this.skip(1)
      this.space(indent)
      this.#put(mapping, key, start, this.#flow(indent))
      this.#separator('}', indent)
    }
    this.skip(1)
    this.#depth -= 1
    return mapping
  }

  #flowSequence(indent: number): unknown[] {
    this.#deeper()
    const list: unknown[] = []
    this.skip(1)
    this.space(indent)
    while (this.peek() !== ']') {
      this.#count(list.length)
      this.#mark(list, list.length)
      list.push(this.#flow(indent))
      this.#separator(']', indent)
    }
    this.skip(1)
    this.#depth -= 1
    return list
  }

  #separator(end: string, indent: number): void {
    const before = this.at
    this.space(indent)
    if (this.peek() === ',') {
      this.skip(1)
      this.space(indent)
      return
    }
    if (this.peek() === '') this.leave(`The text ends before a closing \`${end}\``, before)
    if (this.peek() !== end) this.leave(`A \`,\` or \`${end}\` is missing`, before)
  }

  #put(mapping: Record<string, unknown>, key: string, offset: number, value: unknown): void {
    // A key that is there twice, and the one key that would set the prototype.
    if (key === '__proto__' || Object.hasOwn(mapping, key)) this.leave()
    mapping[key] = value
    this.#mark(mapping, key, offset)
  }

  #mark(container: object, step: string | number, offset: number = this.at): void {
    if (!this.#marks) return
    const known = this.#marks.get(container)
    if (known) known.set(step, offset)
    else this.#marks.set(container, new Map([[step, offset]]))
  }
}
