/** What a type of JSON Schema may hold, with every part of it read; the drafts differ in how they write it only. */
export type JsonSchema =
  | (About & { readonly kind: 'any' | 'never' | 'boolean' | 'null' | 'conditional' })
  | JsonString
  | JsonNumber
  | JsonObject
  | JsonArray
  | (About & { readonly kind: 'enum'; readonly values: readonly unknown[] })
  | (About & { readonly kind: 'const'; readonly value: unknown })
  | (About & { readonly kind: 'not'; readonly schema: JsonSchema })
  | JsonCombined
  | JsonReference

export interface About {
  readonly id?: unknown
  readonly title?: unknown
  readonly description?: unknown
  readonly default?: unknown
  readonly connectType?: unknown
  /** What it was read from, so that two alike can be told. */
  readonly source: unknown
}

export interface JsonString extends About {
  readonly kind: 'string'
  readonly minLength?: number
  readonly maxLength?: number
  readonly pattern?: string
  readonly format?: string
}

export interface JsonNumber extends About {
  readonly kind: 'number'
  readonly isInteger: boolean
  readonly minimum?: number
  readonly maximum?: number
  readonly exclusiveMinimum?: number
  readonly exclusiveMaximum?: number
  readonly multipleOf?: number
}

export interface JsonObject extends About {
  readonly kind: 'object'
  readonly properties: ReadonlyMap<string, JsonSchema>
  readonly required: ReadonlySet<string>
  readonly patternProperties: ReadonlyMap<string, JsonSchema>
  /** False where there may be none; left out where any may be. */
  readonly additional?: JsonSchema | false
  readonly unevaluated?: JsonSchema
  readonly needs: ReadonlyMap<string, ReadonlySet<string>>
  readonly schemaNeeds: ReadonlyMap<string, JsonSchema>
  readonly minProperties?: number
  readonly maxProperties?: number
}

export interface JsonArray extends About {
  readonly kind: 'array'
  /** Of every item, where not each has its own. */
  readonly items?: JsonSchema
  readonly first: readonly JsonSchema[]
  readonly additional?: JsonSchema | false
  readonly unevaluated?: JsonSchema
  readonly minItems?: number
  readonly maxItems?: number
  readonly minContains?: number
  readonly maxContains?: number
  readonly uniqueItems: boolean
}

export interface JsonCombined extends About {
  readonly kind: 'combined'
  readonly by: 'allOf' | 'anyOf' | 'oneOf'
  readonly schemas: readonly JsonSchema[]
  /** Whether it is what the keywords of one schema of a newer draft ask, each by itself. */
  readonly isOfKeywords?: boolean
}

export interface JsonReference extends About {
  readonly kind: 'reference'
  readonly to: string
  readonly target: () => JsonSchema
}

/** Returns what a reference refers to, through as many others as there are; the schema itself where it is none. */
export function referredBy(schema: JsonSchema): JsonSchema {
  let at = schema
  for (let hops = 0; at.kind === 'reference' && hops < 100; hops += 1) at = at.target()
  return at
}
