import { isFields } from '../../schemas/schema-fault'
import type { Place, Source } from '../source'
import { fileSubject } from './file-subject'
import { jsonOf, type Language } from './schema-text'

/** One version of a subject, as a registry has it. */
export interface RegistryEntry {
  readonly subject: string
  readonly number?: number
  readonly language: Language
  readonly text: string
  readonly references: readonly {
    readonly name: string
    readonly subject: string
    readonly version?: number
  }[]
  readonly place: Place
}

/** All that a text of a registry says. */
export interface RegistryFacts {
  readonly entries: RegistryEntry[]
  readonly modes: { readonly subject?: string; readonly mode: string; readonly place: Place }[]
  readonly names: { readonly subject: string; readonly place: Place }[]
  readonly losses: { readonly place: Place; readonly sentence: string }[]
}

const LANGUAGES: Readonly<Record<string, Language>> = {
  AVRO: 'avro',
  PROTOBUF: 'protobuf',
  JSON: 'json-schema',
}

const DEEPEST = 8

const isText = (value: unknown): value is string => typeof value === 'string' && value !== ''

/** Returns a number that may be the number of a version. */
const versionOf = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isInteger(value) && value > 0 && value < 1e9 ? value : undefined

/** The values of a text: one of JSON, or one on each line, where the topic of a registry has a key before each. */
function valuesIn(text: string): readonly (readonly [key: unknown, value: unknown, line: number])[] {
  const whole = jsonOf(text)
  if (whole !== undefined) return [[undefined, whole, 1]]
  return text.split(/\r\n?|\n/).flatMap((line, at) => {
    if (!/^\s*[[{]/.test(line)) return []
    const alone = jsonOf(line)
    if (alone !== undefined) return [[undefined, alone, at + 1] as const]
    const [key = '', ...rest] = line.split('\t')
    const value = jsonOf(rest.join('\t'))
    return value === undefined ? [] : [[jsonOf(key), value, at + 1] as const]
  })
}

/**
 * Returns what a text holds that a schema registry answers (a version, versions, a list of subjects, a mode), is told,
 * or keeps in its topic, by the shape of each value; undefined where it holds nothing of that.
 *
 * @see https://docs.confluent.io/platform/current/schema-registry/develop/api.html
 */
export function registryFacts({ name: file, text }: Source): RegistryFacts | undefined {
  const facts: RegistryFacts = { entries: [], modes: [], names: [], losses: [] }
  const { subject, called, number } = fileSubject(file)
  const lines = new LineFinder(text)
  for (const [key, value, line] of valuesIn(text)) {
    const said = isFields(key) ? key : {}
    const own = isText(said['subject']) ? said['subject'] : undefined
    if (value === null && own !== undefined) continue
    const place = { file, line }
    const otherwise = own ?? subject ?? requestSubject(called)
    read(value, { place, subject: otherwise, number: versionOf(said['version']) ?? number }, facts, lines, 0)
  }
  const found = facts.entries.length + facts.modes.length + facts.names.length + facts.losses.length
  return found === 0 ? undefined : facts
}

/** What is sent to a registry is in a file that is called as its subject: `com.acme.Order`, and its mode `orders-value.config`. */
function requestSubject(called: string): string | undefined {
  const name = called.replace(/\.config$/, '')
  return name !== called || name.includes('.') ? name : undefined
}

interface Around {
  readonly place: Place
  readonly subject: string | undefined
  readonly number: number | undefined
}

function read(value: unknown, around: Around, facts: RegistryFacts, lines: LineFinder, depth: number): void {
  if (depth > DEEPEST) return
  if (Array.isArray(value)) {
    for (const one of value as readonly unknown[])
      if (typeof one === 'string' && depth === 0) facts.names.push({ subject: one, place: around.place })
      else read(one, around, facts, lines, depth + 1)
    return
  }
  if (!isFields(value)) return
  const subject = isText(value['subject'])
    ? value['subject']
    : isText(value['name']) && !isText(value['schema'])
      ? value['name']
      : around.subject
  const number = versionOf(value['version']) ?? around.number
  const place = subject === undefined ? around.place : lines.next(subject, around.place)
  const mode = value['compatibilityLevel'] ?? value['compatibility']
  if (isText(mode)) facts.modes.push({ ...(subject !== undefined && { subject }), mode, place })
  const { schema } = value
  if (!isText(schema)) {
    for (const [key, inner] of Object.entries(value)) {
      if (key === 'references' || key === 'metadata' || key === 'ruleSet') continue
      // An export may have its subjects as keys.
      const isNamed = typeof inner === 'object' && !/^(?:schemas|subjects|versions|data|items)$/.test(key)
      read(inner, { place, subject: isNamed ? key : subject, number }, facts, lines, depth + 1)
    }
    return
  }
  const type = isText(value['schemaType']) ? value['schemaType'] : 'AVRO'
  const language = LANGUAGES[type.toUpperCase()]
  const called = subject === undefined ? 'A schema' : `Version ${number ?? '?'} of \`${subject}\``
  if (value['deleted'] === true) facts.losses.push({ place, sentence: `${called} is deleted.` })
  else if (subject === undefined)
    facts.losses.push({ place, sentence: 'A schema without a subject is of no topic: it is not drawn.' })
  else if (!language)
    facts.losses.push({ place, sentence: `${called} is of the type ${type.slice(0, 40)}: it is not read.` })
  else
    facts.entries.push({
      subject,
      ...(number !== undefined && { number }),
      language,
      text: schema,
      references: referencesIn(value['references']),
      place,
    })
}

const referencesIn = (value: unknown): RegistryEntry['references'] =>
  (Array.isArray(value) ? value : []).flatMap((one: unknown) => {
    if (!isFields(one)) return []
    const { name, subject, version } = one
    if (!isText(name) || !isText(subject)) return []
    const number = versionOf(version)
    return [{ name, subject, ...(number !== undefined && { version: number }) }]
  })

/** The lines on which subjects stand, in the order of the text. */
class LineFinder {
  readonly #text: string
  #at = 0
  #line = 1
  #counted = 0

  constructor(text: string) {
    this.#text = text
  }

  /** Returns the place where a name stands next; where it is not found, the one given. */
  next(name: string, otherwise: Place): Place {
    const at = this.#text.indexOf(JSON.stringify(name), this.#at)
    if (at < 0) return otherwise
    this.#at = at + 1
    for (; this.#counted < at; this.#counted += 1) if (this.#text[this.#counted] === '\n') this.#line += 1
    return { file: otherwise.file, line: this.#line }
  }
}
