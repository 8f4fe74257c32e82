import { type Fields, isFields } from './schema-fault'

interface Found {
  readonly json: unknown
  /** The document that it stands in. */
  readonly document: unknown
}

/** Where the references of a schema lead: into itself, and into the schemas that it names. */
export class JsonReferences {
  readonly #documents: ReadonlyMap<string, unknown>
  readonly #byId = new Map<string, Found>()
  readonly #anchors = new Map<unknown, Map<string, unknown>>()

  constructor(root: unknown, documents: ReadonlyMap<string, unknown>) {
    this.#documents = documents
    for (const document of [root, ...documents.values()])
      this.#index(document, document, baseOf(document, ''))
  }

  /** Returns what a `$ref` in a document refers to; undefined where that is nothing here. */
  find(to: string, document: unknown): Found | undefined {
    const hash = to.indexOf('#')
    const address = hash < 0 ? to : to.slice(0, hash)
    const fragment = hash < 0 ? '' : safeDecoded(to.slice(hash + 1))
    const start =
      address === ''
        ? { json: document, document }
        : (this.#document(address, document) ?? this.#byId.get(to))
    if (!start) return undefined
    if (fragment === '') return start
    if (!fragment.startsWith('/')) {
      const anchored = this.#anchors.get(start.document)?.get(fragment)
      return anchored === undefined ? undefined : { json: anchored, document: start.document }
    }
    let at: unknown = start.json
    for (const part of fragment.slice(1).split('/')) {
      const key = part.replaceAll('~1', '/').replaceAll('~0', '~')
      if (typeof at !== 'object' || at === null || !Object.hasOwn(at, key)) return undefined
      at = (at as Fields)[key]
    }
    return { json: at, document: start.document }
  }

  #document(address: string, from: unknown): Found | undefined {
    const named = this.#documents.get(address)
    if (named !== undefined) return { json: named, document: named }
    const whole = joined(baseOf(from, ''), address)
    const resolved = this.#documents.get(whole)
    if (resolved !== undefined) return { json: resolved, document: resolved }
    return this.#byId.get(whole) ?? this.#byId.get(address)
  }

  #index(json: unknown, document: unknown, base: string): void {
    if (Array.isArray(json)) for (const item of json) this.#index(item, document, base)
    if (!isFields(json)) return
    const id = json['$id'] ?? json['id']
    let here = base
    if (typeof id === 'string') {
      if (id.startsWith('#')) this.#anchor(document, id.slice(1), json)
      else {
        here = joined(base, id)
        // A schema with an id of its own is a document to what it holds; its pointers start at it.
        this.#byId.set(here, { json, document: json === document ? document : json })
        this.#byId.set(id, { json, document: json === document ? document : json })
      }
    }
    const anchor = json['$anchor']
    if (typeof anchor === 'string') this.#anchor(document, anchor, json)
    for (const [key, inner] of Object.entries(json)) {
      if (key !== 'enum' && key !== 'const' && key !== 'default') this.#index(inner, document, here)
    }
  }

  #anchor(document: unknown, name: string, json: unknown): void {
    const anchors = this.#anchors.get(document) ?? new Map<string, unknown>()
    this.#anchors.set(document, anchors.set(name, json))
  }
}

const baseOf = (document: unknown, otherwise: string): string => {
  const id = isFields(document) ? (document['$id'] ?? document['id']) : undefined
  return typeof id === 'string' ? id.replace(/#$/, '') : otherwise
}

function joined(base: string, address: string): string {
  try {
    return new URL(address, base === '' ? undefined : base).href.replace(/#$/, '')
  } catch {
    return address.replace(/#$/, '')
  }
}

function safeDecoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment)
  } catch {
    return fragment
  }
}
