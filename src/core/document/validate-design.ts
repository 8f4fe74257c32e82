import type { Design } from '../model/design'
import { err, ok, type Result } from '../shared/result'
import type { Path, Problem } from '../yaml/text-error'
import { checkReferences } from './check-references'
import { checkShape } from './check-shape'
import { Suggestions } from './closest'
import { type DesignError, Problems } from './design-error'
import { migrate } from './migrate'
import { parseInParts } from './parse-in-parts'

/**
 * Reads a value that is already parsed, from the browser's storage or a share link, as a design: brought to
 * the current version, every field and reference checked, with all that is wrong said at once. `lineOf`
 * tells the line of a path where the value came from a text, and `known` what was wrong with that already.
 */
export function validateDesign(
  document: unknown,
  lineOf?: (path: Path) => number | undefined,
  known: readonly Problem[] = [],
): Result<Design, DesignError[]> {
  const problems = new Problems()
  for (const { path, message, line } of known) problems.report(path, () => message, line)
  const migrated = migrate(document)
  if (!migrated.ok) {
    const isMapping = typeof document === 'object' && document !== null && !Array.isArray(document)
    problems.report(isMapping ? ['surveyor'] : [], () => migrated.error.message)
    return err(problems.toErrors(lineOf))
  }
  if (!checkShape(migrated.value, problems)) return err(problems.toErrors(lineOf))
  const suggestions = new Suggestions()
  const design = parseInParts(migrated.value, problems, suggestions)
  checkReferences(migrated.value, problems, suggestions)
  return design && problems.isEmpty ? ok(design) : err(problems.toErrors(lineOf))
}
