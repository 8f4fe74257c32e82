import type { Design } from '../model/design'
import { designSchema } from '../model/design-schema'
import { LIST_OF_KIND } from '../model/node-id'
import type { Path } from '../yaml/text-error'
import type { Suggestions } from './closest'
import { describeIssue } from './describe-issue'
import type { Problems } from './design-error'

type Fields = Readonly<Record<string, unknown>>

const LISTS = [...Object.values(LIST_OF_KIND), 'suppressions'] as const
type List = (typeof LISTS)[number]

/** So many entries of each list are checked at once. */
const PART = 100

/**
 * Reads a document of the current version by its schema, and reports every issue of it; undefined where there
 * is one. The schema makes an object for each thing that is wrong, so the lists are read part by part, and no
 * further once nobody would want to know more.
 */
export function parseInParts(
  fields: Fields,
  problems: Problems,
  suggestions: Suggestions,
): Design | undefined {
  const longest = Math.max(0, ...LISTS.map((list) => lengthOf(fields[list])))
  let design: Design | undefined
  let isSound = true
  for (let start = 0; start === 0 || (start < longest && !problems.isFull); start += PART) {
    const parsed = designSchema.safeParse(partOf(fields, start))
    if (parsed.success && isSound) design = design ? joined(design, parsed.data) : parsed.data
    isSound &&= parsed.success
    for (const issue of parsed.error?.issues ?? []) {
      if (problems.isFull) return undefined
      describeIssue(issue, shifted(issue.path, start), fields, problems, suggestions)
    }
  }
  return isSound ? design : undefined
}

const lengthOf = (list: unknown): number => (Array.isArray(list) ? list.length : 0)

/** The document with a stretch of each list; from the second stretch on with nothing but what it must have. */
function partOf(fields: Fields, start: number): Fields {
  const part: Record<string, unknown> =
    start === 0 ? { ...fields } : { surveyor: fields['surveyor'], name: 'a' }
  for (const list of LISTS) {
    const entries = fields[list]
    if (Array.isArray(entries) && entries.length > start) part[list] = entries.slice(start, start + PART)
  }
  return part
}

/** Where an issue of a part stands in the whole. */
function shifted(path: readonly PropertyKey[], start: number): Path {
  const steps = path.map((step) => (typeof step === 'symbol' ? String(step) : step))
  const [list, at] = steps
  if (typeof at !== 'number' || !LISTS.includes(list as List)) return steps
  return [list as List, at + start, ...steps.slice(2)]
}

/** Lists that grow by a hundred entries at a time are added to, not copied. */
function joined(design: Design, part: Design): Design {
  for (const list of LISTS) {
    const entries = part[list]
    if (entries) (design[list] as unknown[] | undefined)?.push(...entries)
  }
  return design
}
