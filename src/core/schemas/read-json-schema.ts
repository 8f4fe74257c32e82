import { err, ok, type Result } from '../shared/result'
import { JsonReferences } from './json-references'
import type { JsonSchema } from './json-schema'
import { type LoadJson, readArray, readNumber, readObject, readString } from './json-type-parts'
import { DEEPEST, type Fields, isFields, SchemaFault, TOO_DEEP } from './schema-fault'

/** A schema that another names, by the name that it uses. */
export interface ReferencedText {
  readonly name: string
  readonly text: string
}

/**
 * Returns the schema that a text of JSON Schema holds, of the drafts 4, 6, 7, 2019-09 and 2020-12; without `$schema`
 * it is draft 7, as a registry takes it. Refuses what is no JSON, a type that there is not and a reference to nothing,
 * and tells where. Never throws.
 *
 * @see https://json-schema.org/draft/2020-12, json-schema-provider of Schema Registry 8.1 for what it makes of them
 */
export function readJsonSchema(text: string, referenced: readonly ReferencedText[] = []): Result<JsonSchema> {
  try {
    const root = jsonOf(text, 'This')
    if (typeof root !== 'boolean' && !isFields(root)) return err('A schema is a mapping, or true or false.')
    const documents = new Map(referenced.map(({ name, text: of }) => [name, jsonOf(of, `\`${name}\``)]))
    const schema = new Loader(root, documents).all()
    return ok(schema)
  } catch (fault) {
    if (fault instanceof SchemaFault) return err(fault.message)
    if (fault instanceof RangeError) return err(TOO_DEEP)
    throw fault
  }
}

function jsonOf(text: string, what: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new SchemaFault(`${what} is no JSON.`)
  }
}

type Draft = 4 | 6 | 7 | 2019

function draftOf(root: unknown): Draft {
  const named = isFields(root) && typeof root['$schema'] === 'string' ? root['$schema'] : ''
  if (/2019-09|2020-12/.test(named)) return 2019
  if (/draft-04/.test(named)) return 4
  return /draft-06/.test(named) ? 6 : 7
}

const COMBINATIONS = ['allOf', 'anyOf', 'oneOf'] as const

const KEYWORDS = {
  array: ['items', 'prefixItems', 'additionalItems', 'unevaluatedItems', 'minItems', 'maxItems', 'uniqueItems', 'contains', 'minContains', 'maxContains'],
  object: ['properties', 'required', 'patternProperties', 'additionalProperties', 'unevaluatedProperties', 'propertyNames', 'dependencies', 'dependentRequired', 'dependentSchemas', 'minProperties', 'maxProperties'],
  number: ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'],
  string: ['minLength', 'maxLength', 'pattern', 'format'],
} as const // biome-ignore format: a table

/** What the newer drafts do not know any more, or say nothing by. */
const OLDER_ONLY = new Set(['additionalItems', 'dependencies', 'format'])

type Sniffed = keyof typeof KEYWORDS

class Loader {
  readonly #read = new Map<unknown, JsonSchema>()
  readonly #references: JsonReferences
  readonly #draft: Draft
  readonly #root: unknown
  readonly #again: unknown
  #depth = 0

  constructor(root: unknown, documents: ReadonlyMap<string, unknown>) {
    this.#root = root
    this.#again = structuredClone(root)
    this.#draft = draftOf(root)
    this.#references = new JsonReferences(root, documents)
  }

