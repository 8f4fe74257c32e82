import type { SchemaVersion } from '../../model/design'
import { withoutComments } from '../../schemas/avro-json'
import { fullNameOf } from '../../schemas/avro-names'
import { isFields } from '../../schemas/schema-fault'
import type { SchemaFact } from '../facts/schema-fact'

export type Language = SchemaFact['language']

/** A schema as a text, before the texts that it names are found. */
export interface SchemaText {
  readonly file: string
  readonly text: string
  readonly language: Language
}

type Reference = NonNullable<SchemaVersion['references']>[number]

const PRIMITIVES = new Set(['null', 'boolean', 'int', 'long', 'float', 'double', 'bytes', 'string'])
const COMPLEX = new Set(['record', 'error', 'enum', 'fixed', 'array', 'map', 'union'])

/** Deeper than any schema that a person wrote. */
const DEEPEST = 100

/** The names that a schema defines for others, and those that it takes from them. */
interface Names {
  readonly defined: Set<string>
  readonly used: Set<string>
}

export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function namesInAvro(json: unknown, space: string, names: Names, depth = 0): void {
  if (depth > DEEPEST) return
  if (typeof json === 'string') {
    if (!PRIMITIVES.has(json)) names.used.add(fullNameOf(json, space))
  } else if (Array.isArray(json)) for (const one of json) namesInAvro(one, space, names, depth + 1)
  else if (isFields(json)) {
    const { type, name, namespace, fields, items, values } = json
    if (typeof type !== 'string' || !COMPLEX.has(type)) {
      namesInAvro(type, space, names, depth + 1)
      return
    }
    let own = space
    if (typeof name === 'string' && /^(?:record|error|enum|fixed)$/.test(type)) {
      const full = fullNameOf(name, typeof namespace === 'string' ? namespace : space)
      names.defined.add(full)
      own = full.includes('.') ? full.slice(0, full.lastIndexOf('.')) : ''
    }
    if (Array.isArray(fields))
      for (const field of fields) if (isFields(field)) namesInAvro(field['type'], own, names, depth + 1)
    if (type === 'array') namesInAvro(items, own, names, depth + 1)
    if (type === 'map') namesInAvro(values, own, names, depth + 1)
  }
}

function addressesIn(json: unknown, found: Set<string>, depth = 0): void {
  if (depth > DEEPEST) return
  if (Array.isArray(json)) for (const one of json) addressesIn(one, found, depth + 1)
  else if (isFields(json))
    for (const [key, inner] of Object.entries(json)) {
      if (key === '$ref' && typeof inner === 'string') {
        const [address = ''] = inner.split('#')
        if (address !== '') found.add(address)
      } else addressesIn(inner, found, depth + 1)
    }
}

const lastPart = (path: string): string => path.split(/[\\/]/).at(-1) ?? path

/** By how a text is named by others, and which names it uses. */
function namesOf({ file, text, language }: SchemaText): Names {
  const names: Names = { defined: new Set(), used: new Set() }
  if (language === 'avro') namesInAvro(jsonOf(withoutComments(text)), '', names)
  else {
    names.defined.add(lastPart(file))
    if (language === 'protobuf')
      for (const [, path] of text.matchAll(/^\s*import\s+(?:public\s+|weak\s+)?"([^"\n]{1,1000})"\s*;/gm))
        names.used.add(path ?? '')
    else {
      const json = jsonOf(text)
      const id = isFields(json) ? (json['$id'] ?? json['id']) : undefined
      if (typeof id === 'string') names.defined.add(id.replace(/#$/, ''))
      addressesIn(json, names.used)
    }
  }
  return names
}

/** What the texts of one language name of each other. */
export class NamedTexts {
  readonly #names = new Map<SchemaText, Names>()
  readonly #definers = new Map<string, SchemaText>()

  constructor(texts: readonly SchemaText[]) {
    for (const text of texts) {
      const names = namesOf(text)
      this.#names.set(text, names)
      for (const name of names.defined) {
        const key = `${text.language} ${name}`
        if (!this.#definers.has(key)) this.#definers.set(key, text)
      }
    }
  }

  /** Returns whether another text names one of the types of this one, or this file. */
  isNamed(text: SchemaText): boolean {
    return [...this.#names.keys()].some((other) => other !== text && this.#namedBy(other).includes(text))
  }

  /** Returns the schemas that a text names, and those that they name, each before what names it. */
  referencesOf(text: SchemaText): readonly Reference[] {
    const found = new Map<SchemaText, Reference>()
    const visit = (one: SchemaText): void => {
      for (const name of this.#names.get(one)?.used ?? []) {
        const definer = this.#find(one, name)
        if (!definer || definer === text || found.has(definer)) continue
        visitOnce(definer)
        found.set(definer, { name: name.slice(0, 1000), text: definer.text })
      }
    }
    const inside = new Set<SchemaText>([text])
    const visitOnce = (one: SchemaText): void => {
      if (inside.has(one)) return
      inside.add(one)
      visit(one)
    }
    visit(text)
    return [...found.values()].slice(0, 100)
  }

  #namedBy(text: SchemaText): readonly (SchemaText | undefined)[] {
    return [...(this.#names.get(text)?.used ?? [])].map((name) => this.#find(text, name))
  }

  #find(from: SchemaText, name: string): SchemaText | undefined {
    if (this.#names.get(from)?.defined.has(name)) return undefined
    const { language } = from
    return (
      this.#definers.get(`${language} ${name}`) ??
      (language === 'avro' ? undefined : this.#definers.get(`${language} ${lastPart(name)}`))
    )
  }
}
