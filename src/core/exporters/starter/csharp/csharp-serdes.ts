import { block, blocks, quoted } from '../code-text'
import { csharpType } from '../types/csharp-types'
import { csharpMessage } from '../types/proto-names'
import type { RecordReader, RecordSerdes, RecordWriter } from '../types/record-serdes'
import type { TopicType } from '../types/record-types'

const PRIMITIVES = new Set(['string', 'int', 'long', 'float', 'double', 'bool', 'byte[]'])

/** Records of Avro come as the client makes them; those of JSON as the types. */
function typeOf(of: TopicType | undefined, language: RecordReader['language']): string {
  if (of?.proto !== undefined) return csharpMessage(of.proto)
  const text = of?.type === undefined ? '' : csharpType(of.type)
  if (language === 'avro') return PRIMITIVES.has(text) ? text : 'GenericRecord'
  return of?.type?.kind === 'named' ? `RecordTypes.${text}` : 'JObject'
}

const CLASSES = { avro: 'Avro', 'json-schema': 'Json', protobuf: 'Protobuf' } as const

const STRATEGIES = { topic: '', record: 'Record', 'topic-record': 'TopicRecord' } as const

const partOf = (part: 'key' | 'value'): string => (part === 'key' ? 'Key' : 'Value')

const readerField = ({ name, language, of }: RecordReader): string => {
  const type = typeOf(of, language)
  return `    readonly IDeserializer<${type}> read${name} = new ${CLASSES[language]}Deserializer<${type}>(Client).AsSyncOverAsync();`
}

function writerField({ name, language, of }: RecordWriter): string {
  const type = typeOf(of, language)
  const strategy = STRATEGIES[of.naming]
  const named = strategy === '' ? '' : `, SubjectNameStrategy = SubjectNameStrategy.${strategy}`
  return `    // Schemas are registered when they are deployed, never by this program.
    readonly ISerializer<${type}> write${name} = new ${CLASSES[language]}Serializer<${type}>(
        Client, new ${CLASSES[language]}SerializerConfig { AutoRegisterSchemas = false, UseLatestVersion = true${named} }).AsSyncOverAsync();`
}

const reading = ({ name, topic, part, language, of }: RecordReader): string =>
  `    public ${typeOf(of, language)}? Read${name}(byte[]? data) => data is null
        ? default
        : Read(read${name}, data, new SerializationContext(MessageComponentType.${partOf(part)}, ${quoted(topic)}));`

const writing = ({ name, of, language }: RecordWriter): string =>
  `    public byte[] Write${name}(${typeOf(of, language)} value) =>
        write${name}.Serialize(value, new SerializationContext(MessageComponentType.${partOf(of.part)}, ${quoted(of.topic)}));`

const READ = `    /// <summary>A registry that does not answer is no fault of the record; a schema that it does not know is.</summary>
    static T Read<T>(IDeserializer<T> deserializer, byte[] data, SerializationContext context)
    {
        try
        {
            return deserializer.Deserialize(data, false, context);
        }
        catch (Exception error) when (!IsOfRegistry(error))
        {
            throw new UnprocessableRecord("No schema explains it", error);
        }
    }

    static bool IsOfRegistry(Exception? error) => error switch
    {
        null => false,
        SchemaRegistryException answer => answer.Status != HttpStatusCode.NotFound,
        HttpRequestException or TaskCanceledException => true,
        _ => IsOfRegistry(error.InnerException),
    };`

/** `RecordSerdes.cs`: keys and values by the schemas of a registry. */
export function serdesFile({ readers, writers, languages }: RecordSerdes): string {
  const hasReaders = readers.length > 0
  const body = blocks(
    `    static readonly CachedSchemaRegistryClient Client = new(Settings());`,
    [...readers.map(readerField), ...writers.map(writerField)].join('\n'),
    ...readers.map(reading),
    ...writers.map(writing),
    `    static SchemaRegistryConfig Settings()
    {
        var settings = new SchemaRegistryConfig { Url = Environment.GetEnvironmentVariable("SCHEMA_REGISTRY_URL") ?? "http://localhost:8081" };
        if (Environment.GetEnvironmentVariable("SCHEMA_REGISTRY_USER_INFO") is { } user) settings.BasicAuthUserInfo = user;
        return settings;
    }`,
    hasReaders && READ,
  )
  return `${block(
    hasReaders && 'using System.Net;',
    languages.has('avro') && /\bGenericRecord\b/.test(body) && 'using Avro.Generic;',
    'using Confluent.Kafka;',
    'using Confluent.Kafka.SyncOverAsync;',
    'using Confluent.SchemaRegistry;',
    'using Confluent.SchemaRegistry.Serdes;',
    /\bJObject\b/.test(body) && 'using Newtonsoft.Json.Linq;',
  )}

/// <summary>Reads and writes keys and values by the schemas of a registry.</summary>
class RecordSerdes
{
${body}
}
`
}

/** What of a record its handler reads by the schemas, and what writes what is made. */
export function csharpDecoding({ readers, writers }: RecordSerdes): string {
  const topics = [...new Set(readers.map(({ topic }) => topic))]
  const lines = topics.map((topic) => {
    const indent = topics.length > 1 ? '            ' : '        '
    const reads = readers
      .filter((one) => one.topic === topic)
      .map(({ name, part }) => `${indent}var ${part} = serdes.Read${name}(record.Message.${partOf(part)});\n`)
    return topics.length > 1
      ? `        if (Records.OriginOf(record) == ${quoted(topic)})\n        {\n${reads.join('')}        }\n`
      : reads.join('')
  })
  return `${lines.join('')}${csharpWriting({ writers })}`
}

/** What writes what is made, said where it is needed. */
export const csharpWriting = ({ writers }: Pick<RecordSerdes, 'writers'>): string =>
  writers
    .map(({ name, of }) => `        // serdes.Write${name}(...) makes a ${of.part} of ${quoted(of.topic)}.\n`)
    .join('')
