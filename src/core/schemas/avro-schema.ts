import { err, ok, type Result } from '../shared/result'
import { isAvroDefault } from './avro-default'
import { collectDefinitions, type Definition, definedName, isSameDefinition } from './avro-definitions'
import { parseAvroJson } from './avro-json'
import { fullNameOf, isFullName, isName, lastOf, spaceOf } from './avro-names'
import {
  type AvroEnum,
  type AvroField,
  type AvroFixed,
  type AvroRecord,
  type AvroSchema,
  type Named,
  PRIMITIVES,
} from './avro-types'
import type { ReferencedText } from './read-json-schema'
import { DEEPEST, type Fields, SchemaFault, TOO_DEEP } from './schema-fault'

/** What Avro can read of one value in Java, in bytes. */
const LARGEST_FIXED = 2n ** 31n - 9n

/**
 * Returns the schema that a text of JSON holds. Refuses what Avro's parser does: an unknown type, a name that is not
 * legal or stands twice, a default of another type, a union in a union or of two alike, and tells where. Types of the schemas that it names are
 * known to it. Never throws.
 *
 * @see https://avro.apache.org/docs/1.12.0/specification, org.apache.avro.Schema.Parser of Avro 1.12.1
 */
export function parseAvroSchema(
  text: string,
  referenced: readonly ReferencedText[] = [],
): Result<AvroSchema> {
  try {
    const reader = new Reader()
    for (const { name, text: of } of referenced) reader.document(jsonOf(of, `\`${name}\``))
    return ok(reader.document(jsonOf(text, 'This')))
  } catch (fault) {
    if (fault instanceof SchemaFault) return err(fault.message)
    if (fault instanceof RangeError) return err(TOO_DEEP)
    throw fault
  }
}

function jsonOf(text: string, what: string): unknown {
  try {
    return parseAvroJson(text)
  } catch {
    // A schema may be the bare name of a type, as the registry keeps it.
    if (/^[a-z]+$/.test(text.trim())) return text.trim()
    throw new SchemaFault(`${what} is no JSON.`)
  }
}

class Reader {
  readonly #named = new Map<string, AvroSchema>()
  /** What defines a type of a document, read or not, by full name; and the full names whose fields are being read. */
  readonly #definitions = new Map<string, Definition>()
  readonly #open = new Set<string>()
  /** What was read before its turn, since something before it names it. */
  readonly #ahead = new Map<unknown, AvroSchema>()
  #depth = 0

  document(json: unknown): AvroSchema {
    collectDefinitions(json, '', this.#definitions)
    return this.read(json, '', '')
  }

  read(json: unknown, namespace: string, at: string): AvroSchema {
    this.#depth += 1
    if (this.#depth > DEEPEST) throw new SchemaFault(TOO_DEEP)
    const schema = this.#read(json, namespace, at)
    this.#depth -= 1
    return schema
  }

  #read(json: unknown, namespace: string, at: string): AvroSchema {
    if (typeof json === 'string') return this.#byName(json, namespace, at)
    if (Array.isArray(json)) return this.#union(json, namespace, at)
    if (typeof json !== 'object' || json === null) throw fault(at, 'no schema stands here')
    const ahead = this.#ahead.get(json)
    if (ahead) return ahead
    const fields = json as Fields
    const { type } = fields
    if (typeof type !== 'string') throw fault(at, 'the schema has no `type` that is a text')
    if (type === 'array') return { type, items: this.read(fields['items'], namespace, `${at}/items`) }
    if (type === 'map') return { type, values: this.read(fields['values'], namespace, `${at}/values`) }
    const again = this.#again(fields, namespace)
    if (again) return again
    if (type === 'record' || type === 'error') return this.#record(fields, namespace, at)
    if (type === 'enum') return this.#enum(fields, namespace, at)
    if (type === 'fixed') return this.#fixed(fields, namespace, at)
    const named = this.#byName(type, namespace, at)
    return 'fullName' in named ? named : { ...named, ...logicalOf(fields) }
  }

  #byName(name: string, namespace: string, at: string): AvroSchema {
    const primitive = PRIMITIVES.find((one) => one === name)
    if (primitive) return { type: primitive }
    const known = name.startsWith('.') ? undefined : this.#find(name, fullNameOf(name, namespace))
    if (!known) throw fault(at, `\`${name}\` is no type, and nothing has that name`)
    return known
  }

