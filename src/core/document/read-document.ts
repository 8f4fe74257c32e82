import { err, ok, type Result } from '../shared/result'
import type { DesignError } from './design-error'
import { lineFinder, type Marks, type ReadDocument } from './marks'
import { readPlain } from './read-plain'
import { readYaml } from './read-yaml'

/** 20 MB are forty thousand nodes; a browser should not be stopped by more. */
const LARGEST = 20_000_000

/**
 * Reads YAML or JSON, which are one thing here: plain data, integers beyond 2^53 as text, aliases expanded.
 * Refuses a text that is too long, nests too deep, has a fault of syntax, or says a key twice. Never throws.
 */
export function readDocument(text: string): Result<ReadDocument, DesignError[]> {
  if (text.length > LARGEST) {
    const size = Math.round(text.length / 1_000_000)
    return refuse(`This text is ${size} MB long; Surveyor opens designs of up to 20 MB.`)
  }
  const source = (text.startsWith('\uFEFF') ? text.slice(1) : text).replaceAll('\r\n', '\n')
  if (source.trim() === '') return refuse('There is nothing in this text.')
  if (source.includes('\0')) return refuse('This is not a text: there are null characters in it.')
  try {
    const plain = source.includes('\r') ? undefined : readPlain(source)
    if (!plain) return readYaml(source)
    let again: ReadDocument | undefined
    return ok({
      value: plain.value,
      lineOf: (path) => {
        again ??= readMarked(source)
        return again.lineOf(path)
      },
    })
  } catch {
    // The complete parser has no limit to nesting but the stack's.
    return refuse('This text nests too deeply to be a design.')
  }
}

/** Reads once more, now noting where everything stands: only a document with a fault pays for that. */
function readMarked(source: string): ReadDocument {
  const marks: Marks = new Map()
  const value = readPlain(source, marks)?.value
  return { value, lineOf: lineFinder(source, value, marks) }
}

const refuse = (message: string): Result<never, DesignError[]> => err([{ path: '', message }])
