/**
 * The client libraries that an application may be built with, by the words of the document: what each does where
 * nothing is set, under the names that Java's client has for the settings. What is not here is as in Java, or not known.
 *
 * @see ProducerConfig and ConsumerConfig; CONFIGURATION.md of librdkafka 2.15; the documentation of KafkaJS 2.2;
 * kgo and CHANGELOG.md of franz-go 1.21; config.go and the tags of Sarama 1.60; the attributes of SmallRye's Kafka connector; ContainerProperties
 * of Spring Kafka
 */
type Value = string | number | boolean
type Values = Readonly<Record<string, Value>>

/** Libraries that share their settings, their assignors and their hash of a key. */
export type ClientFamily = 'java' | 'librdkafka' | 'kafkajs' | 'franz-go' | 'sarama'

export interface ClientLibrary {
  /** As people call it. */
  readonly label: string
  readonly family: ClientFamily
  /** Whose default a setting has that is named nowhere: `default of librdkafka`. */
  readonly defaultsOf: string
  readonly producer: Values
  readonly consumer: Values
  /** Of these defaults what it hands to Java's client by name: that takes it for chosen, and refuses what contradicts it. */
  readonly handsOn?: Values
  /** The oldest release of the library that KIP-896 counts on for brokers of Kafka 4.0; undefined where all do. */
  readonly oldestFor40?: string
  /** The first release whose members rebalance without stopping everyone, by each way; a way that is not here it has not. */
  readonly cooperative: Readonly<Partial<Record<'assignor' | 'protocol', string>>>
  /** The first release with a share consumer (KIP-932), to be tried out and for production; undefined where that is not known. */
  readonly share?: { readonly preview?: string; readonly ready?: string }
}

/** In every release that is still in use. */
const ALWAYS = '0'
const BOTH = { assignor: ALWAYS, protocol: ALWAYS } as const
const IN_FLIGHT = 'max.in.flight.requests.per.connection'
const ASSIGNOR = 'partition.assignment.strategy'
/** No such limit: the longest that the setting takes. */
const NO_LIMIT = 2_147_483_647

/** Spring and Quarkus have numbers of their own, with a release of Java's client inside. */
const JAVA = { family: 'java', defaultsOf: 'Kafka', producer: {}, consumer: {}, cooperative: BOTH } as const

const LIBRDKAFKA = {
  family: 'librdkafka',
  defaultsOf: 'librdkafka',
  producer: {
    'enable.idempotence': false,
    [IN_FLIGHT]: 1_000_000,
    'delivery.timeout.ms': 300_000,
    'linger.ms': 5,
    'batch.size': 1_000_000,
    'max.request.size': 1_000_000,
  },
  // One record is delivered at a time.
  consumer: { 'isolation.level': 'read_committed', [ASSIGNOR]: 'range,roundrobin', 'max.poll.records': 1 },
  cooperative: { assignor: '1.6', protocol: '2.12' },
} as const

