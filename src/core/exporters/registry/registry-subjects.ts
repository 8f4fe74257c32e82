import type { Design, SchemaFormat, SchemaVersion, Topic } from '../../model/design'
import type { SchemaLanguage } from '../../schemas/read-schema'
import {
  languageIn,
  type RecordPart,
  recordNameOf,
  schemaOf,
  subjectOf,
  versionText,
} from '../../schemas/topic-schemas'
import { fileName } from '../file-name'
import type { SchemaReaders } from '../schema-readers'
import { uniqueSlugs } from '../unique-slugs'

/** One version as it is registered. */
export interface SubjectVersion {
  readonly path: string
  readonly text: string
  readonly references: readonly {
    readonly name: string
    readonly subject: string
    readonly version: number
  }[]
}

/** A subject of a registry, as the design has it. */
export interface Subject {
  readonly name: string
  /** Different for every subject, fit for a file. */
  readonly slug: string
  readonly language: SchemaLanguage
  readonly compatibility?: NonNullable<SchemaFormat['compatibility']>
  readonly versions: readonly SubjectVersion[]
  /** Whose records it is of; undefined of one that only others name. */
  readonly topic?: string
  readonly part?: RecordPart
}

/** What the registry calls a language. */
export const SCHEMA_TYPES = { avro: 'AVRO', protobuf: 'PROTOBUF', 'json-schema': 'JSON' } as const

const ENDINGS = { avro: 'avsc', protobuf: 'proto', 'json-schema': 'json' } as const

interface Draft {
  readonly name: string
  readonly language: SchemaLanguage
  readonly compatibility?: NonNullable<SchemaFormat['compatibility']>
  readonly versions: readonly SchemaVersion[]
  readonly topic?: string
  readonly part?: RecordPart
}

/**
 * Returns every subject that the topics of a design need, those that others name first. One that several topics share
 * by the name of its record stands once, as the first has it.
 */
export function registrySubjects(design: Design, readers: SchemaReaders): readonly Subject[] {
  const drafts = new Map<string, Draft>()
  const own = design.topics.flatMap((topic) => [
    ...draftsOf(design, topic, 'value', readers),
    ...draftsOf(design, topic, 'key', readers),
  ])
  for (const draft of [...own.flatMap(namedBy), ...own]) {
    const known = drafts.get(draft.name)
    if (!known || (known.topic === undefined && draft.topic !== undefined)) drafts.set(draft.name, draft)
  }
  const slugs = uniqueSlugs([...drafts.keys()], fileName)
  return [...drafts.values()].map(({ versions, ...draft }) => {
    const slug = slugs.get(draft.name) ?? 'unnamed'
    const at = (index: number) => `schemas/${slug}.v${index + 1}.${ENDINGS[draft.language]}`
    return { ...draft, slug, versions: versions.map((version, index) => registered(version, at(index))) }
  })
}

function draftsOf(design: Design, topic: Topic, part: RecordPart, readers: SchemaReaders): Draft[] {
  const schema = schemaOf(topic, part)
  const language = languageIn(schema)
  if (schema === undefined || language === undefined) return []
  const { compatibility, naming, types = [] } = schema
  const rest = { language, topic: topic.name, part, ...(compatibility !== undefined && { compatibility }) }
  if (types.length === 0) return [{ name: subjectOf(topic.name, part, naming, ''), versions: [], ...rest }]
  return types.map(({ versions }) => {
    const newest = versions.at(-1)
    const { text, referenced } = newest ? versionText(design, newest) : { text: '', referenced: [] }
    const read = readers(language)?.(text, referenced)
    return {
      name: subjectOf(topic.name, part, naming, read?.ok ? recordNameOf(read.value.fields) : ''),
      versions,
      ...rest,
    }
  })
}

/** Schemas that only others name, whose texts the design has. */
const namedBy = ({ versions, language }: Draft): Draft[] =>
  versions.flatMap(({ references = [] }) =>
    references.flatMap(({ name, subject, text }) =>
      text === undefined ? [] : [{ name: subject ?? name, language, versions: [{ text }] }],
    ),
  )

const registered = ({ text, references = [] }: SchemaVersion, path: string): SubjectVersion => ({
  path,
  text,
  references: references.map(({ name, subject, version }) => ({
    name,
    subject: subject ?? name,
    version: version ?? 1,
  })),
})
