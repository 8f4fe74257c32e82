import { LineCounter } from 'yaml'
import { lineStarts, lineWith } from '../shared/line-starts'
import { composeYaml, TooDeep, TooMany } from './compose-yaml'
import { type ReadPart, readInPieces } from './in-pieces'
import type { Marks } from './marks'
import { NodeReader } from './node-reader'
import { readPlain } from './read-plain'
import { sayFaults } from './say-faults'

/** One document of a text that may hold several. */
export interface YamlDocument {
  /** Plain data: integers beyond 2^53 as text, aliases and merge keys followed. Undefined where nothing is in it. */
  readonly value: unknown
  /** The line of the text in which its first words stand, counted from 1. */
  readonly line: number
  /** The line at which an entry of a mapping or a list of this document begins. */
  readonly lineOf: (container: object, key: string | number) => number
  /** What is wrong with its syntax; the rest is in the value all the same. */
  readonly faults: readonly { readonly line: number; readonly message: string }[]
}

/**
 * Returns every document of a text in YAML or JSON, each with what could be read of it and its faults. The
 * everyday part of YAML is read by the quick reader, the rest by the complete one; one document that is broken,
 * nests too deep or is too long for the complete reader costs no other. Never throws.
 */
export function readYamlDocuments(text: string): readonly YamlDocument[] {
  const source = text
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .replaceAll('\0', ' ')
  return split(source).map(({ part, line }) => readOne(part, line))
}

interface Part {
  readonly part: string
  readonly line: number
}

/** The parts between lines that begin with `---`; what follows such a sign on its line begins the document. */
function split(source: string): Part[] {
  const parts: Part[] = []
  let start = 0
  let line = 1
  let lineHere = 1
  for (let at = 0; at <= source.length; ) {
    const found = source.indexOf('\n', at)
    const end = found < 0 ? source.length : found
    const isMark = source.startsWith('---', at) && (end === at + 3 || source.charCodeAt(at + 3) <= 32)
    if (isMark || source.startsWith('...\n', at)) {
      parts.push({ part: source.slice(start, at), line })
      start = at + 3
      line = lineHere
    }
    lineHere += 1
    at = end + 1
  }
  parts.push({ part: source.slice(start), line })
  return parts.filter(({ part }) => HAS_CONTENT.test(part))
}

/** A line that is neither empty nor a comment. */
const HAS_CONTENT = /^[ \t]*[^#\s]/m

function readOne(part: string, line: number): YamlDocument {
  const starts = lineStarts(part)
  const lineAt = (offset: number) => line - 1 + lineWith(starts, offset)
  const first = lineAt(part.search(HAS_CONTENT))
  const read = readWhole(part)
  const { value, marks, faults } =
    read instanceof TooMany ? (readInPieces(part, readWhole) ?? TOO_MANY) : read
  return {
    value: value ?? undefined,
    line: first,
    lineOf: (container, key) => lineAt(marks.get(container)?.get(key) ?? 0),
    faults: faults.map(({ message, line: at }) => ({
      message,
      line: at === undefined ? first : line - 1 + at,
    })),
  }
}

const TOO_MANY: ReadPart = {
  value: undefined,
  marks: new Map(),
  faults: [{ message: 'This document has too many words and signs to be read.' }],
}

/** What a part says, or that it is too long for the reader that it needs. */
function readWhole(part: string): ReadPart | TooMany {
  const marks: Marks = new Map()
  try {
    const plain = readPlain(part, marks)
    if (plain.ok) return { value: plain.value, marks, faults: [] }
    const lines = new LineCounter()
    const composed = composeYaml(part, lines)
    const reader = new NodeReader(lines, 'followed')
    const value = reader.read(composed.document?.contents)
    const faults = [...sayFaults(composed.faults, lines, ''), ...reader.errors, ...reader.twice]
    return {
      value,
      marks: reader.marks,
      faults: faults.map((fault) => ({ message: fault.message, line: fault.line ?? 1 })),
    }
  } catch (failure) {
    if (failure instanceof TooMany) return failure
    if (!(failure instanceof TooDeep || failure instanceof RangeError)) throw failure
    return { value: undefined, marks, faults: [{ message: 'This document nests too deeply to be read.' }] }
  }
}
