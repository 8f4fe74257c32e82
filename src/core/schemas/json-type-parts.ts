import type { JsonArray, JsonNumber, JsonObject, JsonSchema, JsonString } from './json-schema'
import { type Fields, isFields } from './schema-fault'

/** Reads a schema that stands inside another, at a path from it. */
export type LoadJson = (json: unknown, path: string) => JsonSchema

/** What a schema asks of a text. */
export const readString = (json: Fields, source: unknown): JsonString => ({
  kind: 'string',
  ...numbers(json, ['minLength', 'maxLength']),
  ...texts(json, ['pattern', 'format']),
  source,
})

/** What a schema asks of a number. An exclusive limit that is true or false, as draft 4 has it, is compared by no registry. */
export const readNumber = (json: Fields, isInteger: boolean, source: unknown): JsonNumber => ({
  kind: 'number',
  isInteger,
  ...numbers(json, ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf']),
  source,
})

/** What a schema asks of an object. */
export function readObject(json: Fields, load: LoadJson, isNewer: boolean, source: unknown): JsonObject {
  const needs = new Map<string, ReadonlySet<string>>()
  const schemaNeeds = new Map<string, JsonSchema>()
  const fields = isNewer ? ['dependentRequired', 'dependentSchemas'] : ['dependencies']
  for (const field of fields) {
    for (const [name, need] of entriesOf(json[field])) {
      if (Array.isArray(need)) needs.set(name, new Set(need.filter((one) => typeof one === 'string')))
      else schemaNeeds.set(name, load(need, `${field}/${name}`))
    }
  }
  return {
    kind: 'object',
    properties: schemasOf(json, 'properties', load),
    required: new Set(listOf(json['required']).filter((name) => typeof name === 'string')),
    patternProperties: schemasOf(json, 'patternProperties', load),
    ...rest(json, 'additionalProperties', load),
    ...('unevaluatedProperties' in json && {
      unevaluated: load(json['unevaluatedProperties'], 'unevaluatedProperties'),
    }),
    needs,
    schemaNeeds,
    ...numbers(json, ['minProperties', 'maxProperties']),
    source,
  }
}

/** What a schema asks of an array; the newer drafts write its first items, and the others, under other names. */
export function readArray(json: Fields, load: LoadJson, isNewer: boolean, source: unknown): JsonArray {
  const { items } = json
  const named = isNewer && Array.isArray(json['prefixItems']) ? 'prefixItems' : 'items'
  const first = listOf(json[named]).map((item, index) => load(item, `${named}/${index}`))
  const isOfAll = items !== undefined && !Array.isArray(items)
  return {
    kind: 'array',
    ...(isNewer && isOfAll
      ? itemsOfNewer(items, first.length, load)
      : isOfAll
        ? { items: load(items, 'items'), ...rest(beside(json), 'additionalItems', load) }
        : rest(json, 'additionalItems', load)),
    first,
    ...('unevaluatedItems' in json && { unevaluated: load(json['unevaluatedItems'], 'unevaluatedItems') }),
    ...numbers(json, ['minItems', 'maxItems']),
    ...('contains' in json &&
      isNewer && { minContains: 1, ...numbers(json, ['minContains', 'maxContains']) }),
    uniqueItems: json['uniqueItems'] === true,
    source,
  }
}

/** Beside items that are all of one schema, that there are no more of them says nothing. */
const beside = (json: Fields): Fields => (json['additionalItems'] === false ? {} : json)

function itemsOfNewer(
  items: unknown,
  firstCount: number,
  load: LoadJson,
): Pick<JsonArray, 'items' | 'additional'> {
  if (items === false) return { additional: false }
  if (items === true) return {}
  return firstCount === 0 ? { items: load(items, 'items') } : { additional: load(items, 'items') }
}

function rest(json: Fields, field: string, load: LoadJson): { additional?: JsonSchema | false } {
  const value = json[field]
  if (value === undefined || value === true) return {}
  return { additional: value === false ? false : load(value, field) }
}

const schemasOf = (json: Fields, field: string, load: LoadJson): ReadonlyMap<string, JsonSchema> =>
  new Map(entriesOf(json[field]).map(([name, inner]) => [name, load(inner, `${field}/${name}`)]))

const entriesOf = (value: unknown): [string, unknown][] => (isFields(value) ? Object.entries(value) : [])

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

function numbers<Name extends string>(json: Fields, names: readonly Name[]): Partial<Record<Name, number>> {
  const found: Partial<Record<Name, number>> = {}
  for (const name of names) {
    const value = json[name]
    if (typeof value === 'number') found[name] = value
  }
  return found
}

function texts<Name extends string>(json: Fields, names: readonly Name[]): Partial<Record<Name, string>> {
  const found: Partial<Record<Name, string>> = {}
  for (const name of names) {
    const value = json[name]
    if (typeof value === 'string') found[name] = value
  }
  return found
}