  /** The whole schema, with every reference followed once, so that one to nothing is found. */
  all(): JsonSchema {
    const schema = this.load(this.#root, this.#root, '')
    for (let at = 0; at < this.#pending.length; at += 1) this.#pending[at]?.()
    return schema
  }

  readonly #pending: (() => JsonSchema)[] = []

  load(json: unknown, document: unknown, at: string): JsonSchema {
    if (typeof json === 'boolean') return { kind: json ? 'any' : 'never', source: json }
    if (!isFields(json)) throw new SchemaFault(`At ${at || 'the top'}: no schema stands here.`)
    const known = this.#read.get(json)
    if (known) return known
    this.#depth += 1
    if (this.#depth > DEEPEST) throw new SchemaFault(TOO_DEEP)
    // Told apart by all that they say: a registry counts two that differ in their titles as two.
    const schema = { ...this.#build(json, document, at), ...aboutOf(json, this.#draft), source: json }
    this.#depth -= 1
    this.#read.set(json, schema)
    return schema
  }

  #build(json: Fields, document: unknown, at: string): JsonSchema {
    const parts: JsonSchema[] = []
    if (typeof json['$ref'] === 'string') {
      const reference = this.#reference(json['$ref'], json, document, at)
      if (this.#draft < 2019) return reference
      parts.push(reference)
    }
    parts.push(...this.#parts(json, document, at))
    const [only] = parts
    if (only === undefined) return { kind: 'any', source: json }
    if (parts.length === 1) {
      const isLost = this.#draft === 2019 && json !== this.#again && hasUnknown(json)
      return isLost ? withoutUnevaluated(only) : only
    }
    const isOfKeywords = this.#draft === 2019
    return { kind: 'combined', by: 'allOf', schemas: combinedFirst(parts), isOfKeywords, source: json }
  }

  #reference(to: string, source: Fields, document: unknown, at: string): JsonSchema {
    const target = () => {
      const found = this.#references.find(to, document)
      if (!found) throw new SchemaFault(`At ${at || 'the top'}: \`${to}\` refers to nothing.`)
      // The registry reads what refers to the whole a second time, so that it is found to differ once more.
      if (found.json === this.#root) return this.load(this.#again, found.document, to)
      return this.load(found.json, found.document, to)
    }
    this.#pending.push(target)
    return { kind: 'reference', to, target, source }
  }

  /** What each keyword asks by itself, in the order in which the registry reads them. */
  #parts(json: Fields, document: unknown, at: string): JsonSchema[] {
    const load: LoadJson = (inner, path) => this.load(inner, document, `${at}/${path}`)
    const parts: JsonSchema[] = []
    const taken = new Set<string>()
    if (Array.isArray(json['enum']))
      parts.push({ kind: 'enum', values: json['enum'], source: sourceOf(json, ['enum']) })
    for (const by of COMBINATIONS) {
      const listed = json[by]
      if (!Array.isArray(listed)) continue
      const schemas = listed.flatMap((inner, index) => partsOf(load(inner, `${by}/${index}`)))
      parts.push({ kind: 'combined', by, schemas: combinedFirst(schemas), source: sourceOf(json, [by]) })
    }
    if ('not' in json)
      parts.push({ kind: 'not', schema: load(json['not'], 'not'), source: sourceOf(json, ['not']) })
    if ('const' in json && this.#draft > 4)
      parts.push({ kind: 'const', value: json['const'], source: sourceOf(json, ['const']) })
    if ('if' in json && this.#draft >= 7)
      parts.push({ kind: 'conditional', source: sourceOf(json, ['if', 'then', 'else']) })
    const { type } = json
    if (Array.isArray(type)) {
      const schemas = type.map((one) => this.#typed(one, json, load, taken, at))
      parts.push({ kind: 'combined', by: 'anyOf', schemas, source: sourceOf(json, ['type', ...taken]) })
    } else if (type !== undefined) parts.push(this.#typed(type, json, load, taken, at))
    for (const kind of ['array', 'object', 'number', 'string'] as const) {
      if (taken.has(kind) || !KEYWORDS[kind].some((keyword) => this.#asks(keyword, json))) continue
      parts.push(this.#sniffed(kind, json, load))
    }
    return parts
  }

  /** Whether a keyword asks for anything by itself; in the newer drafts some do not. */
  #asks(keyword: string, json: Fields): boolean {
    const value = json[keyword]
    if (value === undefined) return false
    if (this.#draft < 2019) return true
    const isOfEach = keyword === 'properties' || keyword === 'patternProperties'
    return !OLDER_ONLY.has(keyword) && !(isOfEach && isFields(value) && Object.keys(value).length === 0)
  }

  #typed(type: unknown, json: Fields, load: LoadJson, taken: Set<string>, at: string): JsonSchema {
    if (type === 'boolean' || type === 'null') return { kind: type, source: type }
    const kind = type === 'integer' ? 'number' : type
    if (kind !== 'array' && kind !== 'object' && kind !== 'number' && kind !== 'string')
      throw new SchemaFault(`At ${at || 'the top'}: \`${String(type)}\` is no type.`)
    taken.add(kind)
    if (kind === 'number' && this.#draft === 4) exclusiveOf4(json, at)
    return this.#sniffed(kind, json, load, type === 'integer')
  }

  #sniffed(kind: Sniffed, json: Fields, load: LoadJson, isInteger = false): JsonSchema {
    const source = { ...sourceOf(json, KEYWORDS[kind]), type: isInteger ? 'integer' : kind }
    if (kind === 'string') return readString(json, source)
    if (kind === 'number') return readNumber(json, isInteger, source)
    const isNewer = this.#draft === 2019
    return kind === 'array' ? readArray(json, load, isNewer, source) : readObject(json, load, isNewer, source)
  }
}

function exclusiveOf4(json: Fields, at: string): void {
  for (const field of ['exclusiveMinimum', 'exclusiveMaximum'])
    if (json[field] !== undefined && typeof json[field] !== 'boolean')
      throw new SchemaFault(`At ${at || 'the top'}: in draft 4 \`${field}\` is true or false.`)
}

/** The registry takes what the keywords of a newer draft ask inside a combination for so many schemas of it. */
const partsOf = (schema: JsonSchema): readonly JsonSchema[] =>
  schema.kind === 'combined' && schema.isOfKeywords === true ? schema.schemas : [schema]

/** Keywords of the newer drafts that ask for nothing of which the registry knows. */
const KNOWN = new Set<string>([
  ...Object.values(KEYWORDS)
    .flat()
    .filter((keyword) => keyword === 'format' || !OLDER_ONLY.has(keyword)),
  ...COMBINATIONS,
  ...[
    '$schema',
    '$id',
    '$ref',
    '$anchor',
    '$dynamicRef',
    '$dynamicAnchor',
    '$vocabulary',
    'type',
    'enum',
    'const',
    'not',
  ],
  ...['if', 'then', 'else', 'title', 'description', 'default', 'readOnly', 'writeOnly', 'deprecated'],
])

const hasUnknown = (json: Fields): boolean => Object.keys(json).some((keyword) => !KNOWN.has(keyword))

/** Beside a keyword that it does not know, as `$defs`, the registry loses what stands beside its own. */
function withoutUnevaluated(schema: JsonSchema): JsonSchema {
  if (schema.kind === 'object') {
    const { unevaluated: _, ...rest } = schema
    return rest
  }
  if (schema.kind !== 'array') return schema
  const { unevaluated: _, minContains: _min, maxContains: _max, ...rest } = schema
  return rest
}

const sourceOf = (json: Fields, keywords: readonly string[]): Fields =>
  Object.fromEntries(Object.entries(json).filter(([key]) => keywords.includes(key)))

const combinedFirst = (schemas: readonly JsonSchema[]): readonly JsonSchema[] => [
  ...schemas.filter(({ kind }) => kind === 'combined'),
  ...schemas.filter(({ kind }) => kind !== 'combined'),
]

function aboutOf(json: Fields, draft: Draft) {
  const about = {
    id: draft === 4 ? json['id'] : json['$id'],
    title: json['title'],
    description: json['description'],
    default: json['default'],
    connectType: json['connect.type'],
  }
  return Object.fromEntries(Object.entries(about).filter(([, value]) => value !== undefined))
}
