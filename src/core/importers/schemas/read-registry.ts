import type { SchemaVersion } from '../../model/design'
import { loadLanguage } from '../../schemas/load-language'
import type { ReadText } from '../../schemas/read-schema'
import { recordNameOf } from '../../schemas/topic-schemas'
import type { FactBook } from '../facts/fact-book'
import { type Importer, importerOf } from '../importer'
import { withoutMarks } from '../reading/expression'
import { LONGEST_SCHEMA } from './read-schema-files'
import { type RegistryEntry, registryFacts } from './registry-entries'
import type { Language } from './schema-text'

type Reference = NonNullable<SchemaVersion['references']>[number]

/** Returns the importer of what schema registries answer: versions, lists of them, subjects, modes, exports. */
export async function loadRegistry(): Promise<Importer> {
  const readers: Readonly<Record<Language, ReadText>> = {
    avro: await loadLanguage('avro'),
    protobuf: await loadLanguage('protobuf'),
    'json-schema': await loadLanguage('json-schema'),
  }
  return importerOf((sources, book) => {
    const entries: RegistryEntry[] = []
    for (const { name, text } of sources) {
      const facts = registryFacts({ name, text: withoutMarks(text) })
      if (!facts) {
        book.problems.push({
          file: name,
          path: '',
          message: 'This is no JSON that a schema registry answers: it holds no subject and no schema.',
        })
        continue
      }
      entries.push(...facts.entries)
      book.subjects.push(...facts.names)
      book.schemaModes.push(...facts.modes)
      for (const { place, sentence } of facts.losses) book.lose(place, sentence)
    }
    noteEntries(entries, readers, book)
  })
}

const keyOf = (subject: string, version: number | undefined): string => `${version ?? ''} ${subject}`

function noteEntries(
  entries: readonly RegistryEntry[],
  readers: Readonly<Record<Language, ReadText>>,
  book: FactBook,
): void {
  const byKey = new Map<string, RegistryEntry>()
  for (const entry of entries) {
    byKey.set(keyOf(entry.subject, entry.number), entry)
    byKey.set(keyOf(entry.subject, undefined), entry)
  }
  const named = new Set(entries.flatMap(({ references }) => references.map(({ subject }) => subject)))
  for (const entry of entries) {
    const { subject, number, language, text, place } = entry
    if (text.length > LONGEST_SCHEMA) {
      book.lose(place, `The schema of \`${subject}\` has more than 500,000 characters: it is left out.`)
      continue
    }
    const references = allReferences(entry, byKey, book)
    const schema = readers[language](
      text,
      references.flatMap(({ name, text: of }) => (of === undefined ? [] : [{ name, text: of }])),
    )
    if (!schema.ok) book.guess(place, `The schema of \`${subject}\` is taken as it is. ${schema.error}`)
    book.schemas.push({
      subject: subject.slice(0, 1000),
      called: subject.slice(0, 1000),
      isOfFile: false,
      language,
      version: { text, ...(references.length > 0 && { references }) },
      ...(number !== undefined && { number }),
      recordName: schema.ok ? recordNameOf(schema.value.fields) : '',
      isNamed: named.has(subject),
      place,
      how: 'seen',
    })
  }
}

/** What a version names, and what that names, each before what names it, with the texts that the sources have. */
function allReferences(
  entry: RegistryEntry,
  byKey: ReadonlyMap<string, RegistryEntry>,
  book: FactBook,
): readonly Reference[] {
  const found = new Map<string, Reference>()
  const inside = new Set<RegistryEntry>([entry])
  const visit = ({ references, subject: of }: RegistryEntry): void => {
    for (const { name, subject, version } of references) {
      if (found.has(name)) continue
      const other = byKey.get(keyOf(subject, version))
      if (other && !inside.has(other)) {
        inside.add(other)
        visit(other)
      }
      if (!other) book.lose(entry.place, `\`${of}\` names \`${subject}\`, of which no schema is here.`)
      const text = other && other.text.length <= LONGEST_SCHEMA ? other.text : undefined
      found.set(name, {
        name: name.slice(0, 1000),
        subject: subject.slice(0, 1000),
        ...(version !== undefined && { version }),
        ...(text !== undefined && { text }),
      })
    }
  }
  visit(entry)
  return [...found.values()].slice(0, 100)
}
