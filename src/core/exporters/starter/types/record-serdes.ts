import type { SchemaLanguage } from '../../../schemas/read-schema'
import type { RecordPart } from '../../../schemas/topic-schemas'
import { uniqueName } from './code-names'
import type { RecordTypes, TopicType } from './record-types'

/** Keys or values of one topic that a program reads by a registry. */
export interface RecordReader {
  /** As `OrdersValue`, of its own among all readers. */
  readonly name: string
  readonly topic: string
  readonly part: RecordPart
  readonly language: SchemaLanguage
  /** What they are; undefined where the topic has several types, each of which comes as the client makes it. */
  readonly of: TopicType | undefined
}

/** One type of keys or values that a program writes by a registry. */
export interface RecordWriter {
  readonly name: string
  readonly of: TopicType
  readonly language: SchemaLanguage
}

export interface RecordSerdes {
  readonly readers: readonly RecordReader[]
  readonly writers: readonly RecordWriter[]
  /** Which languages either has. */
  readonly languages: ReadonlySet<SchemaLanguage>
}

/** A reader of several types of Protobuf would have to ask each record which of them it is. */
const isLeft = (types: readonly TopicType[]): boolean =>
  types[0]?.language === 'protobuf' && (types.length > 1 || !isMade(types[0]))

const isMade = ({ proto }: TopicType): boolean => proto !== undefined && proto.message !== ''

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** Letters and digits alone, each word with a capital; a program puts a word before it. */
const camel = (text: string): string =>
  text
    .split(/[^A-Za-z0-9]+/)
    .map(capital)
    .join('')

/** Which topics a program reads, and which it writes. */
export interface TopicsOfProgram {
  readonly reads: readonly string[]
  readonly writes: readonly string[]
}

/** Returns what of its records a program reads and writes by a registry; of Protobuf, what its compiler makes types of. */
export function recordSerdesOf({ reads, writes }: TopicsOfProgram, records: RecordTypes): RecordSerdes {
  const [isRead, isWritten] = [new Set(reads), new Set(writes)]
  const [reading, writing] = [new Set<string>(), new Set<string>()]
  const groups = new Map<string, TopicType[]>()
  for (const of of records.topics.filter(({ topic }) => isRead.has(topic))) {
    const half = JSON.stringify([of.topic, of.part])
    groups.set(half, [...(groups.get(half) ?? []), of])
  }
  const readers = [...groups.values()].flatMap((types): RecordReader[] => {
    const [first] = types
    if (first === undefined || isLeft(types)) return []
    const { topic, part, language } = first
    const name = uniqueName(camel(`${topic} ${part}`), reading)
    return [{ name, topic, part, language, of: types.length === 1 ? first : undefined }]
  })
  const writers = records.topics.flatMap((of): RecordWriter[] => {
    if (!isWritten.has(of.topic) || (of.language === 'protobuf' && !isMade(of))) return []
    const isOneOfSeveral = records.topics.some(
      (other) => other !== of && other.topic === of.topic && other.part === of.part,
    )
    const own = isOneOfSeveral ? (of.proto?.message ?? (of.type?.kind === 'named' ? of.type.name : '')) : ''
    return [{ name: uniqueName(camel(`${of.topic} ${own} ${of.part}`), writing), of, language: of.language }]
  })
  return { readers, writers, languages: new Set([...readers, ...writers].map(({ language }) => language)) }
}
