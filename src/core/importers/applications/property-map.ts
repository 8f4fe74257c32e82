import { isSecretKey } from '../../shared/secret-key'
import type { FactBook } from '../facts/fact-book'
import { hasExpression, sayExpression } from '../reading/expression'
import { type Field, readFields } from '../reading/field'
import { settingsOfProperties } from '../reading/properties'
import type { Place, Source } from '../source'

/** One property of an application, with where it stands. */
export interface Property {
  /** As it is written, with points between its steps: `spring.kafka.consumer.group-id`. */
  readonly key: string
  readonly place: Place
  /** Its value with what stands for placeholders; asking for it is what counts as reading it. */
  value(): string
}

interface Entry {
  readonly key: string
  readonly text: string
  readonly place: Place
}

/** Spring takes `groupId`, `group-id` and `group_id` for one name. */
const relaxed = (key: string): string => key.toLowerCase().replace(/[-_]/g, '')

/**
 * The properties of an application, of YAML and of properties files alike. What nobody asks for is found by
 * `tellUnread`.
 */
export class PropertyMap {
  readonly #entries: readonly Entry[]
  readonly #byName = new Map<string, Entry>()
  readonly #asked = new Set<Entry>()
  readonly #told = new Set<string>()
  readonly #book: FactBook

  constructor(entries: readonly Entry[], book: FactBook) {
    this.#entries = entries
    this.#book = book
    for (const entry of entries) this.#byName.set(relaxed(entry.key), entry)
  }

  /** The first of several properties that is there and says something. */
  get(...keys: readonly string[]): Property | undefined {
    for (const key of keys) {
      const entry = this.#byName.get(relaxed(key))
      if (entry && entry.text.trim() !== '') return this.#property(entry)
    }
    return undefined
  }

  /** The properties below a prefix, by the rest of their keys as it is written. */
  under(prefix: string): [rest: string, property: Property][] {
    const start = `${relaxed(prefix)}.`
    return this.#entries.flatMap((entry): [string, Property][] => {
      if (!relaxed(entry.key).startsWith(start)) return []
      const steps = prefix.split('.').length
      return [[entry.key.split('.').slice(steps).join('.'), this.#property(entry)]]
    })
  }

  /** Every property, in the order in which they are written. */
  all = (): Property[] => this.#entries.map((entry) => this.#property(entry))

  has = (prefix: string): boolean => this.under(prefix).length > 0 || this.#byName.has(relaxed(prefix))

  /** Takes note of what belongs to no drawing. */
  ignore(...prefixes: readonly string[]): void {
    for (const prefix of prefixes) {
      const start = relaxed(prefix)
      for (const entry of this.#entries) {
        const key = relaxed(entry.key)
        if (key === start || key.startsWith(`${start}.`) || key.startsWith(`${start}[`))
          this.#asked.add(entry)
      }
    }
  }

  #property(entry: Entry): Property {
    return {
      key: entry.key,
      place: entry.place,
      value: () => {
        this.#asked.add(entry)
        return this.#resolve(entry.text, 0)
      },
    }
  }

  /** Placeholders by what the properties themselves say, or else by their defaults. */
  #resolve(text: string, depth: number): string {
    if (depth > 5 || !text.includes('${')) return text
    return text.replace(
      /\$\{([^${}:]+)(?::([^${}]*))?\}/g,
      (whole, name: string, fallback: string | undefined) => {
        const own = this.#byName.get(relaxed(name.trim()))
        if (own) {
          this.#asked.add(own)
          return this.#resolve(own.text, depth + 1)
        }
        if (fallback === undefined || fallback === '' || isSecretKey(name)) return whole
        if (!this.#told.has(name)) {
          this.#told.add(name)
          const [entry] = this.#entries
          this.#book.guess(
            entry?.place ?? { file: '' },
            `\`${name.slice(0, 60)}\` is taken as \`${fallback.slice(0, 60)}\`, its default.`,
          )
        }
        return fallback
      },
    )
  }

  /** Says what nobody asked for: by its first steps, since one remark for each would bury the rest. */
  tellUnread(): void {
    const groups = new Map<string, { first: Entry; count: number }>()
    for (const entry of this.#entries) {
      if (this.#asked.has(entry)) continue
      if (hasExpression(entry.text) && !isSecretKey(entry.key)) {
        this.#book.lose(entry.place, `\`${entry.key}\`, ${sayExpression(entry.text)}, is not taken over.`)
        continue
      }
      const name = entry.key.split('.').slice(0, groupDepth(entry.key)).join('.')
      const known = groups.get(name)
      if (known) known.count += 1
      else groups.set(name, { first: entry, count: 1 })
    }
    for (const [name, { first, count }] of groups) {
      const what = count === 1 ? `\`${first.key}\` is` : `${count} settings below \`${name}\` are`
      this.#book.lose(first.place, `${what} not taken over.`)
    }
  }
}

