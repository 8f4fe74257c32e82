import { isAlias, isMap, isScalar, isSeq, type LineCounter, type Node } from 'yaml'
import type { Marks } from './marks'
import { plainScalar } from './plain-scalar'
import { formatPath, type Problem, type TextError } from './text-error'

/** A text may repeat itself by aliases this much, in collections and scalars; more is an attack. */
const REPEATED = 100_000

/** What becomes of merge keys, `<<`: a design has none, Docker Compose lives by them. */
export type MergeKeys = 'refused' | 'followed'

/** Turns the parser's nodes into plain data, every alias into a copy of its own. */
export class NodeReader {
  readonly marks: Marks = new Map()
  readonly errors: TextError[] = []
  readonly twice: Problem[] = []
  readonly #lines: LineCounter
  readonly #mergeKeys: MergeKeys
  readonly #anchors = new Map<string, Node>()
  readonly #open = new Set<Node>()
  readonly #path: (string | number)[] = []
  #repeated = 0
  #aliases = 0

  constructor(lines: LineCounter, mergeKeys: MergeKeys) {
    this.#lines = lines
    this.#mergeKeys = mergeKeys
  }

  read(node: unknown): unknown {
    if (isAlias(node)) return this.#alias(node.source, node.range?.[0])
    if (!isMap(node) && !isSeq(node) && !isScalar(node)) return null
    if (node.anchor !== undefined) this.#anchors.set(node.anchor, node)
    if (this.#aliases > 0 && ++this.#repeated > REPEATED) {
      if (this.#repeated === REPEATED + 1) {
        this.#report('This text repeats itself too often by its aliases.', node.range?.[0])
      }
      return null
    }
    if (isScalar(node)) return scalarValue(node.value, node.source, node.tag)
    this.#open.add(node)
    const value = isMap(node) ? this.#mapping(node.items) : this.#sequence(node.items)
    this.#open.delete(node)
    return value
  }

  #report(message: string, offset = 0): void {
    if (this.errors.length < 100) {
      this.errors.push({ path: formatPath(this.#path), message, line: this.#lines.linePos(offset).line })
    }
  }

  #alias(name: string, offset?: number): unknown {
    const target = this.#anchors.get(name)
    if (!target) this.#report(`\`*${name}\` refers to nothing before it.`, offset)
    else if (this.#open.has(target)) this.#report(`\`*${name}\` refers to what it stands in.`, offset)
    else {
      this.#aliases += 1
      const value = this.read(target)
      this.#aliases -= 1
      return value
    }
    return null
  }

  #sequence(items: readonly unknown[]): unknown[] {
    const list: unknown[] = []
    const marks = new Map<number, number>()
    this.marks.set(list, marks)
    for (const item of items) {
      marks.set(list.length, startOf(item))
      this.#path.push(list.length)
      list.push(this.read(item))
      this.#path.pop()
    }
    return list
  }

  #mapping(items: readonly { key: unknown; value: unknown }[]): Record<string, unknown> {
    const mapping: Record<string, unknown> = {}
    const marks = new Map<string, number>()
    const merged: unknown[] = []
    this.marks.set(mapping, marks)
    for (const pair of items) {
      const key = this.read(pair.key)
      const offset = startOf(pair.key)
      if (typeof key === 'object' && key !== null) {
        this.#report('A field’s name must be text, not a list or a mapping.', offset)
        continue
      }
      const name = String(key)
      this.#path.push(name)
      if (marks.has(name) && this.twice.length < 1000) {
        const { line } = this.#lines.linePos(offset)
        this.twice.push({ path: [...this.#path], message: `\`${name.slice(0, 100)}\` is said twice.`, line })
      }
      if (name === '<<' && typeof pair.value === 'object' && !isScalar(pair.value)) {
        if (this.#mergeKeys === 'followed') {
          merged.push(this.read(pair.value))
          this.#path.pop()
          continue
        }
        this.#report('Merge keys are not read: write out what `<<` would bring here.', offset)
      }
      marks.set(name, offset)
      define(mapping, name, this.read(pair.value))
      this.#path.pop()
    }
    for (const value of merged) this.#merge(mapping, marks, value)
    return mapping
  }

  /** Adds the entries of a merged mapping, or of each in a list of them, that the mapping has not itself. */
  #merge(mapping: Record<string, unknown>, marks: Map<string, number>, value: unknown): void {
    if (typeof value !== 'object' || value === null) return
    for (const source of Array.isArray(value) ? value : [value]) {
      if (typeof source !== 'object' || source === null || Array.isArray(source)) continue
      for (const [name, entry] of Object.entries(source)) {
        if (Object.hasOwn(mapping, name)) continue
        define(mapping, name, entry)
        marks.set(name, (this.marks.get(source)?.get(name) as number | undefined) ?? 0)
      }
    }
  }
}

/** Not by assignment: `__proto__` is a name like any other here. */
function define(mapping: Record<string, unknown>, name: string, value: unknown): void {
  Object.defineProperty(mapping, name, { value, enumerable: true, writable: true, configurable: true })
}

const startOf = (node: unknown): number =>
  ((isScalar(node) || isMap(node) || isSeq(node) || isAlias(node)) && node.range?.[0]) || 0

/**
 * Scalars that the parser took for numbers, exactly: an integer that no number holds stays text. Without a
 * tag it is read as the plain reader does, unless the text says by `%YAML 1.1` that it means something else.
 */
function scalarValue(value: unknown, source: string | undefined, tag: unknown): unknown {
  if (typeof value === 'string' || typeof value === 'boolean' || value === null) return value
  if (typeof value === 'bigint') {
    const plain = tag === undefined && source !== undefined ? plainScalar(source) : undefined
    if (plain !== undefined && Number(plain) === Number(value)) return plain
    return isSafe(value) ? Number(value) : value.toString()
  }
  if (typeof value === 'number') {
    const isExact = !Number.isInteger(value) || Number.isSafeInteger(value) || source === undefined
    return isExact || !/^[-+]?\d+$/.test(source) ? value : source
  }
  return source ?? String(value)
}

const isSafe = (value: bigint): boolean => Number.isSafeInteger(Number(value))
