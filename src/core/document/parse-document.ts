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
  return validateDesign(value, lineOf, problems)
}
