import { literal } from '../../streams/java-text'
import { block, blocks } from '../code-text'
import { javaType } from './java-types'
import { javaMessage } from './proto-names'
import type { RecordReader, RecordSerdes, RecordWriter } from './record-serdes'
import type { TopicType } from './record-types'

export const javaReaderName = (name: string): string => `read${name}`
export const javaWriterName = (name: string): string => `write${name}`

const IMPORTS = [
  'com.fasterxml.jackson.core.JsonProcessingException',
  'com.fasterxml.jackson.databind.JsonNode',
  'com.fasterxml.jackson.databind.ObjectMapper',
  'io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException',
  'io.confluent.kafka.serializers.KafkaAvroDeserializer',
  'io.confluent.kafka.serializers.KafkaAvroSerializer',
  'io.confluent.kafka.serializers.json.KafkaJsonSchemaDeserializer',
  'io.confluent.kafka.serializers.json.KafkaJsonSchemaSerializer',
  'io.confluent.kafka.serializers.protobuf.KafkaProtobufDeserializer',
  'io.confluent.kafka.serializers.protobuf.KafkaProtobufSerializer',
  'java.io.InterruptedIOException',
  'java.net.SocketException',
  'java.net.UnknownHostException',
  'java.util.HashMap',
  'java.util.List',
  'java.util.Map',
  'java.util.Optional',
  'org.apache.avro.Schema',
]

/** A type as another file says it; what is no single type of ours is as the client makes it. */
export function javaTypeOf(of: TopicType | undefined): string {
  if (of?.proto !== undefined) return javaMessage(of.proto)
  const type = of?.type
  if (of === undefined || type === undefined) return 'Object'
  if (type.kind === 'named') return `RecordTypes.${type.name}`
  if (of.language === 'json-schema') return 'JsonNode'
  const text = javaType(type)
  return BOXED[text] ?? (/^(String|Integer|Long|Float|Double|Boolean|byte\[\])$/.test(text) ? text : 'Object')
}

const BOXED: Readonly<Record<string, string>> = {
  boolean: 'Boolean', int: 'Integer', long: 'Long', float: 'Float', double: 'Double',
} // biome-ignore format: a table

const CONSTANT = (name: string): string => name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toUpperCase()

const STRATEGIES = {
  topic: '',
  record: 'io.confluent.kafka.serializers.subject.RecordNameStrategy',
  'topic-record': 'io.confluent.kafka.serializers.subject.TopicRecordNameStrategy',
} as const

/** Settings with more of them, each an expression of Java. */
const settingsOf = (more: readonly string[]): string =>
  more.length === 0 ? 'settings' : `with(settings, ${more.join(', ')})`

/** A text in parts, as no constant of Java may be longer than 65,535 bytes. */
function longLiteral(text: string): string {
  const parts = text.match(/[\s\S]{1,10000}/g) ?? ['']
  return parts.length === 1 ? literal(text) : `String.join("", ${parts.map(literal).join(', ')})`
}

/** Avro's types are of their own schema: it is parsed after those that it names. */
function schemaField(name: string, of: TopicType, texts: ReadonlyMap<string, string>): string {
  const named = of.version.references.flatMap(({ subject }) => texts.get(subject) ?? [])
  const all = [...named, of.version.text].map(longLiteral).join(',\n        ')
  return `    private static final Schema ${CONSTANT(name)} = AvroRecords.schema(\n        ${all});`
}

/** A class of the client, with what it reads or writes. */
function serdeClass(language: RecordReader['language'], of: TopicType | undefined, kind: string): string {
  if (language === 'avro') return `KafkaAvro${kind}`
  return language === 'protobuf'
    ? `KafkaProtobuf${kind}<${javaTypeOf(of)}>`
    : `KafkaJsonSchema${kind}<JsonNode>`
}

