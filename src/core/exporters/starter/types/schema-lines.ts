import type { SchemaLanguage } from '../../../schemas/read-schema'
import type { PlanTopic } from '../../../starter-code/plan'
import { formatWords } from '../../../starter-code/record-format'
import { singleLine } from '../../single-line'
import type { BuiltProto } from './proto-files'
import type { RecordSerdes } from './record-serdes'
import type { CodeType, RecordTypes } from './record-types'

type ByLanguage = Readonly<Record<SchemaLanguage, string>>

/** What reads the records of each language, what writes them, and what both are of, as a README says it. */
export interface SerdesByLanguage {
  readonly reads: ByLanguage
  readonly writes: ByLanguage
  readonly of: string
}

/** What a language has for the records of a program, for its README. */
export interface SchemasOf {
  readonly records: RecordTypes
  /** The file of the types. */
  readonly file: string
  /** A type, as the language writes it. */
  readonly text: (type: CodeType) => string
  /** The type that the compiler of Protobuf makes of the first message of a file. */
  readonly message: (proto: BuiltProto) => string
  /** What makes the types of Protobuf, in a sentence. */
  readonly made: string
  /** What reads and writes them by a registry, in which file, and by which classes of the client. */
  readonly serdes: RecordSerdes & { readonly file: string; readonly by: SerdesByLanguage }
}

/** Returns what a README says of schemas, as lines; none where no topic has one. */
export function schemaLines(topics: readonly PlanTopic[], of: SchemasOf): readonly string[] {
  const { records, file, text, message, made, serdes } = of
  const typeText = ({ type, proto }: RecordTypes['topics'][number]) =>
    type === undefined ? (proto === undefined ? '' : message(proto)) : text(type)
  const isTold = new Set(records.topics.filter(({ part }) => part === 'value').map(({ topic }) => topic))
  const told = records.topics.map(
    (one) =>
      `| \`${singleLine(one.topic)}\` | ${one.part}s | ${formatWords(one.language)} | \`${one.path}\` | ${inCell(typeText(one))} |`,
  )
  const others = topics
    .filter(({ topic, format }) => format !== 'none' && !isTold.has(topic))
    .map(({ topic, format }) => `| \`${singleLine(topic)}\` | values | ${formatWords(format)} | | |`)
  const rows = [...told, ...new Set(others)]
  if (rows.length === 0) return []
  const ofProtobuf = records.topics.filter(({ language }) => language === 'protobuf')
  const isLeft = ofProtobuf.some(
    (one) =>
      !serdes.readers.some(({ of: read }) => read === one) &&
      !serdes.writers.some(({ of: written }) => written === one),
  )
  return [
    `Its records by their schemas${records.types.length > 0 ? `, with their types in \`${file}\`` : ''}:`,
    '',
    '| topic | | schema | file | type |',
    '|---|---|---|---|---|',
    ...rows,
    '',
    ...(serdes.languages.size === 0
      ? []
      : [
          `\`${serdes.file}\` ${sayReadsAndWrites(serdes)}. The registry is at SCHEMA_REGISTRY_URL (\`http://localhost:8081\`), its name and password in SCHEMA_REGISTRY_USER_INFO. Schemas are registered when they are deployed, never by the program: \`auto.register.schemas\` is false and the newest registered version is written. Bytes that no schema explains are a record that no further try can help; a registry that does not answer is tried again.`,
        ]),
    ...(serdes.languages.has('protobuf') ? [made] : []),
    ...(isLeft
      ? [
          'Reading and writing what else is of Protobuf is left to you: a topic of several types, a file without a message, and types that another file calls by the same name.',
        ]
      : []),
  ]
}

const inCell = (type: string): string => (type === '' ? '' : `\`${type.replaceAll('|', '\\|')}\``)

const LANGUAGES = ['avro', 'json-schema', 'protobuf'] as const

/** What a program reads its records by, and what it writes them by: often the one is not the other, or there is but one. */
function sayReadsAndWrites({ readers, writers, by }: SchemasOf['serdes']): string {
  const reads = listOf(readers, by.reads)
  const writes = listOf(writers, by.writes)
  if (reads === writes) return `reads and writes them by ${reads}${by.of}`
  const parts = [reads && `reads them by ${reads}`, writes && `writes them by ${writes}`]
  return `${parts.filter((part) => part !== '').join(', and ')}${by.of}`
}

function listOf(used: readonly { readonly language: SchemaLanguage }[], names: ByLanguage): string {
  const listed = LANGUAGES.filter((language) => used.some((one) => one.language === language)).map(
    (language) => names[language],
  )
  return listed.length < 2 ? listed.join('') : `${listed.slice(0, -1).join(', ')} and ${listed.at(-1)}`
}