  /** One that a name means; in no namespace it must be done by then, as to Avro's parser. */
  #find(name: string, fullName: string): AvroSchema | undefined {
    const known = this.#named.get(fullName) ?? (this.#open.has(name) ? undefined : this.#named.get(name))
    if (known) return known
    const later = this.#definitions.get(fullName)
    if (!later) return undefined
    const schema = this.read(later.json, later.namespace, later.at)
    this.#ahead.set(later.json, schema)
    return schema
  }

  /** A type that is defined a second time in the same words is the one that there is. */
  #again(fields: Fields, namespace: string): AvroSchema | undefined {
    const fullName = definedName(fields, namespace)
    const first = fullName !== undefined && this.#definitions.get(fullName)
    if (!first || first.json === fields || this.#open.has(fullName)) return undefined
    return isSameDefinition(first.json, fields) ? this.#named.get(fullName) : undefined
  }

  #union(json: readonly unknown[], namespace: string, at: string): AvroSchema {
    const branches = json.map((branch, index) => this.read(branch, namespace, `${at}/${index}`))
    const kinds = new Set<string>()
    for (const branch of branches) {
      if (branch.type === 'union') throw fault(at, 'a union stands directly in a union')
      const kind = 'fullName' in branch ? branch.fullName : branch.type
      if (kinds.has(kind)) throw fault(at, `the union has \`${kind}\` twice`)
      kinds.add(kind)
    }
    return { type: 'union', branches }
  }

  #name(fields: Fields, namespace: string, at: string): Named & { readonly space: string } {
    const { name } = fields
    if (typeof name !== 'string' || name === '') throw fault(at, 'the type has no `name`')
    const own = typeof fields['namespace'] === 'string' ? fields['namespace'] : namespace
    const fullName = fullNameOf(name, own)
    if (!isFullName(fullName)) throw fault(at, `\`${name}\` is no legal name`)
    const last = lastOf(fullName)
    if (PRIMITIVES.some((one) => one === fullName))
      throw fault(at, `\`${name}\` is the name of a primitive type`)
    if (this.#named.has(fullName)) throw fault(at, `\`${fullName}\` is defined twice`)
    const space = spaceOf(fullName)
    const aliases = aliasesOf(fields, at).map((alias) => fullNameOf(alias, space))
    // Of the name of an alias Avro looks at the last part alone.
    if (!aliases.every((alias) => isName(lastOf(alias))))
      throw fault(at, `an alias of \`${name}\` is no legal name`)
    return { name: last, fullName, aliases, space }
  }

  #record(fields: Fields, namespace: string, at: string): AvroSchema {
    const { space, ...named } = this.#name(fields, namespace, at)
    if (!Array.isArray(fields['fields'])) throw fault(at, `\`${named.name}\` has no \`fields\``)
    const own: AvroField[] = []
    const record: AvroRecord = { type: 'record', ...named, fields: own }
    this.#named.set(named.fullName, record)
    this.#open.add(named.fullName)
    for (const [index, field] of (fields['fields'] as readonly unknown[]).entries()) {
      const here = `${at}/fields/${index}`
      if (typeof field !== 'object' || field === null) throw fault(here, 'no field stands here')
      const { name, type, order } = field as Fields
      if (typeof name !== 'string') throw fault(here, 'the field has no `name`')
      if (!isName(name)) throw fault(here, `\`${name}\` is no legal name`)
      if (own.some((one) => one.name === name)) throw fault(here, `the field \`${name}\` stands twice`)
      if (order !== undefined && !isOrder(order)) throw fault(here, 'its `order` is none that there is')
      const schema = this.read(type, space, `${here}/type`)
      const hasDefault = Object.hasOwn(field, 'default')
      if (hasDefault && !isAvroDefault(schema, (field as Fields)['default']))
        throw fault(here, `the default of \`${name}\` is not of its type`)
      own.push({ name, aliases: aliasesOf(field as Fields, here), schema, hasDefault })
    }
    this.#open.delete(named.fullName)
    return record
  }

  #enum(fields: Fields, namespace: string, at: string): AvroSchema {
    const { space: _, ...named } = this.#name(fields, namespace, at)
    const symbols = textsIn(fields['symbols'])
    if (!symbols?.every(isName))
      throw fault(at, `the \`symbols\` of \`${named.name}\` are no list of legal names`)
    const chosen = fields['default']
    if (typeof chosen === 'string' && !symbols.includes(chosen))
      throw fault(at, `the default of \`${named.name}\` is none of its symbols`)
    if (new Set(symbols).size < symbols.length) throw fault(at, `\`${named.name}\` has a symbol twice`)
    const schema: AvroEnum = { type: 'enum', ...named, symbols, hasDefault: typeof chosen === 'string' }
    this.#named.set(named.fullName, schema)
    return schema
  }

  #fixed(fields: Fields, namespace: string, at: string): AvroSchema {
    const { space: _, ...named } = this.#name(fields, namespace, at)
    const size = fields['size']
    if (typeof size !== 'bigint' || size < 0n || size > LARGEST_FIXED)
      throw fault(at, `\`${named.name}\` has no \`size\``)
    const schema: AvroFixed = { type: 'fixed', ...named, size: Number(size), ...logicalOf(fields) }
    this.#named.set(named.fullName, schema)
    return schema
  }
}

const isOrder = (order: unknown): boolean =>
  typeof order === 'string' && /^(?:ascending|descending|ignore)$/i.test(order)

const fault = (at: string, says: string): SchemaFault =>
  new SchemaFault(`At ${at === '' ? 'the top' : at}: ${says}.`)

const logicalOf = ({ logicalType }: Fields): { logicalType?: string } =>
  typeof logicalType === 'string' ? { logicalType } : {}

/** Undefined of what is no list of texts. */
const textsIn = (value: unknown): readonly string[] | undefined =>
  Array.isArray(value) && value.every((entry) => typeof entry === 'string') ? value : undefined

function aliasesOf({ aliases }: Fields, at: string): readonly string[] {
  const texts = aliases === undefined ? [] : textsIn(aliases)
  if (texts === undefined) throw fault(at, 'its `aliases` are no list of texts')
  return texts
}
