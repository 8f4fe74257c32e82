import { hideExpression } from '../reading/expression'

/** What an expression says that is not computed: it refers to what the files do not say. */
export class Unknown {
  readonly text: string

  constructor(text: string) {
    this.text = text.length > 200 ? `${text.slice(0, 200)}…` : text
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

/** A value as facts have it: an expression hidden in a text, null as nothing, a mapping as undefined. */
export function plainValue(value: TerraformValue | undefined): unknown {
  if (value instanceof Unknown) return hideExpression(value.text)
  if (isList(value)) return value.map(plainValue)
  return value === null || isObject(value) ? undefined : value
}

/** A value as the text that Terraform makes of it in a template; undefined for what is no single value. */
export function textOf(value: TerraformValue): string | undefined {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : undefined
}