/** Settings of Kafka are told one by one as far as their section, all others by their first two steps. */
const groupDepth = (key: string): number => (/kafka|stream|messaging/.test(key) ? 5 : 2)

/** Profiles that are settings of their own, as a document or in the name of a file or of a property. */
const PROFILE = ['spring.config.activate.on-profile', 'spring.profiles']

/** The properties of a source, without those of its profiles, which are told. */
export function propertiesOf(source: Source, book: FactBook): PropertyMap {
  const isYaml =
    /\.ya?ml$/i.test(source.name) || /^[ \t]*["']?[\w.-]+["']?:(?:[ \t]|$)/m.test(source.text.slice(0, 4_096))
  const documents =
    isYaml && !/\.properties$/i.test(source.name) ? yamlEntries(source, book) : [plainEntries(source)]
  const entries: Entry[] = []
  for (const document of documents) {
    const profile = document.find(({ key }) => PROFILE.includes(key))
    if (profile) book.lose(profile.place, `What is set for the profile \`${profile.text}\` is not read.`)
    else entries.push(...withProfile(document, book))
  }
  return new PropertyMap(entries, book)
}

/** The profile that Quarkus runs with where none is named. */
const PRODUCTION = 'prod'
/** `%dev.key`, and `%{dev,test}.key` for several. */
const OF_PROFILE = /^["']?%(?:\{([\w,\s-]+)\}|([\w-]+))["']?\.(.+)$/s

/** Quarkus' profiles: what is set for production stands over what is set for all, and the others are told. */
function withProfile(document: readonly Entry[], book: FactBook): readonly Entry[] {
  const plain = new Map<string, Entry>()
  const over: Entry[] = []
  const others = new Map<string, { first: Entry; count: number }>()
  for (const entry of document) {
    const [, several, one, key] = OF_PROFILE.exec(entry.key) ?? []
    if (key === undefined) {
      plain.set(entry.key, entry)
      continue
    }
    const profiles = (several ?? one ?? '').split(',').map((name) => name.trim())
    if (profiles.includes(PRODUCTION)) {
      over.push({ ...entry, key })
      continue
    }
    const said = profiles.join(', ')
    const known = others.get(said)
    if (known) known.count += 1
    else others.set(said, { first: entry, count: 1 })
  }
  const [first] = over
  if (first)
    book.guess(first.place, 'What is set for the profile `prod` is taken before what is set for all.')
  for (const [
    profile,
    {
      first: { place },
      count,
    },
  ] of others)
    book.lose(
      place,
      `${count === 1 ? 'One setting is' : `${count} settings are`} for the profile \`${profile}\` alone: not read.`,
    )
  for (const entry of over) plain.set(entry.key, entry)
  return others.size + over.length === 0 ? document : [...plain.values()]
}

const plainEntries = ({ name: file, text }: Source): Entry[] =>
  settingsOfProperties(text).map(({ key, value, line }) => ({
    key: unbracketed(key),
    text: value,
    place: { file, line },
  }))

function yamlEntries(source: Source, book: FactBook): Entry[][] {
  return readFields(source, book).map((root) => {
    const entries: Entry[] = []
    flatten(root, '', entries)
    return entries
  })
}

/** `[a.b]` keeps its points for Spring; here they are steps like any other. */
const unbracketed = (key: string): string =>
  key.replace(/\.?\[([^\]]*[^\d\]][^\]]*)\]/g, '.$1').replace(/^\./, '')

function flatten(field: Field, path: string, entries: Entry[]): void {
  if (field.isMapping) {
    for (const [key, inner] of field.entries())
      flatten(inner, path === '' ? unbracketed(key) : `${path}.${unbracketed(key)}`, entries)
    return
  }
  if (field.isList && field.items().some((item) => item.isMapping)) {
    for (const [at, item] of field.items().entries()) flatten(item, `${path}[${at}]`, entries)
    return
  }
  const value = field.value()
  const text = Array.isArray(value)
    ? value.join(',')
    : value === null || value === undefined
      ? ''
      : String(value)
  entries.push({ key: path, text, place: field.place })
}