export const CLIENT_LIBRARIES = {
  java: {
    ...JAVA,
    label: 'Java',
    oldestFor40: '2.1',
    cooperative: { assignor: '2.4', protocol: '4.0' },
    share: { preview: '4.0', ready: '4.2' },
  },
  spring: {
    ...JAVA,
    label: 'Spring Kafka',
    defaultsOf: 'Spring',
    // Its listener container commits after the work, unless it is told to let the consumer do it.
    consumer: { 'enable.auto.commit': false },
    oldestFor40: '2.3',
  },
  quarkus: {
    ...JAVA,
    label: 'Quarkus (SmallRye)',
    defaultsOf: 'SmallRye',
    producer: { acks: '1', 'enable.idempotence': false },
    consumer: { 'enable.auto.commit': false },
    handsOn: { acks: '1' },
  },
  librdkafka: {
    ...LIBRDKAFKA,
    label: 'librdkafka (C, C++, Rust, PHP, Ruby)',
    oldestFor40: '1.8.2',
    share: { preview: '2.15' },
  },
  'confluent-python': { ...LIBRDKAFKA, label: 'Confluent for Python', oldestFor40: '1.8.2' },
  'confluent-go': { ...LIBRDKAFKA, label: 'Confluent for Go', oldestFor40: '1.8.2' },
  'confluent-dotnet': { ...LIBRDKAFKA, label: 'Confluent for .NET', oldestFor40: '1.8.2', share: {} },
  'confluent-node': { ...LIBRDKAFKA, label: 'Confluent for Node.js', cooperative: BOTH },
  kafkajs: {
    label: 'KafkaJS',
    family: 'kafkajs',
    defaultsOf: 'KafkaJS',
    // It tries again so many times, however long that takes.
    producer: {
      'enable.idempotence': false,
      [IN_FLIGHT]: 1_000_000,
      'linger.ms': 0,
      retries: 5,
      'delivery.timeout.ms': NO_LIMIT,
    },
    consumer: {
      'isolation.level': 'read_committed',
      [ASSIGNOR]: 'roundrobin',
      // Its autoCommit commits what the handler has done with, which Kafka calls committing by hand.
      'enable.auto.commit': false,
      'session.timeout.ms': 30_000,
      'heartbeat.interval.ms': 3_000,
      'fetch.max.wait.ms': 5_000,
      'fetch.max.bytes': 10_485_760,
      'max.poll.interval.ms': NO_LIMIT,
    },
    oldestFor40: '1.15.0',
    cooperative: {},
    share: {},
  },
  'franz-go': {
    label: 'franz-go',
    family: 'franz-go',
    defaultsOf: 'franz-go',
    producer: {
      'compression.type': 'snappy',
      'delivery.timeout.ms': NO_LIMIT,
      'linger.ms': 10,
      'batch.size': 1_000_012,
      'max.request.size': 1_000_012,
    },
    consumer: {
      'auto.offset.reset': 'earliest',
      [ASSIGNOR]: 'cooperative-sticky',
      'fetch.max.wait.ms': 5_000,
      'max.poll.interval.ms': NO_LIMIT,
    },
    // The protocol of KIP-848 is there behind a flag that its author does not document for production.
    cooperative: { assignor: ALWAYS },
    share: { ready: '1.21' },
  },
  sarama: {
    label: 'Sarama',
    family: 'sarama',
    defaultsOf: 'Sarama',
    producer: {
      acks: '1',
      'enable.idempotence': false,
      'linger.ms': 0,
      retries: 3,
      'delivery.timeout.ms': NO_LIMIT,
    },
    consumer: {
      [ASSIGNOR]: 'range',
      // It commits what the handler marked as done, which Kafka calls committing by hand.
      'enable.auto.commit': false,
      'session.timeout.ms': 10_000,
      'heartbeat.interval.ms': 3_000,
      'max.poll.interval.ms': NO_LIMIT,
    },
    oldestFor40: '1.30.1',
    cooperative: { assignor: '1.60.1' },
    share: {},
  },
} as const satisfies Readonly<Record<string, ClientLibrary>>

export type ClientLibraryId = keyof typeof CLIENT_LIBRARIES

export const CLIENT_LIBRARY_IDS = Object.keys(CLIENT_LIBRARIES) as [ClientLibraryId, ...ClientLibraryId[]]

/** What an application is built with, as a design says it. */
export interface StatedClient {
  readonly library: ClientLibraryId
  readonly version?: string | undefined
}

/** The library of an application; Java's where none is stated. */
export const libraryOf = (client: StatedClient | undefined): ClientLibrary =>
  client && Object.hasOwn(CLIENT_LIBRARIES, client.library)
    ? CLIENT_LIBRARIES[client.library]
    : CLIENT_LIBRARIES.java

/** Whether an application takes Java's settings, assignors and partitioners by their names, and checks them so. */
export const isJavaClient = (client: StatedClient | undefined): boolean => libraryOf(client).family === 'java'

export const isLibrdkafka = (client: StatedClient | undefined): boolean =>
  libraryOf(client).family === 'librdkafka'

const NUMBERS = /^v?(\d+)(?:\.(\d+))?(?:\.(\d+))?/

/** Returns whether a version of a library, as `2.0.2` or `v1.8`, is older than another; false for what is no version. */
export function isOlderThan(version: string, other: string): boolean {
  const [one, two] = [NUMBERS.exec(version.trim()), NUMBERS.exec(other)]
  if (!one || !two) return false
  for (const at of [1, 2, 3]) {
    const difference = Number(one[at] ?? 0) - Number(two[at] ?? 0)
    if (difference !== 0) return difference < 0
  }
  return false
}

/** Whether the members of a group can rebalance in a way that does not stop everyone; a version that is not stated has what the newest has. */
export function canRebalance(client: StatedClient | undefined, way: 'assignor' | 'protocol'): boolean {
  const since = libraryOf(client).cooperative[way]
  return since !== undefined && !isOlderThan(client?.version ?? '', since)
}
