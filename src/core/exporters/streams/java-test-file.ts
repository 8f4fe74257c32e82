import type { RecordPart } from '../../schemas/topic-schemas'
import { block } from '../starter/code-text'
import type { TopicType } from '../starter/types/record-types'
import type { StreamsRecords } from './java-records'
import { leastRecord } from './java-samples'
import { literal, STRING } from './java-text'

/** Where the test of a program registers its schemas: in a registry that lives as long as the test. */
export const TEST_REGISTRY = 'mock://test'

/** A record for a topic, as the test writes it. */
interface SampleRecord {
  readonly topic: string
  /** Serde and value of the key, and of the value. */
  readonly halves: readonly (readonly [serde: string, value: string])[]
}

/** What a test puts into a program. */
export interface Samples {
  readonly records: readonly SampleRecord[]
  /** The schemas that must be registered for it. */
  readonly schemas: readonly TopicType[]
}

/**
 * Returns a record for each of these topics, of which there is none where one of them cannot be made; and the schemas of
 * all that the program writes. None at all where one of these names others, which are not registered here.
 */
export function samplesOf(topics: readonly string[], of: StreamsRecords): Samples {
  const none: Samples = { records: [], schemas: [] }
  const schemas = of.records.topics.filter(({ topic, part }) => isTyped(of, topic, part))
  if (schemas.some(({ version }) => version.references.length > 0)) return none
  const records: SampleRecord[] = []
  for (const topic of topics) {
    const halves = (['key', 'value'] as const).map((part) => halfOf(topic, part, of))
    const sound = halves.flatMap((half) => (half === undefined ? [] : [half]))
    if (sound.length < halves.length) return none
    records.push({ topic, halves: sound })
  }
  return { records, schemas }
}

const isTyped = ({ typeOf }: StreamsRecords, topic: string, part: RecordPart): boolean =>
  typeOf(topic, part)?.serde.startsWith('TopicSerdes.') === true

function halfOf(topic: string, part: RecordPart, of: StreamsRecords): readonly [string, string] | undefined {
  const type = of.typeOf(topic, part) ?? STRING
  if (type.text === STRING.text && !isTyped(of, topic, part)) return [type.serde, literal(part)]
  if (!isTyped(of, topic, part)) return [type.serde, 'new byte[0]']
  const schema = of.records.topics.find((one) => one.topic === topic && one.part === part)
  const value = schema && leastRecord(schema, of.records)
  return value === undefined ? undefined : [type.serde, value]
}

const CLASSES = {
  avro: ['AvroSchema', 'io.confluent.kafka.schemaregistry.avro.AvroSchema'],
  'json-schema': ['JsonSchema', 'io.confluent.kafka.schemaregistry.json.JsonSchema'],
  protobuf: ['ProtobufSchema', 'io.confluent.kafka.schemaregistry.protobuf.ProtobufSchema'],
} as const

const IMPORTS = [
  'io.confluent.kafka.schemaregistry.avro.AvroSchema',
  'io.confluent.kafka.schemaregistry.client.SchemaRegistryClient',
  'io.confluent.kafka.schemaregistry.json.JsonSchema',
  'io.confluent.kafka.schemaregistry.protobuf.ProtobufSchema',
  'io.confluent.kafka.schemaregistry.testutil.MockSchemaRegistry',
  'java.io.InputStream',
  'java.nio.charset.StandardCharsets',
  'java.nio.file.Files',
  'java.nio.file.Path',
  'java.util.List',
  'java.util.Map',
  'java.util.Properties',
  'org.apache.kafka.common.serialization.Serde',
  'org.apache.kafka.common.serialization.Serdes',
  'org.apache.kafka.streams.StreamsConfig',
  'org.apache.kafka.streams.TestInputTopic',
  'org.apache.kafka.streams.TopologyTestDriver',
  'org.junit.jupiter.api.BeforeAll',
  'org.junit.jupiter.api.Test',
  'org.junit.jupiter.api.io.TempDir',
]

const registering = (schemas: readonly TopicType[]): string => `
    /** In a registry of the test's own, by \`${TEST_REGISTRY}\`, as they are registered when they are deployed. */
    @BeforeAll
    static void registerSchemas() throws Exception {
        SchemaRegistryClient registry = MockSchemaRegistry.getClientForScope(${literal(TEST_REGISTRY.replace('mock://', ''))});
${schemas
  .map(
    ({ subject, language, path }) =>
      `        registry.register(${literal(subject)}, new ${CLASSES[language][0]}(Files.readString(Path.of(${literal(path)}))));`,
  )
  .join('\n')}
    }
`

const takesRecords = (records: readonly SampleRecord[]): string => `
    /** Put in records of yours, and what must become of them: driver.createOutputTopic reads what is written. */
    @Test
    void takesRecordsOfEveryTopic() throws Exception {
        Properties properties = properties();
        try (TopologyTestDriver driver = new TopologyTestDriver(Program.topology(properties), properties)) {
${records
  .map(
    ({ topic, halves }) =>
      `            take(driver, ${[literal(topic), ...halves.map(([serde]) => serde), ...halves.map(([, value]) => value)].join(', ')});`,
  )
  .join('\n')}
        }
    }

    private static <K, V> void take(
        TopologyTestDriver driver, String topic, Serde<K> keys, Serde<V> values, K key, V value) {
        TestInputTopic<K, V> input = driver.createInputTopic(topic, keys.serializer(), values.serializer());
        input.pipeInput(key, value);
        input.pipeInput(key, value);
    }
`

/** `ProgramTest.java`: the topology is the one that was designed, and takes these records without a broker. */
export function testFile(packageName: string, { records, schemas }: Samples): string {
  const takes = records.length > 0
  const code = block(
    `class ProgramTest {
    @TempDir
    Path state;`,
    takes && schemas.length > 0 ? registering(schemas) : '',
    `    private Properties properties() throws Exception {
        Properties properties = Main.properties(null);
        properties.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
        return properties;
    }

    /** Another description has other internal topics: what is in the old ones is then not found again. */
    @Test
    void isTheTopologyThatWasDesigned() throws Exception {
        try (InputStream in = ProgramTest.class.getResourceAsStream("/topology.txt")) {
            String designed = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            assertEquals(designed, Program.topology(properties()).describe().toString());
        }
    }`,
    `${takes ? takesRecords(records) : ''}}`,
  )
  const words = new Set(code.match(/[A-Za-z]\w*/g))
  const imports = IMPORTS.filter((name) => words.has(name.slice(name.lastIndexOf('.') + 1)))
  return `package ${packageName};

import static org.junit.jupiter.api.Assertions.assertEquals;

${imports.map((name) => `import ${name};`).join('\n')}

${code}
`
}
