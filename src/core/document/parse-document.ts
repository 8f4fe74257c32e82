import type { Design } from '../model/design'
import type { Result } from '../shared/result'
import type { DesignError } from './design-error'
import { readDocument } from './read-document'
import { validateDesign } from './validate-design'

/**
 * Reads a design from YAML or JSON. Strict: an unknown field, a dangling reference or a newer version is an
 * error that names the path and the line, all of them at once. Total: no text makes it throw.
 */
export function parseDesign(text: string): Result<Design, DesignError[]> {
  const read = readDocument(text)
  if (!read.ok) return read
  const { value, lineOf, problems } = read.value
  return validateDesign(withVersionAsWritten(value, text), lineOf, problems)
}

const VERSION = /\bkafkaVersion["']?[ \t]*:[ \t]*(\d{1,3}\.\d{1,3})(?![\d.])/

/** The document with Kafka's version as it stands in the text: to YAML it is a number, and 3.10 the same as 3.1. */
function withVersionAsWritten(document: unknown, text: string): unknown {
  const { cluster } = (document ?? {}) as { readonly cluster?: { readonly kafkaVersion?: unknown } }
  if (typeof cluster?.kafkaVersion !== 'number') return document
  const written = VERSION.exec(text)?.[1]
  if (written === undefined || Number(written) !== cluster.kafkaVersion) return document
  return { ...(document as object), cluster: { ...cluster, kafkaVersion: written } }
}
