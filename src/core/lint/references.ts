/** Where a setting or a mechanism is explained, in Kafka's own documentation wherever that has it; every rule points at one page. */
const DOCUMENTATION = 'https://kafka.apache.org/43'

/** A page of the documentation: `kafkaDocs('design/design/#replication')`. */
export const kafkaDocs = (page: string): string => `${DOCUMENTATION}/${page}`

export const topicConfigDocs = (key: string): string =>
  kafkaDocs(`configuration/topic-configs/#topicconfigs_${key}`)
export const producerConfigDocs = (key: string): string =>
  kafkaDocs(`configuration/producer-configs/#producerconfigs_${key}`)
export const consumerConfigDocs = (key: string): string =>
  kafkaDocs(`configuration/consumer-configs/#consumerconfigs_${key}`)
export const brokerConfigDocs = (key: string): string =>
  kafkaDocs(`configuration/broker-configs/#brokerconfigs_${key}`)

/** Of the schemas of records, which Kafka's own documentation leaves to registries. */
export const SCHEMA_EVOLUTION =
  'https://docs.confluent.io/platform/current/schema-registry/fundamentals/schema-evolution.html'
/** What a serializer writes before a record, so that its readers find the schema. */
export const WIRE_FORMAT =
  'https://docs.confluent.io/platform/current/schema-registry/fundamentals/serdes-develop/index.html#wire-format'
/** Who registers a schema, the serializer or somebody before it. */
export const AUTO_REGISTRATION =
  'https://docs.confluent.io/platform/current/schema-registry/schema_registry_onprem_tutorial.html#auto-schema-registration'
/** What the converters that keep schemas in a registry must be told. */
export const CONVERTERS_OF_REGISTRY =
  'https://docs.confluent.io/platform/current/schema-registry/connect.html'
/** Topics in which failed records wait, step after step: nothing of Kafka's own, best explained where it is built in. */
export const RETRY_TOPICS =
  'https://docs.spring.io/spring-kafka/reference/retrytopic/how-the-pattern-works.html'
/** The settings of librdkafka, and of the clients that are built on it. */
export const LIBRDKAFKA_SETTINGS = 'https://github.com/confluentinc/librdkafka/blob/master/CONFIGURATION.md'
/** What the connectors of Debezium must be told of their databases. */
export const DEBEZIUM_DOCS = 'https://debezium.io/documentation/reference/stable/connectors/'

const OWNERS: readonly (readonly [string, string])[] = [
  [DOCUMENTATION, 'Kafka documentation'],
  ['https://docs.confluent.io/', 'Confluent documentation'],
  ['https://docs.spring.io/', 'Spring documentation'],
  [LIBRDKAFKA_SETTINGS, 'librdkafka documentation'],
  [DEBEZIUM_DOCS, 'Debezium documentation'],
]

/** Returns whose documentation a page is, as a link to it says. */
export const documentationOf = (page: string): string =>
  OWNERS.find(([start]) => page.startsWith(start))?.[1] ?? 'Documentation of the provider'
