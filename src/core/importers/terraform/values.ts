import { hideExpression } from '../reading/expression'

/** What an expression says that is not computed: it refers to what the files do not say. */
export class Unknown {
  readonly text: string
  /** Whether Terraform itself would find nothing there: a key that a mapping has not. `try` goes on from it. */
  readonly isMissing: boolean

  /** Of a template, its text with what is not known hidden in it. */
  readonly partial: string | undefined

  constructor(text: string, { isMissing = false, partial }: { isMissing?: boolean; partial?: string } = {}) {
    this.text = text.length > 200 ? `${text.slice(0, 200)}…` : text
    this.isMissing = isMissing
    this.partial = partial
  }
}

export type TerraformValue =
  | string
  | number
  | boolean
  | null
  | Unknown
  | readonly TerraformValue[]
  | { readonly [key: string]: TerraformValue }

export type TerraformObject = { readonly [key: string]: TerraformValue }

export const isObject = (value: TerraformValue | undefined): value is TerraformObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Unknown)

export const isList = (value: TerraformValue | undefined): value is readonly TerraformValue[] =>
  Array.isArray(value)

/** A table without a prototype: a key may be `__proto__`. */
export function objectOf(entries: Iterable<readonly [string, TerraformValue]>): TerraformObject {
  const object: Record<string, TerraformValue> = Object.create(null)
  for (const [key, value] of entries) object[key] = value
  return object
}

/** Mappings that have more than is known: what a provider adds to a resource, or what else is merged in. */
const OPEN = new WeakMap<object, Unknown>()

/** A mapping that has more than is known, which is said by an expression. */
export function withRest(object: TerraformObject, rest: Unknown): TerraformObject {
  OPEN.set(object, rest)
  return object
}

/** What a mapping has beyond what is known; undefined where all of it is. */
export const restOf = (value: TerraformValue | undefined): Unknown | undefined =>
  isObject(value) ? OPEN.get(value) : undefined

/** The entries of a mapping in the order in which Terraform goes through them. */
export const entriesOf = (object: TerraformObject): [string, TerraformValue][] =>
  Object.keys(object)
    .sort()
    .map((key) => [key, object[key] ?? null])

/** Whether a value is not known, or has in it what is not. */
export const isUnknownIn = (value: TerraformValue | undefined): boolean =>
  value instanceof Unknown ||
  (isList(value) && value.some(isUnknownIn)) ||
  (isObject(value) && (OPEN.has(value) || Object.values(value).some(isUnknownIn)))

/** A value as facts have it: an expression hidden in a text, null as nothing, a mapping as undefined. */
export function plainValue(value: TerraformValue | undefined): unknown {
  if (value instanceof Unknown) return hideExpression(value.text)
  if (isList(value)) return value.map(plainValue)
  return value === null || isObject(value) ? undefined : value
}

/** A value with all that is in it, for `fieldOf`. */
export function deepPlain(value: TerraformValue): unknown {
  if (isList(value)) return value.map(deepPlain)
  if (!isObject(value)) return plainValue(value)
  const made: Record<string, unknown> = Object.create(null)
  for (const [key, inner] of Object.entries(value)) made[key] = deepPlain(inner)
  return made
}

/** A value as the text that Terraform makes of it in a template; undefined for what is no single value. */
export function textOf(value: TerraformValue): string | undefined {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : undefined
}
