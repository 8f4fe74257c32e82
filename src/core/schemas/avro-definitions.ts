import { isEqual } from '../shared/is-equal'
import { fullNameOf, spaceOf } from './avro-names'
import { DEEPEST, type Fields, isFields } from './schema-fault'

const NAMED: ReadonlySet<unknown> = new Set(['record', 'error', 'enum', 'fixed'])

/** Where a type of Avro is defined: what says so, the namespace around it, and its path. */
export interface Definition {
  readonly json: Fields
  readonly namespace: string
  readonly at: string
}

/** Returns the name with its namespace that a definition gives its type; undefined of what names none. */
export function definedName({ name, namespace }: Fields, around: string): string | undefined {
  if (typeof name !== 'string' || name === '') return undefined
  return fullNameOf(name, typeof namespace === 'string' ? namespace : around)
}

/**
 * Puts every named type that a schema defines into `into`, by full name, the first of each: a name may stand before
 * the type that it means. @see org.apache.avro.ParseContext of Avro 1.12.1
 */
export function collectDefinitions(
  json: unknown,
  namespace: string,
  into: Map<string, Definition>,
  at = '',
  depth = 0,
): void {
  if (depth > DEEPEST) return
  const go = (inner: unknown, space: string, path: string) =>
    collectDefinitions(inner, space, into, `${at}/${path}`, depth + 1)
  if (Array.isArray(json)) for (const [index, branch] of json.entries()) go(branch, namespace, String(index))
  if (!isFields(json)) return
  const { type, items, values, fields } = json
  if (type === 'array') go(items, namespace, 'items')
  if (type === 'map') go(values, namespace, 'values')
  if (!NAMED.has(type)) return
  const fullName = definedName(json, namespace)
  if (fullName === undefined) return
  if (!into.has(fullName)) into.set(fullName, { json, namespace, at })
  if (!Array.isArray(fields)) return
  for (const [index, field] of fields.entries())
    if (isFields(field)) go(field['type'], spaceOf(fullName), `fields/${index}/type`)
}

/** Returns whether two definitions of one name say the same to Avro: without comments, aliases and defaults of enums. */
export const isSameDefinition = (one: Fields, other: Fields): boolean =>
  isEqual({ ...plain(one), name: '', namespace: '' }, { ...plain(other), name: '', namespace: '' })

const isLeftOut = (key: string, { type }: Fields): boolean =>
  key === 'doc' || key === 'aliases' || (key === 'default' && type === 'enum')

const plain = (json: Fields): Fields =>
  Object.fromEntries(
    Object.entries(json).flatMap(([key, value]) => (isLeftOut(key, json) ? [] : [[key, plainPart(value)]])),
  )

function plainPart(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plainPart)
  return isFields(value) ? plain(value) : value
}
