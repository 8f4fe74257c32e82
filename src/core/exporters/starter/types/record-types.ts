import type { Design, Topic } from '../../../model/design'
import { withoutComments } from '../../../schemas/avro-json'
import type { SchemaLanguage } from '../../../schemas/read-schema'
import type { FieldType, RecordType, ScalarKind } from '../../../schemas/record-fields'
import {
  languageIn,
  type RecordPart,
  recordNameOf,
  schemaOf,
  subjectOf,
  versionText,
} from '../../../schemas/topic-schemas'
import type { ExportedFile } from '../../exporter'
import { registrySubjects, type Subject, type SubjectVersion } from '../../registry/registry-subjects'
import type { SchemaReaders } from '../../schema-readers'
import { typeName, uniqueName } from './code-names'
import { type BuiltProto, builtProtos, PROTO_FOLDER } from './proto-files'

/** What a field or a value is in a program, whatever its language. */
export type CodeType =
  /** With what Avro takes it for, as a date, and how many bytes it is, where that is fixed. */
  | { readonly kind: ScalarKind; readonly logical?: string; readonly size?: number }
  | { readonly kind: 'list' | 'map' | 'optional'; readonly of: CodeType }
  | { readonly kind: 'union'; readonly branches: readonly CodeType[] }
  /** `isInside` where it stands in itself. */
  | { readonly kind: 'named'; readonly name: string; readonly isInside?: boolean }

export interface RecordOfCode {
  readonly kind: 'record'
  readonly name: string
  /** As the schema calls it; empty where it gives no name. */
  readonly schemaName: string
  readonly fields: readonly {
    readonly name: string
    readonly type: CodeType
    /** Whether a record may be without it. */
    readonly isOptional: boolean
  }[]
}

export interface EnumOfCode {
  readonly kind: 'enum'
  readonly name: string
  readonly symbols: readonly string[]
}

export type TypeOfCode = RecordOfCode | EnumOfCode

/** What the keys or the values of a topic are, by one schema of theirs. */
export interface TopicType {
  readonly topic: string
  readonly part: RecordPart
  readonly language: SchemaLanguage
  readonly subject: string
  /** By which strategy the subject is called. */
  readonly naming: 'topic' | 'record' | 'topic-record'
  /** The newest version, and what it names of other subjects. */
  readonly version: SubjectVersion
  /** The file of its newest version. */
  readonly path: string
  /** Undefined of Protobuf, whose compiler makes the types, and of a text that is no schema. */
  readonly type: CodeType | undefined
  /** Of Protobuf, the file that the compiler makes its type of; undefined where it cannot. */
  readonly proto?: BuiltProto | undefined
}

/** The types of the records that a program reads and writes, and the schemas that they come from. */
export interface RecordTypes {
  readonly topics: readonly TopicType[]
  readonly types: readonly TypeOfCode[]
  readonly files: readonly ExportedFile[]
  /** The newest text of each subject that one of them names. */
  readonly texts: ReadonlyMap<string, string>
  /** The files that the build makes types of, those that others import first. */
  readonly protos: readonly BuiltProto[]
}

/** Returns what tells the types of the topics of a program; the subjects of the design are read once for all of them. */
export function recordTypesIn(
  design: Design,
  readers: SchemaReaders,
): (names: readonly string[]) => RecordTypes {
  const subjects = new Map(
    registrySubjects(design, readers).map((subject) => [subject.name, uncommented(subject)]),
  )
  const topics = new Map(design.topics.map((topic) => [topic.name, topic]))
  return (names) => {
    const types = new Types()
    const found = names.flatMap((name) => {
      const topic = topics.get(name)
      return topic === undefined
        ? []
        : (['key', 'value'] as const).flatMap((part) =>
            typesOfTopic({ design, subjects, readers }, types, topic, part),
          )
    })
    const named = withReferences(
      subjects,
      found.map(({ subject }) => subject),
    )
    const texts = new Map(named.map(({ name, versions }) => [name, versions.at(-1)?.text ?? '']))
    const protos = builtProtos(named, (subject) => protoOf(subject, texts, readers))
    return {
      topics: found.map((of) => withProto(of, protos.get(of.subject))),
      types: types.named,
      files: named.flatMap((subject) => fileOf(subject, protos.get(subject.name))),
      texts,
      protos: [...new Set(protos.values())],
    }
  }
}

/** Parsers of Avro in other languages take no comments. */
const uncommented = (subject: Subject): Subject =>
  subject.language !== 'avro'
    ? subject
    : { ...subject, versions: subject.versions.map((version) => ({ ...version, text: plain(version.text) })) }

function plain(text: string): string {
  const left = withoutComments(text)
  return left === text
    ? text
    : left
        .replaceAll(/[ \t]+$/gm, '')
        .replaceAll(/\n{2,}/g, '\n')
        .trimStart()
}

interface Known {
  readonly design: Design
  readonly subjects: ReadonlyMap<string, Subject>
  readonly readers: SchemaReaders
}

function typesOfTopic(
  { design, subjects, readers }: Known,
  types: Types,
  topic: Topic,
  part: RecordPart,
): TopicType[] {
  const schema = schemaOf(topic, part)
  const language = languageIn(schema)
  if (schema === undefined || language === undefined) return []
  return (schema.types ?? []).flatMap(({ versions }): TopicType[] => {
    const newest = versions.at(-1)
    if (newest === undefined) return []
    const { text, referenced } = versionText(design, newest)
    const read = readers(language)?.(text, referenced)
    const subject = subjectOf(
      topic.name,
      part,
      schema.naming,
      read?.ok ? recordNameOf(read.value.fields) : '',
    )
    const version = subjects.get(subject)?.versions.at(-1)
    if (version === undefined) return []
    const type =
      read?.ok && language !== 'protobuf'
        ? types.of(read.value.fields, typeName(`${topic.name} ${part === 'key' ? 'key' : ''}`), {
            isAvro: language === 'avro',
            around: new Map(),
          })
        : undefined
    const { naming = 'topic' } = schema
    return [{ topic: topic.name, part, language, subject, naming, version, path: version.path, type }]
  })
}

