import { readYamlDocuments, type YamlDocument } from '../../yaml/read-documents'
import type { FactBook } from '../facts/fact-book'
import type { Place, Source } from '../source'

/** What one document needs to know while its fields are read. */
interface Reading {
  readonly file: string
  readonly lineOf: YamlDocument['lineOf']
  /** The keys of each collection that somebody asked for. */
  readonly asked: Map<object, Set<string | number>>
  /** The text with what stands for its expressions, where their values are known. */
  resolve(text: string, place: Place): string
}

type Fields = Readonly<Record<string, unknown>>

const isCollection = (value: unknown): value is object => typeof value === 'object' && value !== null

/**
 * A value of a document with the line that it stands in. Whatever is not asked for is found by `tellUnread`, so
 * that an importer drops nothing in silence.
 */
export class Field {
  readonly line: number
  readonly path: string
  readonly #value: unknown
  readonly #reading: Reading
  /** Notes that a plain value was used; it counts as read only then. */
  readonly #use: (() => void) | undefined

  constructor(value: unknown, line: number, path: string, reading: Reading, use?: () => void) {
    this.#value = value
    this.line = line
    this.path = path
    this.#reading = reading
    this.#use = use
  }

  get place(): Place {
    return { file: this.#reading.file, line: this.line }
  }

  get isMapping(): boolean {
    return isCollection(this.#value) && !Array.isArray(this.#value)
  }

  get isList(): boolean {
    return Array.isArray(this.#value)
  }

  /** A field of a mapping; undefined where there is none or it says nothing. */
  get(key: string): Field | undefined {
    if (!this.isMapping || !Object.hasOwn(this.#value as object, key)) return undefined
    this.#ask(key)
    const value = (this.#value as Fields)[key]
    return value === null || value === undefined ? undefined : this.#inner(key, value)
  }

  /** A field of a field of … */
  in(...keys: readonly string[]): Field | undefined {
    let field: Field | undefined = this
    for (const key of keys) field = field?.get(key)
    return field
  }

  /** The first of several fields that is there: names of one thing in several versions of a format. */
  first(...keys: readonly string[]): Field | undefined {
    return keys.map((key) => this.get(key)).find((field) => field !== undefined)
  }

  /** The keys of a mapping, which does not count as reading them. */
  keys(): readonly string[] {
    return this.isMapping ? Object.keys(this.#value as object) : []
  }

  /** All fields of a mapping; none where it is something else. */
  entries(): readonly (readonly [string, Field])[] {
    if (!this.isMapping) return []
    return Object.entries(this.#value as Fields).map(
      ([key, value]) => [key, this.#visit(key, value)] as const,
    )
  }

  /** All entries of a list; none where it is something else. */
  items(): readonly Field[] {
    if (!Array.isArray(this.#value)) return []
    return this.#value.map((value: unknown, at) => this.#visit(at, value))
  }

  /** A list, or the one thing that stands in its place. */
  all(): readonly Field[] {
    return this.isList ? this.items() : [this]
  }

  /** A plain value, or a list of them, with its expressions resolved as far as they can be; undefined for a mapping. */
  value(): unknown {
    this.#use?.()
    const value = this.#value
    if (typeof value === 'string') return this.#reading.resolve(value, this.place)
    if (!Array.isArray(value)) return isCollection(value) ? undefined : value
    return this.items().map((item) => item.value())
  }

  /** All that is in it as plain data, which counts as reading it. */
  plain(): unknown {
    this.#use?.()
    askAll(this.#value, this.#reading)
    return this.#value
  }

  /** A plain value as text. */
  text(): string | undefined {
    const value = this.value()
    return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
      ? String(value)
      : undefined
  }

  /** Takes note that fields are known and belong to no drawing, with all that is in them. */
  ignore(...keys: readonly string[]): void {
    if (!this.isMapping) return
    for (const key of keys) {
      if (!Object.hasOwn(this.#value as object, key)) continue
      this.#ask(key)
      ignoreAll((this.#value as Fields)[key], this.#reading)
    }
  }

  /** The settings of a mapping, for `Draft.configure`. */
  settings(): [key: string, value: unknown, place: Place][] {
    return this.entries().map(([key, field]) => [key, field.value() ?? undefined, field.place])
  }

  /** The outermost fields below this one that nobody asked for, with their paths and lines. */
  unread(): { path: string; line: number }[] {
    const found: { path: string; line: number }[] = []
    collectUnread(this.#value, this.path, this.#reading, found)
    return found
  }

  #ask(key: string | number): void {
    const keys = this.#reading.asked.get(this.#value as object)
    if (keys) keys.add(key)
    else this.#reading.asked.set(this.#value as object, new Set([key]))
  }

  /** An entry that is visited because all are: a plain value is read only once somebody uses it. */
  #visit(key: string | number, value: unknown): Field {
    if (!isCollection(value)) return this.#inner(key, value, () => this.#ask(key))
    this.#ask(key)
    return this.#inner(key, value)
  }

  #inner(key: string | number, value: unknown, use?: () => void): Field {
    const line = this.#reading.lineOf(this.#value as object, key)
    return new Field(value, line, pathTo(this.path, key), this.#reading, use)
  }
}

const pathTo = (path: string, key: string | number): string =>
  typeof key === 'number' ? `${path}[${key}]` : path === '' ? key : `${path}.${key}`

function ignoreAll(value: unknown, reading: Reading): void {
  if (!isCollection(value) || reading.asked.has(value)) return
  const keys = keysOf(value)
  reading.asked.set(value, new Set<string | number>(keys))
  for (const key of keys) ignoreAll((value as Fields)[key], reading)
}

const keysOf = (value: object): readonly (string | number)[] =>
  Array.isArray(value) ? [...value.keys()] : Object.keys(value)

/** Takes note that all of a value is read, whatever of it was read before. */
function askAll(value: unknown, reading: Reading, seen = new Set<object>()): void {
  if (!isCollection(value) || seen.has(value)) return
  seen.add(value)
  const asked = reading.asked.get(value) ?? new Set<string | number>()
  reading.asked.set(value, asked)
  for (const key of keysOf(value)) {
    asked.add(key)
    askAll((value as Fields)[key], reading, seen)
  }
}

function collectUnread(
  value: unknown,
  path: string,
  reading: Reading,
  found: { path: string; line: number }[],
): void {
  if (!isCollection(value)) return
  const asked = reading.asked.get(value)
  const entries: (readonly [string | number, unknown])[] = Array.isArray(value)
    ? [...value.entries()]
    : Object.entries(value)
  for (const [key, inner] of entries) {
    if (!asked?.has(key)) found.push({ path: pathTo(path, key), line: reading.lineOf(value, key) })
    else collectUnread(inner, pathTo(path, key), reading, found)
  }
}

export interface ReadOptions {
  readonly resolve?: Reading['resolve']
}

/** The documents of a source as fields; what is wrong with their syntax is among the losses of the book. */
export function readFields({ name, text }: Source, book: FactBook, options: ReadOptions = {}): Field[] {
  return readYamlDocuments(text).flatMap(({ value, line, lineOf, faults }) => {
    for (const fault of faults) book.lose({ file: name, line: fault.line }, fault.message)
    if (value === undefined) return []
    const reading: Reading = {
      file: name,
      lineOf,
      asked: new Map(),
      resolve: options.resolve ?? ((said) => said),
    }
    return [new Field(value, line, '', reading)]
  })
}

/** Says of every field that nobody asked for that it is not taken over. */
export function tellUnread(field: Field, book: FactBook): void {
  const { file } = field.place
  for (const { path, line } of field.unread()) book.lose({ file, line }, `\`${path}\` is not taken over.`)
}

/** Plain data as a field of which every part stands in one place. */
export function fieldOf(value: unknown, { file, line = 1 }: Place): Field {
  const reading: Reading = { file, lineOf: () => line, asked: new Map(), resolve: (said) => said }
  return new Field(value, line, '', reading)
}
