import { block, blocks } from '../code-text'
import type { BuiltProto } from '../types/proto-files'
import { typescriptAlias, typescriptModule } from '../types/proto-names'
import type { RecordReader, RecordSerdes, RecordWriter } from '../types/record-serdes'
import type { TopicType } from '../types/record-types'
import { typescriptType } from '../types/typescript-types'
import { quoted } from './ts-words'

const CLASSES = { avro: 'Avro', 'json-schema': 'Json', protobuf: 'Protobuf' } as const

/** Types of Protobuf are asked of what describes them: a name that JavaScript has taken is changed. */
function typeOf(of: TopicType | undefined): string {
  if (of?.proto !== undefined) return `MessageShape<typeof ${descriptionOf(of.proto)}>`
  return of?.type === undefined ? 'unknown' : typescriptType(of.type)
}

const descriptionOf = (proto: BuiltProto): string => `${typescriptAlias(proto)}.${proto.message}Schema`

const serdeType = (part: 'key' | 'value'): string => `SerdeType.${part.toUpperCase()}`

const readerName = (name: string): string => `read${name}`
const writerName = (name: string): string => `write${name}`

const readerField = ({ name, language, part }: RecordReader): string =>
  `  readonly #${readerName(name)} = new ${CLASSES[language]}Deserializer(this.#client, ${serdeType(part)}, {})`

function writerField({ name, language, of }: RecordWriter): string {
  const more = [
    ...(of.naming === 'topic' ? [] : [`subjectNameStrategy: () => ${quoted(of.subject)}`]),
    ...(of.proto === undefined ? [] : [`registry: createMutableRegistry(${descriptionOf(of.proto)})`]),
  ]
  const made = `  readonly #${writerName(name)} = new ${CLASSES[language]}Serializer(this.#client, ${serdeType(of.part)}, `
  return more.length === 0
    ? `${made}WRITING)`
    : `${made}{\n    ...WRITING,\n${more.map((one) => `    ${one},\n`).join('')}  })`
}

const reading = ({ name, topic, of }: RecordReader): string =>
  `  ${readerName(name)}(data: Buffer | null | undefined): Promise<${orNull(typeOf(of))}> {
    return read(this.#${readerName(name)}, ${quoted(topic)}, data)
  }`

const writing = ({ name, of }: RecordWriter): string =>
  `  ${writerName(name)}(value: ${typeOf(of)}): Promise<Buffer> {
    return this.#${writerName(name)}.serialize(${quoted(of.topic)}, value)
  }`

const orNull = (type: string): string =>
  type === 'unknown' || / \| null$/.test(type) ? type : `${type} | null`

const READ = `/** A registry that does not answer is no fault of the record; a schema that it does not know is. */
async function read<T>(deserializer: Deserializer, topic: string, data: Buffer | null | undefined): Promise<T | null> {
  if (data === null || data === undefined) return null
  try {
    return await deserializer.deserialize(topic, data)
  } catch (error) {
    if (isOfNetwork(error)) throw error
    throw new UnprocessableRecord('No schema explains it', { cause: error })
  }
}

function isOfNetwork(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if (error instanceof RestError) return error.status !== 404
  return 'isAxiosError' in error || isOfNetwork(error.cause)
}`

/** \`src/record-serdes.ts\`: keys and values by the schemas of a registry. */
export function serdesFile({ readers, writers, languages }: RecordSerdes, types: readonly string[]): string {
  const used = [...readers.map(({ of }) => typeOf(of)), ...writers.map(({ of }) => typeOf(of))].join(' ')
  const named = types.filter((name) => new RegExp(`\\b${name}\\b`).test(used))
  const classes = [...languages].flatMap((language) => [
    ...(readers.some((one) => one.language === language) ? [`${CLASSES[language]}Deserializer`] : []),
    ...(writers.some((one) => one.language === language) ? [`${CLASSES[language]}Serializer`] : []),
  ])
  const hasReaders = readers.length > 0
  const names = [
    ...classes,
    ...(hasReaders ? ['type Deserializer', 'RestError'] : []),
    'SchemaRegistryClient',
    'SerdeType',
  ]
  const made = new Map(
    [...readers.map(({ of }) => of), ...writers.map(({ of }) => of)].flatMap((of) =>
      of?.proto === undefined ? [] : [[typescriptAlias(of.proto), typescriptModule(of.proto)]],
    ),
  )
  const isMaking = writers.some(({ of }) => of.proto !== undefined)
  return `${blocks(
    block(
      made.size > 0 &&
        `import { ${isMaking ? 'createMutableRegistry, ' : ''}type MessageShape } from '@bufbuild/protobuf'`,
      `import {\n${names.map((name) => `  ${name},`).join('\n')}\n} from '@confluentinc/schemaregistry'`,
      ...[...made].map(([alias, module]) => `import * as ${alias} from './gen/${module}'`),
      named.length > 0 && `import type { ${named.join(', ')} } from './record-types.ts'`,
      hasReaders && `import { UnprocessableRecord } from './records.ts'`,
    ),
    writers.length > 0 &&
      '/** Schemas are registered when they are deployed, never by this program. */\nconst WRITING = { autoRegisterSchemas: false, useLatestVersion: true }',
    `function registryClient() {
  const userInfo = process.env['SCHEMA_REGISTRY_USER_INFO']
  return new SchemaRegistryClient({
    baseURLs: (process.env['SCHEMA_REGISTRY_URL'] ?? 'http://localhost:8081').split(','),
    ...(userInfo !== undefined && {
      basicAuthCredentials: { credentialsSource: 'USER_INFO' as const, userInfo },
    }),
  })
}`,
    `/** Reads and writes keys and values by the schemas of a registry. */
export class RecordSerdes {
  readonly #client = registryClient()
${[...readers.map(readerField), ...writers.map(writerField)].join('\n')}

${blocks(...readers.map(reading), ...writers.map(writing))}
}`,
    hasReaders && READ,
  )}\n`
}

/** What of a record its handler reads by the schemas. */
export function tsDecoding({ readers, writers }: RecordSerdes): string {
  const topics = [...new Set(readers.map(({ topic }) => topic))]
  const lines = topics.map((topic) => {
    const own = readers.filter((one) => one.topic === topic)
    const indent = topics.length > 1 ? '    ' : '  '
    const reads = own
      .map(
        ({ name, part }) =>
          `${indent}const ${part === 'key' ? 'ownKey' : 'ownValue'} = await serdes.${readerName(name)}(message.${part})`,
      )
      .join('\n')
    return topics.length > 1 ? `  if (originOf(topic, message) === ${quoted(topic)}) {\n${reads}\n  }` : reads
  })
  return [...lines, ...writers.map(said)].map((line) => `${line}\n`).join('')
}

const said = ({ name, of }: RecordWriter): string =>
  `  // serdes.${writerName(name)}(...) makes a ${of.part} of ${quoted(of.topic)}.`

/** What writes what a source gives, said where it is needed. */
export const tsWriting = ({ writers }: RecordSerdes): string =>
  writers.map((one) => `${said(one)}\n`).join('')