function field(one: RecordReader | RecordWriter, kind: 'Deserializer' | 'Serializer'): string {
  const type = serdeClass(one.language, one.of, kind)
  const name = `${lower(one.name)}${kind === 'Serializer' ? 'Writer' : 'Reader'}`
  return `    private final ${type} ${name} = new ${type.replace(/<.*>/, '<>')}();`
}

/** What a reader is configured with beside what all are. */
function readerSettings({ part, language, of }: RecordReader): readonly string[] {
  if (language === 'avro') return []
  if (language === 'protobuf')
    return [literal(`specific.protobuf.${part}.type`), `${javaTypeOf(of)}.class.getName()`]
  return [`json.${part}.type`, 'com.fasterxml.jackson.databind.JsonNode', ...CHECKED].map(literal)
}

const CHECKED = ['json.fail.invalid.schema', 'true']

function writerSettings({ of, language }: RecordWriter): readonly string[] {
  const strategy = STRATEGIES[of.naming]
  const named = strategy === '' ? [] : [`${of.part}.subject.name.strategy`, strategy]
  // A tree of JSON has no schema of its own to hold against the newest: each record is checked by that instead.
  const more = language === 'json-schema' ? ['latest.compatibility.strict', 'false', ...CHECKED] : []
  return [...named, ...more].map(literal)
}

function reading({ name, topic, language, of }: RecordReader): string {
  const type = javaTypeOf(of)
  const field = `${lower(name)}Reader`
  const read =
    language === 'avro'
      ? of === undefined
        ? `${field}.deserialize(${literal(topic)}, data)`
        : `AvroRecords.read(${field}.deserialize(${literal(topic)}, data, ${CONSTANT(name)}), ${type}.class)`
      : language === 'protobuf' || type === 'JsonNode' || type === 'Object'
        ? `${field}.deserialize(${literal(topic)}, data)`
        : `JSON.treeToValue(${field}.deserialize(${literal(topic)}, data), ${type}.class)`
  const cast = language === 'avro' && of !== undefined && type !== 'Object' ? `(${type}) ` : ''
  return `    /** Null where there are no bytes. */
    ${type} ${javaReaderName(name)}(byte[] data) throws UnprocessableRecord {
        return data == null ? null : read(() -> ${cast}${read});
    }`
}

function writing({ name, of, language }: RecordWriter): string {
  const type = javaTypeOf(of)
  const field = `${lower(name)}Writer`
  const value =
    language === 'avro'
      ? type === 'Object'
        ? 'value'
        : `AvroRecords.write(value, ${CONSTANT(`${name}Written`)})`
      : language === 'protobuf' || type === 'JsonNode'
        ? 'value'
        : 'JSON.<JsonNode>valueToTree(value)'
  return `    byte[] ${javaWriterName(name)}(${type} value) {
        return ${field}.serialize(${literal(of.topic)}, ${value});
    }`
}

const lower = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1)

const WITH = `    private static Map<String, Object> with(Map<String, Object> settings, String... more) {
        Map<String, Object> all = new HashMap<>(settings);
        for (int at = 0; at + 1 < more.length; at += 2) all.put(more[at], more[at + 1]);
        return all;
    }`

const READ = `    private interface Reading<T> {
        T read() throws Exception;
    }

    /** A registry that does not answer is no fault of the record; a schema that it does not know is. */
    private static <T> T read(Reading<T> reading) throws UnprocessableRecord {
        try {
            return reading.read();
        } catch (Exception e) {
            if (isOfRegistry(e)) throw new IllegalStateException("The registry does not answer", e);
            throw new UnprocessableRecord("No schema explains it", e);
        }
    }

    private static boolean isOfRegistry(Throwable error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof RestClientException answer) return answer.getStatus() != 404;
            if (cause instanceof SocketException || cause instanceof UnknownHostException
                || cause instanceof InterruptedIOException) return true;
        }
        return false;
    }`

