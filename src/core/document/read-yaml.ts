import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseAllDocuments,
  type YAMLError,
} from 'yaml'
import { err, ok, type Result } from '../shared/result'
import { type DesignError, formatPath } from './design-error'
import { lineFinder, type Marks, type ReadDocument } from './marks'
import { plainScalar } from './plain-scalar'

/** A text may repeat itself by aliases this much, in collections and scalars; more is an attack. */
const REPEATED = 100_000

/** Reads YAML 1.2 with the complete parser, all faults at once. Throws on a text that nests too deep. */
export function readYaml(source: string): Result<ReadDocument, DesignError[]> {
  const lineCounter = new LineCounter()
  const documents = parseAllDocuments(source, {
    lineCounter,
    uniqueKeys: false,
    keepSourceTokens: false,
    prettyErrors: false,
    logLevel: 'silent',
    stringKeys: false,
  })
  const [document] = documents
  if (!document || !('contents' in document))
    return err([{ path: '', message: 'There is nothing in this text.' }])
  const faults = documents.flatMap((one) => ('errors' in one ? one.errors : []))
  // The parser reports the end of the stack as a fault of syntax, and then one for every open bracket.
  if (faults.some(({ code }) => code === 'RESOURCE_EXHAUSTION')) throw new RangeError('too deep')
  if (faults.length > 0) return err(faults.slice(0, 100).map((fault) => describeFault(fault, lineCounter)))
  if (documents.length > 1) {
    return err([{ path: '', message: 'There are several documents in this text; a design is one.' }])
  }
  const reader = new NodeReader(lineCounter)
  const value = reader.read(document.contents)
  if (reader.errors.length > 0) return err(reader.errors)
  return ok({ value, lineOf: lineFinder(source, value, reader.marks) })
}

function describeFault(fault: YAMLError, lines: LineCounter): DesignError {
  const message = fault.message.replace(/\s+at line \d+, column \d+:?[\s\S]*$/, '')
  const missing = /(?:end with an? |expected .*with an? )([}\]])/.exec(message)?.[1]
  const sentence = missing === undefined ? message : `A \`${missing}\` is missing, or a line is not indented`
  return {
    path: '',
    message: `This is neither YAML nor JSON: ${sentence}${/[.!?]$/.test(sentence) ? '' : '.'}`,
    line: lines.linePos(fault.pos[0]).line,
  }
}

/** Turns the parser's nodes into plain data, every alias into a copy of its own. */
class NodeReader {
  readonly marks: Marks = new Map()
  readonly errors: DesignError[] = []
  readonly #lines: LineCounter
  readonly #anchors = new Map<string, Node>()
  readonly #open = new Set<Node>()
  readonly #path: (string | number)[] = []
  #repeated = 0
  #aliases = 0

  constructor(lines: LineCounter) {
    this.#lines = lines
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
    if (isScalar(node)) return scalarValue(node.value, node.source, node.type, node.tag)
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
      if (marks.has(name)) this.#report(`\`${name.slice(0, 100)}\` is said twice.`, offset)
      marks.set(name, offset)
      // Not by assignment: `__proto__` is a name like any other here.
      Object.defineProperty(mapping, name, {
        value: this.read(pair.value),
        enumerable: true,
        writable: true,
        configurable: true,
      })
      this.#path.pop()
    }
    return mapping
  }
}

const startOf = (node: unknown): number =>
  ((isScalar(node) || isMap(node) || isSeq(node) || isAlias(node)) && node.range?.[0]) || 0

/** Scalars that the parser took for numbers are read again from their source, exactly. */
function scalarValue(value: unknown, source: string | undefined, type: unknown, tag: unknown): unknown {
  if (typeof value === 'string' || typeof value === 'boolean' || value === null) return value
  return type === 'PLAIN' && tag === undefined && source !== undefined ? plainScalar(source) : String(value)
}
