import { LineCounter } from 'yaml'
import { err, ok, type Result } from '../shared/result'
import { composeYaml } from '../yaml/compose-yaml'
import { lineFinder, type ReadDocument } from '../yaml/marks'
import { NodeReader } from '../yaml/node-reader'
import { sayFaults } from '../yaml/say-faults'
import type { TextError } from '../yaml/text-error'

interface Unreadable {
  readonly errors: TextError[]
  /** Whether the text is no YAML, rather than YAML that no design is. */
  readonly isSyntax: boolean
}

/**
 * Reads YAML 1.2 with the complete parser, all faults at once; of keys that are said twice the last one
 * counts. Refuses several documents, merge keys and aliases that lead nowhere or too far. Throws on a text
 * that nests too deep or has too many words and signs.
 */
export function readYaml(source: string): Result<ReadDocument, Unreadable> {
  const lines = new LineCounter()
  const { document, faults, second } = composeYaml(source, lines)
  if (faults.length > 0) return err({ errors: sayFaults(faults, lines), isSyntax: true })
  if (!document) return refuse('There is nothing in this text.')
  if (second !== undefined) {
    const { line } = lines.linePos(second)
    return refuse('There are several documents in this text; a design is one.', line)
  }
  const reader = new NodeReader(lines, 'refused')
  const value = reader.read(document.contents)
  if (reader.errors.length > 0) return err({ errors: reader.errors, isSyntax: false })
  return ok({ value, problems: reader.twice, lineOf: lineFinder(source, value, reader.marks) })
}

const refuse = (message: string, line?: number): Result<never, Unreadable> =>
  err({ errors: [{ path: '', message, ...(line !== undefined && { line }) }], isSyntax: false })