/** `RecordSerdes.java`: keys and values by the schemas of a registry. */
export function javaSerdesFile(
  packageName: string,
  { readers, writers, languages }: RecordSerdes,
  texts: ReadonlyMap<string, string>,
): string {
  const avroReaders = readers.filter(({ language, of }) => language === 'avro' && of !== undefined)
  const avroWriters = writers.filter(({ language, of }) => language === 'avro' && javaTypeOf(of) !== 'Object')
  const isWith =
    readers.some((one) => readerSettings(one).length > 0) ||
    writers.some((one) => writerSettings(one).length > 0)
  const constants = [
    ...(languages.has('json-schema')
      ? ['    private static final ObjectMapper JSON = new ObjectMapper();']
      : []),
    ...avroReaders.flatMap(({ name, of }) => (of ? [schemaField(name, of, texts)] : [])),
    ...avroWriters.map(({ name, of }) => schemaField(`${name}Written`, of, texts)),
  ]
  const code = `/** Reads and writes keys and values by the schemas of a registry: they are registered when they are deployed, never by this program. */
final class RecordSerdes {
${blocks(
  ...(constants.length > 0 ? [constants.join('\n')] : []),
  block(
    ...readers.map((one) => field(one, 'Deserializer')),
    ...writers.map((one) => field(one, 'Serializer')),
  ),
)}

    RecordSerdes() {
        this(settings());
    }

    RecordSerdes(Map<String, Object> settings) {
${block(
  ...readers.map(
    (one) =>
      `        ${lower(one.name)}Reader.configure(${settingsOf(readerSettings(one))}, ${one.part === 'key'});`,
  ),
  ...writers.map(
    (one) =>
      `        ${lower(one.name)}Writer.configure(${settingsOf(writerSettings(one))}, ${one.of.part === 'key'});`,
  ),
)}
    }

    private static Map<String, Object> settings() {
        Map<String, Object> settings = new HashMap<>();
        settings.put("schema.registry.url", Optional.ofNullable(System.getenv("SCHEMA_REGISTRY_URL")).orElse("http://localhost:8081"));
        String user = System.getenv("SCHEMA_REGISTRY_USER_INFO");
        if (user != null) {
            settings.put("basic.auth.credentials.source", "USER_INFO");
            settings.put("basic.auth.user.info", user);
        }
        settings.put("auto.register.schemas", false);
        settings.put("use.latest.version", true);
        return settings;
    }

${blocks(isWith && WITH, ...readers.map(reading), ...writers.map(writing), readers.length > 0 && READ)}
}
`
  const words = new Set(code.replace(/"(?:\\.|[^"\\])*"/g, '').match(/[A-Za-z_]\w*/g))
  const imports = IMPORTS.filter((name) => words.has(name.slice(name.lastIndexOf('.') + 1)))
  return `package ${packageName};\n\n${imports.map((name) => `import ${name};`).join('\n')}\n\n${code}`
}

/** What of a record its handler reads by the schemas, and what writes what is made. */
export function javaDecoding({ readers, writers }: RecordSerdes): string {
  const topics = [...new Set(readers.map(({ topic }) => topic))]
  const lines = topics.map((topic) => {
    const own = readers.filter((one) => one.topic === topic)
    const indent = topics.length > 1 ? '            ' : '        '
    const reads = own
      .map(
        ({ name, part, of }) =>
          `${indent}${javaTypeOf(of)} ${part} = serdes.${javaReaderName(name)}(record.${part}());\n`,
      )
      .join('')
    return topics.length > 1
      ? `        if (Records.originOf(record).equals(${literal(topic)})) {\n${reads}        }\n`
      : reads
  })
  return `${lines.join('')}${javaWriting(writers)}`
}

/** What writes what is made, said where it is needed. */
export const javaWriting = (writers: readonly RecordWriter[]): string =>
  writers
    .map(
      ({ name, of }) =>
        `        // serdes.${javaWriterName(name)}(...) makes a ${of.part} of ${of.topic.replace(/[\\\r\n]/g, ' ')}.\n`,
    )
    .join('')
