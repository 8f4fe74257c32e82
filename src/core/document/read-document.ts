import { err, ok, type Result } from '../shared/result'
import { TooMany } from '../yaml/compose-yaml'
import { lineFinder, lineOfOffset, type Marks, type ReadDocument } from '../yaml/marks'
import type { GaveUp } from '../yaml/plain-scanner'
import { readPlain } from '../yaml/read-plain'
import type { DesignError } from './design-error'
import { NO_DESIGN } from './migrate'
import { readYaml } from './read-yaml'

/** 20 MB are forty thousand nodes; a browser should not be stopped by more. */
const LARGEST = 20_000_000
/** What the complete parser reads in about a second: two thousand topics in a form of one's own. */
const LARGEST_UNUSUAL = 1_000_000
/** A longer text than this is not read where nothing in it looks like a design. */
const LONGEST_GUESS = 200_000

/**
 * Reads YAML or JSON, which are one thing here: plain data, integers beyond 2^53 as text, aliases expanded.
 * Refuses a text that is too long, that is long and has no field `surveyor`, nests too deep, or has a fault of
 * syntax; and one of more than a million characters where it is not of the plain form in which Surveyor
 * writes, since the complete parser would stop the page. Never throws.
 */
export function readDocument(text: string): Result<ReadDocument, DesignError[]> {
  if (text.length > LARGEST) {
    const size = Math.round(text.length / 1_000_000)
    return refuse(`This text is ${size} MB long; Surveyor opens designs of up to 20 MB.`)
  }
  if (text.length > LONGEST_GUESS && !VERSION_FIELD.test(text)) return refuse(NO_DESIGN)
  const source = (text.startsWith('\uFEFF') ? text.slice(1) : text).replaceAll('\r\n', '\n')
  if (source.trim() === '') return refuse('There is nothing in this text.')
  if (source.includes('\0')) return refuse('This is not a text: there are null characters in it.')
  try {
    const lone = source.indexOf('\r')
    const plain = lone < 0 ? readPlain(source) : err<GaveUp>({ at: lone })
    if (!plain.ok) return readUnusual(source, plain.error)
    let again: ReadDocument | undefined
    return ok({
      value: plain.value,
      problems: [],
      lineOf: (path) => {
        again ??= readMarked(source)
        return again.lineOf(path)
      },
    })
  } catch (failure) {
    return refuse(failure instanceof TooMany ? TOO_MANY : TOO_DEEP)
  }
}

/** Wherever it stands: a program that sorts fields puts it near the end. */
const VERSION_FIELD = /surveyor["']?[ \t]{0,20}:/

const TOO_DEEP = 'This text nests too deeply to be a design.'
const AS_PLAIN = 'as plain as Surveyor writes it: JSON, or YAML without tabs, anchors, tags and folded text.'
const TOO_MANY = `This text has too many words and signs to be read in full YAML; write it ${AS_PLAIN}`

/** What the plain reader left: read by the complete parser, or refused by the line at which it left. */
function readUnusual(source: string, gaveUp: GaveUp): Result<ReadDocument, DesignError[]> {
  const { at, missing } = gaveUp
  const line = lineOfOffset(source, at)
  if (gaveUp.isEndless) {
    return err([{ path: '', message: 'No list or mapping of a design has more than 200,000 entries.', line }])
  }
  const why = missing !== undefined && isJson(source) ? missing : undefined
  if (source.length > LARGEST_UNUSUAL) {
    const fault = why ?? 'There is a fault in this line, or one of the rarer things that YAML has'
    const message = `${fault}. A text of more than 1 MB is read only ${AS_PLAIN}`
    return err([{ path: '', message, line }])
  }
  const read = readYaml(source)
  if (read.ok) return read
  // Someone who writes JSON is not helped by what it would lack to be YAML.
  if (read.error.isSyntax && why) return err([{ path: '', message: `This is not JSON: ${why}.`, line }])
  return err(read.error.errors)
}

const isJson = (source: string): boolean => /^\s*[[{]/.test(source)

/** Reads once more, now noting where everything stands: only a document with a fault pays for that. */
function readMarked(source: string): ReadDocument {
  const marks: Marks = new Map()
  const read = readPlain(source, marks)
  const value = read.ok ? read.value : undefined
  return { value, problems: [], lineOf: lineFinder(source, value, marks) }
}

const refuse = (message: string): Result<never, DesignError[]> => err([{ path: '', message }])
