import type { Random } from './random'

type Json = unknown

const PRIMITIVES = ['null', 'boolean', 'int', 'long', 'float', 'double', 'bytes', 'string'] as const
const NAMES = ['A', 'B', 'C', 'com.a.A', 'com.b.A']
const FIELDS = ['a', 'b', 'c', 'd']
const SYMBOLS = ['X', 'Y', 'Z']

/** A default that a schema takes, where one is easy to say. */
function defaultOf(type: Json): Json {
  if (type === 'null') return null
  if (type === 'boolean') return true
  if (type === 'int' || type === 'long') return 1
  if (type === 'float' || type === 'double') return 1.5
  if (type === 'string' || type === 'bytes') return 'x'
  if (Array.isArray(type)) return defaultOf(type[0])
  return (type as { type?: string }).type === 'array'
    ? []
    : (type as { type?: string }).type === 'map'
      ? {}
      : undefined
}

/** Random schemas of Avro: few names and few fields, so that two of them have much in common. */
export class RandomAvro {
  readonly #random: Random
  #named = new Set<string>()

  constructor(random: Random) {
    this.#random = random
  }

  /** A reader's schema and a writer's; in two of three the one is the other with a few things changed. */
  pair(): { readonly reader: string; readonly writer: string } {
    const writer = this.#schema()
    const reader = this.#random.whole(0, 2) === 0 ? this.#schema() : this.#changed(writer, 0)
    return { reader: JSON.stringify(reader), writer: JSON.stringify(writer) }
  }

  #schema(): Json {
    this.#named = new Set()
    return this.#random.whole(0, 3) === 0 ? this.#type(0) : this.#record(0)
  }

  #type(depth: number): Json {
    const kind = this.#random.whole(0, depth > 2 ? 3 : 11)
    if (kind <= 4) return this.#random.pick(PRIMITIVES)
    if (kind === 5) return { type: 'array', items: this.#type(depth + 1) }
    if (kind === 6) return { type: 'map', values: this.#type(depth + 1) }
    if (kind === 7) return this.#union(depth)
    if (kind === 8) return this.#enum()
    if (kind === 9) return this.#fixed()
    if (kind === 10) return this.#named.size === 0 ? 'long' : this.#random.pick([...this.#named])
    return this.#record(depth + 1)
  }

  /** A name that is not taken; none where all are. */
  #name(): string | undefined {
    const free = NAMES.filter((name) => !this.#named.has(name))
    if (free.length === 0) return undefined
    const name = this.#random.pick(free)
    this.#named.add(name)
    return name
  }

  #record(depth: number): Json {
    const name = this.#name()
    if (name === undefined) return 'string'
    const count = this.#random.whole(0, 3)
    return {
      type: 'record',
      name,
      ...this.#aliases(NAMES),
      fields: FIELDS.slice(0, count).map((field) => this.#field(field, depth)),
    }
  }

  #field(name: string, depth: number): Json {
    const type = this.#type(depth + 1)
    const value = this.#random.whole(0, 1) === 0 ? defaultOf(type) : undefined
    return { name, type, ...this.#aliases(FIELDS), ...(value !== undefined && { default: value }) }
  }

  #aliases(names: readonly string[]): { readonly aliases?: readonly string[] } {
    return this.#random.whole(0, 4) === 0 ? { aliases: [this.#random.pick(names)] } : {}
  }

  #enum(): Json {
    const name = this.#name()
    if (name === undefined) return 'int'
    const symbols = SYMBOLS.slice(0, this.#random.whole(1, 3))
    return {
      type: 'enum',
      name,
      symbols,
      ...this.#aliases(NAMES),
      ...(this.#random.whole(0, 2) === 0 && { default: symbols[0] }),
    }
  }

  #fixed(): Json {
    const name = this.#name()
    return name === undefined ? 'bytes' : { type: 'fixed', name, size: this.#random.whole(1, 2) }
  }

  #union(depth: number): Json {
    const branches = [...new Set([this.#random.pick(PRIMITIVES), this.#random.pick(PRIMITIVES)])] as Json[]
    if (this.#random.whole(0, 2) === 0) {
      const inner = this.#record(depth + 1)
      if (typeof inner === 'object') branches.push(inner)
    }
    return branches
  }

  /** Another version of a schema: each part stays, or one time in eight is another. */
  #changed(json: Json, depth: number): Json {
    if (depth > 0 && this.#random.whole(0, 7) === 0) return this.#random.pick(PRIMITIVES)
    if (Array.isArray(json)) {
      const kept = json.filter(() => this.#random.whole(0, 5) > 0)
      return kept.length === 0 ? json : kept
    }
    if (typeof json !== 'object' || json === null) return json
    const { fields, items, values, symbols, ...rest } = json as Record<string, Json>
    return {
      ...rest,
      ...(Array.isArray(fields) && { fields: this.#changedFields(fields, depth) }),
      ...(items !== undefined && { items: this.#changed(items, depth + 1) }),
      ...(values !== undefined && { values: this.#changed(values, depth + 1) }),
      ...(Array.isArray(symbols) && {
        symbols: this.#random.whole(0, 3) === 0 ? symbols.slice(0, 1) : symbols,
      }),
    }
  }

  #changedFields(fields: readonly Json[], depth: number): Json[] {
    const kept = fields.flatMap((field) => {
      if (this.#random.whole(0, 5) === 0) return []
      const { type, default: value, ...rest } = field as Record<string, Json>
      const changed = this.#changed(type, depth + 1)
      const isSame = JSON.stringify(changed) === JSON.stringify(type)
      return [{ ...rest, type: changed, ...(isSame && value !== undefined && { default: value }) }]
    })
    if (this.#random.whole(0, 2) > 0) return kept
    const value = this.#random.whole(0, 1) === 0 ? { default: 'x' } : {}
    return [...kept, { name: 'new', type: 'string', ...value }]
  }
}