/** Subjects, and before them those that they name. */
function withReferences(subjects: ReadonlyMap<string, Subject>, names: readonly string[]): Subject[] {
  const found = new Set<Subject>()
  const seen = new Set<string>()
  const visit = (name: string): void => {
    const subject = subjects.get(name)
    if (subject === undefined || seen.has(name)) return
    seen.add(name)
    for (const { subject: of } of subject.versions.at(-1)?.references ?? []) visit(of)
    found.add(subject)
  }
  for (const name of names) visit(name)
  return [...found]
}

function protoOf(subject: Subject, texts: ReadonlyMap<string, string>, readers: SchemaReaders) {
  const { text = '', references = [] } = subject.versions.at(-1) ?? {}
  const referenced = references.map(({ name, subject: of }) => ({ name, text: texts.get(of) ?? '' }))
  const read = readers('protobuf')?.(text, referenced)
  return read?.ok ? read.value.file : undefined
}

const withProto = (of: TopicType, proto: BuiltProto | undefined): TopicType =>
  proto === undefined ? of : { ...of, proto, path: `${PROTO_FOLDER}/${proto.name}` }

function fileOf({ versions, language }: Subject, proto: BuiltProto | undefined): ExportedFile[] {
  const newest = versions.at(-1)
  if (newest === undefined) return []
  const { text } = newest
  const path = proto === undefined ? newest.path : `${PROTO_FOLDER}/${proto.name}`
  return [
    {
      path,
      text: text.endsWith('\n') ? text : `${text}\n`,
      language: language === 'protobuf' ? 'plaintext' : 'json',
    },
  ]
}

/** Where a type stands: in a schema of Avro or in another, and in which records, by the names of either side. */
interface Inside {
  readonly isAvro: boolean
  readonly around: ReadonlyMap<string, string>
}

const logicalOf = ({ logicalType }: { readonly logicalType?: string }, { isAvro }: Inside) =>
  isAvro && logicalType !== undefined ? { logical: logicalType } : {}

/** The named types of one program. Two that are the same have one name, two of one name that differ have two. */
class Types {
  readonly named: TypeOfCode[] = []
  readonly #taken = new Set<string>()
  readonly #known = new Map<string, string>()

  /** The type of a field or a value; one without a name of its own is called after where it stands. */
  of(type: FieldType, hint: string, inside: Inside): CodeType {
    switch (type.kind) {
      case 'record':
        return this.#record(type, hint, inside)
      case 'enum':
        return this.#enum(type.name ?? '', type.symbols, hint)
      case 'array':
        return { kind: 'list', of: this.of(type.items, hint, inside) }
      case 'map':
        return { kind: 'map', of: this.of(type.values, hint, inside) }
      case 'union':
        return this.#union(type.branches, hint, inside)
      case 'fixed':
        return { kind: 'bytes', size: type.size, ...logicalOf(type, inside) }
      case 'again': {
        const name = inside.around.get(type.name)
        return name === undefined ? { kind: 'any' } : { kind: 'named', name, isInside: true }
      }
      default:
        return { kind: type.kind, ...logicalOf(type, inside) }
    }
  }

  #record(type: RecordType, hint: string, inside: Inside): CodeType {
    const own = typeName(type.name.slice(type.name.lastIndexOf('.') + 1)) || hint
    const { name, isNew } = this.#claim(own, type)
    if (!isNew) return { kind: 'named', name }
    const at = this.named.length
    const within =
      type.name === '' ? inside : { ...inside, around: new Map(inside.around).set(type.name, name) }
    const fields = type.fields.map((field) => ({
      name: field.name,
      type: this.of(field.type, typeName(`${name} ${field.name}`), within),
      isOptional: field.isOptional,
    }))
    this.named.splice(at, 0, { kind: 'record', name, schemaName: type.name, fields })
    return { kind: 'named', name }
  }

  #enum(schemaName: string, symbols: readonly string[], hint: string): CodeType {
    const own = typeName(schemaName.slice(schemaName.lastIndexOf('.') + 1)) || hint
    const { name, isNew } = this.#claim(own, symbols)
    if (isNew) this.named.push({ kind: 'enum', name, symbols: [...new Set(symbols)] })
    return { kind: 'named', name }
  }

  #union(branches: readonly FieldType[], hint: string, inside: Inside): CodeType {
    const rest = branches.filter(({ kind }) => kind !== 'null').map((branch) => this.of(branch, hint, inside))
    const [only, ...others] = rest
    if (only === undefined) return { kind: 'any' }
    const of: CodeType = others.length === 0 ? only : { kind: 'union', branches: rest }
    return rest.length === branches.length ? of : { kind: 'optional', of }
  }

  #claim(own: string, type: unknown): { readonly name: string; readonly isNew: boolean } {
    const key = `${own} ${JSON.stringify(type)}`
    const known = this.#known.get(key)
    if (known !== undefined) return { name: known, isNew: false }
    const name = uniqueName(own, this.#taken)
    this.#known.set(key, name)
    return { name, isNew: true }
  }
}
