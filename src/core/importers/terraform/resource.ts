import type { FactBook } from '../facts/fact-book'
import type { Place } from '../source'
import {
  isList,
  isObject,
  plainValue,
  type TerraformObject,
  type TerraformValue,
  textOf,
  Unknown,
} from './values'

export interface Attribute {
  readonly value: TerraformValue
  readonly place: Place
}

/** A resource of Terraform, from its files or from a plan; what is asked for is noted. */
export interface Resource {
  readonly type: string
  /** As `kafka_topic.orders`. */
  readonly address: string
  readonly place: Place
  get(...names: readonly string[]): Attribute | undefined
  /** The blocks of a name inside it. */
  blocks(name: string): readonly Resource[]
  /** Takes note of what belongs to no drawing. */
  ignore(...names: readonly string[]): void
  /** The attributes that are written, in their order. */
  names(): readonly string[]
  /** What nobody asked for. */
  unread(): readonly { readonly name: string; readonly place: Place }[]
}

/** What takes the facts of one type of resource. */
export type Handler = (resource: Resource, book: FactBook) => void

/** An attribute as plain text; undefined where it is none or not known. */
export const textIn = (attribute: Attribute | undefined): string | undefined =>
  attribute === undefined ? undefined : textOf(attribute.value)

/** An attribute as facts have it. */
export const plainIn = (attribute: Attribute | undefined): unknown => plainValue(attribute?.value)

/** The settings of an attribute that is a mapping, for `Draft.configure`; an expression in its place is one setting. */
export function settingsIn(attribute: Attribute | undefined): [key: string, value: unknown, place: Place][] {
  if (!attribute) return []
  const value = typeof attribute.value === 'string' ? parsed(attribute.value) : attribute.value
  if (!isObject(value)) return []
  return Object.entries(value).map(([key, value]) => [key, plainValue(value) ?? undefined, attribute.place])
}

/** In a plan, what `jsonencode` made is a text. */
function parsed(text: string): TerraformValue | undefined {
  try {
    return JSON.parse(text) as TerraformValue
  } catch {
    return undefined
  }
}

/** Whether an attribute is an expression that the files do not say. */
export const isUnknown = (
  attribute: Attribute | undefined,
): attribute is Attribute & { readonly value: Unknown } => attribute?.value instanceof Unknown

/** A resource whose attributes are plain values, as in a plan or a state. */
export function plainResource(
  type: string,
  address: string,
  values: TerraformObject,
  place: Place,
): Resource {
  const asked = new Set<string>()
  return {
    type,
    address,
    place,
    get(...names) {
      for (const name of names) asked.add(name)
      const found = names.find((name) => values[name] !== undefined && values[name] !== null)
      return found === undefined ? undefined : { value: values[found] ?? null, place }
    },
    blocks(name) {
      asked.add(name)
      const inner = values[name]
      const list = isList(inner) ? inner : inner === undefined ? [] : [inner]
      return list.filter(isObject).map((one) => plainResource(name, `${address}.${name}`, one, place))
    },
    ignore(...names) {
      for (const name of names) asked.add(name)
    },
    names: () => Object.keys(values).filter((name) => values[name] !== null),
    // A plan has every attribute that there is, most of them empty.
    unread: () => [],
  }
}
