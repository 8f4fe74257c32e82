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
  const prototypes = findPrototypeKeys(migrated.value)
  const parsed = designSchema.safeParse(migrated.value)
  if (!parsed.success) {
    const problems = parsed.error.issues.flatMap((issue) => describeIssue(issue, migrated.value))
    return err(toErrors([...prototypes, ...problems], lineOf))
  }
  const problems = [...prototypes, ...checkReferences(parsed.data)]
  return problems.length > 0 ? err(toErrors(problems, lineOf)) : ok(parsed.data)
}

/** `__proto__` is the one key that would be lost without a word; a topic of that name is no key. */
function findPrototypeKeys(document: object): Problem[] {
  const found: Problem[] = []
  const path: (string | number)[] = []
  const visit = (value: object) => {
    const isList = Array.isArray(value)
    for (const key in value) {
      const inner = (value as Readonly<Record<string, unknown>>)[key]
      if (key !== '__proto__' && (typeof inner !== 'object' || inner === null)) continue
      path.push(isList ? Number(key) : key)
      if (key === '__proto__') {
        found.push({ path: [...path], message: 'A field cannot be named `__proto__`.' })
      } else if (path.length < DEEPEST) visit(inner as object)
      path.pop()
    }
  }
  visit(document)
  return found
}

/** The schema refuses what nests deeper, and so may not have been made by our reader. */
const DEEPEST = 8
