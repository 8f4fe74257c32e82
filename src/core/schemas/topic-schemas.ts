import type { Design, SchemaFormat, SchemaVersion, Topic } from '../model/design'
import type { ReferencedText } from './read-json-schema'
import type { SchemaLanguage } from './read-schema'
import type { FieldType } from './record-fields'
import type { VersionText } from './schema-compatibility'

/** Which half of a topic's records. */
export type RecordPart = 'key' | 'value'

export const schemaOf = (topic: Topic, part: RecordPart): SchemaFormat | undefined =>
  part === 'key' ? topic.keySchema : topic.schema

/** Returns the language of a half of the records; undefined where they have no schema. */
export const languageIn = (schema: SchemaFormat | undefined): SchemaLanguage | undefined =>
  schema === undefined || schema.format === 'none' ? undefined : schema.format

/** Returns the newest version of each type that a half of the records may have. */
export const newestVersions = (schema: SchemaFormat | undefined): readonly SchemaVersion[] =>
  (schema?.types ?? []).flatMap(({ versions }) => versions.at(-1) ?? [])

/** Returns the name of a record, with its namespace or package; empty where the schema gives none. */
export const recordNameOf = (fields: FieldType): string =>
  fields.kind === 'record' || fields.kind === 'enum' ? (fields.name ?? '') : ''

/**
 * Returns the subject under which a registry keeps a schema, by the strategy of the topic; without a name of the record
 * that is the topic's.
 *
 * @see io.confluent.kafka.serializers.subject of Schema Registry 8.1
 */
export function subjectOf(
  topic: string,
  part: RecordPart,
  naming: SchemaFormat['naming'],
  recordName: string,
): string {
  if (naming === 'record' && recordName !== '') return recordName
  if (naming === 'topic-record' && recordName !== '') return `${topic}-${recordName}`
  return `${topic}-${part}`
}

/** Returns a version with the texts of the schemas that it names: its own, or those that a topic has under the subject. */
export function versionText(
  design: Pick<Design, 'topics'>,
  { text, references = [] }: SchemaVersion,
): VersionText {
  const referenced = references.flatMap(({ name, subject, version, text: own }): ReferencedText[] => {
    const found = own ?? (subject === undefined ? undefined : textOfSubject(design, subject, version))
    return found === undefined ? [] : [{ name, text: found }]
  })
  return { text, referenced }
}

/** Only subjects that are named after their topic are known without reading every schema. */
function textOfSubject(
  design: Pick<Design, 'topics'>,
  subject: string,
  version: number | undefined,
): string | undefined {
  const named = /^(.*)-(key|value)$/.exec(subject)
  const topic = design.topics.find(({ name }) => name === named?.[1])
  if (!topic) return undefined
  const versions = schemaOf(topic, named?.[2] === 'key' ? 'key' : 'value')?.types?.[0]?.versions
  return (version === undefined ? versions?.at(-1) : versions?.[version - 1])?.text
}
