import type { Design, SchemaFormat } from '../../model/design'
import type { FactBook } from './fact-book'
import type { ModeFact, SchemaFact } from './schema-fact'
import { topicLike } from './topic-like'

type Part = 'schema' | 'keySchema'

/** The schemas of a half of a topic's records, by type, versions in order. */
export type PlacedTypes = ReadonlyMap<string, readonly SchemaFact[]>

/** What schemas each topic has, by its name and the half of its records. */
export type PlacedSchemas = ReadonlyMap<string, Readonly<Partial<Record<Part, PlacedTypes>>>>

interface Target {
  readonly topic: string
  readonly part: Part
  readonly naming?: NonNullable<SchemaFormat['naming']>
}

/**
 * Returns whose records each schema of a book describes: by its subject, as the naming strategies of a registry make
 * it, else by the name of its file, else by that of its record where one topic alone is like it. Notes in the book what
 * follows of topics, and as losses the schemas of which nobody says the topic.
 *
 * @see io.confluent.kafka.serializers.subject of Schema Registry 8.1
 */
export function placeSchemas(book: FactBook, base: Design): PlacedSchemas {
  const known = [...new Set([...book.topics.keys(), ...base.topics.map(({ name }) => name)])]
  const placed = new Map<string, Partial<Record<Part, Map<string, SchemaFact[]>>>>()
  const byFile: TopicsByFile = new Map()
  for (const fact of book.schemas) {
    const target = targetOf(fact, known)
    if (!target) {
      if (!fact.isNamed) book.lose(fact.place, notPlaced(fact))
      continue
    }
    const { topic: name, part, naming } = target
    const topic = book.topic(name, fact.place, 'guessed')
    topic.say(`${part}.format`, fact.language, fact.place, fact.how)
    if (naming !== undefined) topic.say(`${part}.naming`, naming, fact.place, fact.how)
    const parts = placed.get(name) ?? {}
    const types = parts[part] ?? new Map<string, SchemaFact[]>()
    const type = fact.subject ?? fact.recordName
    placed.set(name, { ...parts, [part]: types.set(type, [...(types.get(type) ?? []), fact]) })
    if (!known.includes(name)) noteDrawn(byFile, fact.place.file, fact.subject !== undefined, name)
  }
  for (const name of book.subjects) placeName(book, name, known, byFile)
  for (const [file, { isOfSubject, topics }] of byFile) tellDrawn(book, file, isOfSubject, [...topics])
  for (const mode of book.schemaModes) placeMode(book, base, mode, placed)
  for (const [name, parts] of placed)
    for (const part of ['schema', 'keySchema'] as const)
      if ((parts[part]?.size ?? 0) > 1) tellSeveral(book, name, part, [...(parts[part]?.values() ?? [])])
  return placed
}

const PART_OF = { key: 'keySchema', value: 'schema' } as const

/** A subject without the context that it is in. */
const withoutContext = (subject: string): string => subject.replace(/^:\.[^:]*:/, '')

/** The topic and the half of its records that a subject is named after. */
function bySubject(subject: string): Target | undefined {
  const named = /^(.+)-(key|value)$/s.exec(withoutContext(subject))
  return named?.[1] === undefined
    ? undefined
    : { topic: named[1], part: PART_OF[named[2] === 'key' ? 'key' : 'value'] }
}

function targetOf(fact: SchemaFact, known: readonly string[]): Target | undefined {
  const { recordName, called, isNamed } = fact
  const subject = fact.subject === undefined ? undefined : withoutContext(fact.subject)
  if (subject !== undefined) {
    if (recordName !== '' && subject.endsWith(`-${recordName}`))
      return {
        topic: subject.slice(0, -recordName.length - 1),
        part: 'schema',
        naming: 'topic-record',
      }
    const named = bySubject(subject)
    if (named) return named
    const ofTopic = known
      .filter(
        (topic) => subject.startsWith(`${topic}-`) && IS_FULL_NAME.test(subject.slice(topic.length + 1)),
      )
      .reduce((longest, topic) => (topic.length > longest.length ? topic : longest), '')
    if (ofTopic !== '') return { topic: ofTopic, part: 'schema', naming: 'topic-record' }
  }
  const name = subject ?? called
  if (known.includes(name)) return { topic: name, part: 'schema' }
  const like = topicLike(recordName === '' ? name : recordName, known)
  if (like !== undefined)
    return { topic: like, part: 'schema', ...(subject !== undefined && { naming: 'record' }) }
  if (subject !== undefined || isNamed || known.length > 0) return undefined
  return { topic: topicAfter(fact), part: 'schema' }
}

