import { z } from 'zod'
import type { Design } from '../model/design'
import { designSchema } from '../model/design-schema'
import { err, ok, type Result } from '../shared/result'
import { checkReferences } from './check-references'
import { describeIssue } from './describe-issue'
import { type DesignError, type Path, type Problem, toErrors } from './design-error'
import { migrate } from './migrate'

// Compiled validators need `new Function`, which the page's content security policy forbids.
z.config({ jitless: true })

/**
 * Reads a value that is already parsed, from the browser's storage or a share link, as a design: brought to
 * the current version, every field and reference checked, with all that is wrong said at once. `lineOf`
 * tells the line of a path where the value came from a text.
 */
export function validateDesign(
  document: unknown,
  lineOf?: (path: Path) => number | undefined,
): Result<Design, DesignError[]> {
  const migrated = migrate(document)
  if (!migrated.ok) {
    const isMapping = typeof document === 'object' && document !== null && !Array.isArray(document)
    return err(toErrors([{ path: isMapping ? ['surveyor'] : [], message: migrated.error.message }], lineOf))
  }
  const prototypes = findPrototypeKeys(migrated.value, [])
  const parsed = designSchema.safeParse(migrated.value)
  if (!parsed.success) {
    const problems = parsed.error.issues.flatMap((issue) => describeIssue(issue, migrated.value))
    return err(toErrors([...prototypes, ...problems], lineOf))
  }
  const problems = [...prototypes, ...checkReferences(parsed.data)]
  return problems.length > 0 ? err(toErrors(problems, lineOf)) : ok(parsed.data)
}

/** `__proto__` is the one key that would be lost without a word; a topic of that name is no key. */
function findPrototypeKeys(value: unknown, path: Path): Problem[] {
  if (typeof value !== 'object' || value === null || path.length > 8) return []
  const found: Problem[] = []
  for (const [key, inner] of Object.entries(value)) {
    if (typeof inner !== 'object' && key !== '__proto__') continue
    const here = [...path, Array.isArray(value) ? Number(key) : key]
    if (key === '__proto__') found.push({ path: here, message: 'A field cannot be named `__proto__`.' })
    found.push(...findPrototypeKeys(inner, here))
  }
  return found
}
