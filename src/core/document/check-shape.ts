import { MOST_ENTRIES } from '../yaml/read-plain'
import type { Problems } from './design-error'

/** The schema refuses what nests deeper, and so may not have been made by our reader. */
const DEEPEST = 10

/**
 * Looks at the shape alone, before the schema does. Reports `__proto__`, the one key that would be lost
 * without a word; a topic of that name is no key. False where a list or a mapping has more entries than any
 * design: the schema, which looks at every one of them, must not be asked then.
 */
export function checkShape(document: object, problems: Problems): boolean {
  const path: (string | number)[] = []
  let isSmall = true

  const visit = (value: object): void => {
    if (Array.isArray(value)) {
      if (isTooLong(value.length)) return
      for (let at = 0; at < value.length && isSmall; at += 1) enter(at, value[at])
      return
    }
    let entries = 0
    for (const key in value) {
      entries += 1
      if (!isSmall || isTooLong(entries)) return
      const inner = (value as Readonly<Record<string, unknown>>)[key]
      if (key === '__proto__') {
        problems.report([...path, key], () => 'A field cannot be named `__proto__`.')
      } else enter(key, inner)
    }
  }
  const enter = (step: string | number, inner: unknown): void => {
    if (typeof inner !== 'object' || inner === null || path.length + 1 >= DEEPEST) return
    path.push(step)
    visit(inner)
    path.pop()
  }
  const isTooLong = (entries: number): boolean => {
    if (entries <= MOST_ENTRIES) return false
    isSmall = false
    problems.report([...path], () => {
      const what = path.length === 0 ? 'A design' : `\`${path.at(-1)}\``
      return `${what} has too many entries: at most 200,000 fit.`
    })
    return true
  }
  visit(document)
  return isSmall
}