/** A record's name with its namespace, which a text of another language may not say. */
const IS_FULL_NAME = /^[A-Za-z_]\w*(?:[.$][A-Za-z_]\w*)+$/

/** A name for a topic of which nobody says one: that of the file, or of the record in a text that was pasted. */
function topicAfter({ called, recordName, isOfFile }: SchemaFact): string {
  const [simple = ''] = recordName.split('.').reverse()
  const name =
    isOfFile || simple === '' ? called : simple.replace(/(?<=[a-z0-9])(?=[A-Z])/g, '-').toLowerCase()
  return name.replace(/[^A-Za-z0-9._-]+/g, '-') || 'records'
}

const notPlaced = ({ subject, recordName, called }: SchemaFact): string =>
  subject === undefined
    ? `No topic is known of the schema \`${recordName || called}\`: a file that is called \`<topic>-value\` or \`<topic>-key\` says it.`
    : `The subject \`${subject}\` is named after its record, and no topic is known of it: its schema is not drawn.`

/** The topics that no source lists, by the file that they follow from. */
type TopicsByFile = Map<string, { readonly isOfSubject: boolean; readonly topics: Set<string> }>

function noteDrawn(byFile: TopicsByFile, file: string, isOfSubject: boolean, topic: string): void {
  const told = byFile.get(file) ?? { isOfSubject, topics: new Set() }
  byFile.set(file, told)
  told.topics.add(topic)
}

function tellDrawn(book: FactBook, file: string, isOfSubject: boolean, topics: readonly string[]): void {
  const names = topics.slice(0, 10).map((name) => `\`${name}\``)
  const more = topics.length > names.length ? ` and ${topics.length - names.length} more` : ''
  const after = isOfSubject
    ? topics.length === 1
      ? 'its subject'
      : 'their subjects'
    : 'the file of its schema'
  book.guess(
    { file },
    `No source lists ${topics.length === 1 ? 'the topic' : 'the topics'} ${names.join(', ')}${more}: drawn after ${after}.`,
  )
}

function placeName(
  book: FactBook,
  { subject, place }: FactBook['subjects'][number],
  known: readonly string[],
  byFile: TopicsByFile,
): void {
  const topic =
    bySubject(subject)?.topic ?? known.find((name) => withoutContext(subject).startsWith(`${name}-`))
  if (topic === undefined) {
    if (book.schemas.some((fact) => fact.subject === subject)) return
    book.lose(place, `The subject \`${subject}\` names no topic, and its schema is not here.`)
    return
  }
  book.topic(topic, place, 'guessed')
  if (!known.includes(topic)) noteDrawn(byFile, place.file, true, topic)
}

/** A mode of one subject, or of every subject that has none of its own. */
function placeMode(
  book: FactBook,
  base: Design,
  { subject, mode, place }: ModeFact,
  placed: PlacedSchemas,
): void {
  if (subject === undefined) {
    for (const [name, parts] of placed)
      for (const part of ['schema', 'keySchema'] as const) {
        const topic = book.topics.get(name)
        if (parts[part] && topic && !topic.claims.has(`${part}.compatibility`))
          topic.say(`${part}.compatibility`, mode, place, 'seen')
      }
    if (placed.size === 0)
      book.lose(place, `The mode ${mode} is of a registry of which no schema is here: it is not drawn.`)
    return
  }
  const target = placedAt(placed, subject) ?? bySubject(subject)
  const { topic: name = '', part = 'schema' } = target ?? {}
  const drawn = base.topics.find((topic) => topic.name === name)
  if (!placed.get(name)?.[part] && !drawn?.[part]) {
    // That its schema is not drawn is told already.
    if (book.schemas.some((fact) => fact.subject === subject)) return
    book.lose(
      place,
      `The mode ${mode} is of the subject \`${subject}\`, of which no schema is here: it is not drawn.`,
    )
    return
  }
  book.topic(name, place, 'guessed').say(`${part}.compatibility`, mode, place, 'seen')
}

function placedAt(placed: PlacedSchemas, subject: string): Target | undefined {
  for (const [topic, parts] of placed)
    for (const part of ['schema', 'keySchema'] as const) if (parts[part]?.has(subject)) return { topic, part }
  return undefined
}

/** Several types of record need subjects that say which. */
function tellSeveral(
  book: FactBook,
  name: string,
  part: Part,
  types: readonly (readonly SchemaFact[])[],
): void {
  const topic = book.topics.get(name)
  const [fact] = types[0] ?? []
  if (!fact || !topic || topic.claims.has(`${part}.naming`)) return
  topic.say(`${part}.naming`, 'topic-record', fact.place, 'guessed')
  book.guess(
    fact.place,
    `\`${name}\` has ${types.length} types of record: their subjects are taken to be named after topic and record.`,
  )
}
