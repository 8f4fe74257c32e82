/**
 * The connectors that are met most, each with the settings that it does not run without, under their own names. Secrets
 * are references already; what is a choice of the user is left as an example that reads as one.
 *
 * @see the documentation of Debezium 3, of Confluent's JDBC, S3, Elasticsearch and Datagen connectors, of Aiven's
 * OpenSearch connector, and of Kafka (MirrorMaker 2, FileStream)
 */
import { secretReference } from './connect-secrets'
import { settingsForTopics } from './connector-topics'
import { MIRROR } from './connector-words'
import type { Config, Connector } from './design'

type Fields = Pick<
  Connector,
  'type' | 'system' | 'class' | 'tasksMax' | 'keyConverter' | 'valueConverter' | 'transforms'
>

export interface ConnectorTemplate {
  readonly id: string
  readonly label: string
  readonly fields: Fields
  /** Its settings; those of secrets are made for the name of the connector. */
  readonly config: Config
  readonly secrets?: readonly string[]
}

const BYTES = { class: 'org.apache.kafka.connect.converters.ByteArrayConverter' } as const
const TEXT = { class: 'org.apache.kafka.connect.storage.StringConverter' } as const
const JSON_ALONE = { class: 'org.apache.kafka.connect.json.JsonConverter', schemas: false } as const
const LOGIN = ['database.user', 'database.password'] as const
const MIRRORED: Config = {
  'source.cluster.alias': 'source',
  'target.cluster.alias': 'target',
  'source.cluster.bootstrap.servers': 'source:9092',
  'target.cluster.bootstrap.servers': 'localhost:9092',
}
const KAFKA = { name: 'source', type: 'Kafka' } as const

export const CONNECTOR_TEMPLATES: readonly ConnectorTemplate[] = [
  {
    id: 'debezium-postgresql',
    label: 'Debezium, PostgreSQL',
    fields: {
      type: 'source',
      system: { type: 'PostgreSQL' },
      class: 'io.debezium.connector.postgresql.PostgresConnector',
      tasksMax: 1,
    },
    config: {
      'database.hostname': 'localhost',
      'database.port': 5432,
      'database.dbname': 'postgres',
      'topic.prefix': 'prefix',
      'table.include.list': 'public.a_table',
      'plugin.name': 'pgoutput',
      'slot.name': 'debezium',
      'publication.name': 'dbz_publication',
      'heartbeat.interval.ms': 10_000,
      'snapshot.mode': 'initial',
    },
    secrets: LOGIN,
  },
  {
    id: 'debezium-mysql',
    label: 'Debezium, MySQL',
    fields: {
      type: 'source',
      system: { type: 'MySQL' },
      class: 'io.debezium.connector.mysql.MySqlConnector',
      tasksMax: 1,
    },
    config: {
      'database.hostname': 'localhost',
      'database.port': 3306,
      'database.server.id': 184_054,
      'topic.prefix': 'prefix',
      'table.include.list': 'a_database.a_table',
      'schema.history.internal.kafka.bootstrap.servers': 'localhost:9092',
      'schema.history.internal.kafka.topic': 'prefix.schema-history',
      'snapshot.mode': 'initial',
    },
    secrets: LOGIN,
  },
  {
    id: 'jdbc-source',
    label: 'JDBC source',
    fields: {
      type: 'source',
      system: { type: 'Database' },
      class: 'io.confluent.connect.jdbc.JdbcSourceConnector',
    },
    config: {
      'connection.url': 'jdbc:postgresql://localhost:5432/postgres',
      mode: 'timestamp+incrementing',
      'incrementing.column.name': 'id',
      'timestamp.column.name': 'updated_at',
      'table.whitelist': 'a_table',
      'topic.prefix': 'prefix-',
      'poll.interval.ms': 5000,
    },
    secrets: ['connection.user', 'connection.password'],
  },
  {
    id: 'jdbc-sink',
    label: 'JDBC sink',
    fields: {
      type: 'sink',
      system: { type: 'Database' },
      class: 'io.confluent.connect.jdbc.JdbcSinkConnector',
    },
    config: {
      'connection.url': 'jdbc:postgresql://localhost:5432/postgres',
      'insert.mode': 'upsert',
      'pk.mode': 'record_key',
      'pk.fields': 'id',
      'delete.enabled': true,
      'auto.create': false,
      'batch.size': 3000,
    },
    secrets: ['connection.user', 'connection.password'],
  },
  {
    id: 's3-sink',
    label: 'S3 sink',
    fields: {
      type: 'sink',
      system: { type: 'Amazon S3' },
      class: 'io.confluent.connect.s3.S3SinkConnector',
    },
    config: {
      's3.bucket.name': 'a-bucket',
      's3.region': 'eu-central-1',
      'storage.class': 'io.confluent.connect.s3.storage.S3Storage',
      'format.class': 'io.confluent.connect.s3.format.json.JsonFormat',
      'partitioner.class': 'io.confluent.connect.storage.partitioner.DefaultPartitioner',
      'flush.size': 1000,
    },
  },
  {
    id: 'elasticsearch-sink',
    label: 'Elasticsearch sink',
    fields: {
      type: 'sink',
      system: { type: 'Elasticsearch' },
      class: 'io.confluent.connect.elasticsearch.ElasticsearchSinkConnector',
    },
    config: {
      'connection.url': 'http://localhost:9200',
      'key.ignore': false,
      'schema.ignore': true,
      'behavior.on.null.values': 'delete',
      'batch.size': 2000,
    },
    secrets: ['connection.username', 'connection.password'],
  },
  {
    id: 'opensearch-sink',
    label: 'OpenSearch sink',
    fields: {
      type: 'sink',
      system: { type: 'OpenSearch' },
      class: 'io.aiven.kafka.connect.opensearch.OpensearchSinkConnector',
    },
    config: {
      'connection.url': 'http://localhost:9200',
      'key.ignore': false,
      'schema.ignore': true,
      'behavior.on.null.values': 'delete',
      'batch.size': 2000,
    },
    secrets: ['connection.username', 'connection.password'],
  },
  {
    id: 'mirror-source',
    label: 'MirrorMaker 2, records',
    fields: {
      type: 'source',
      system: KAFKA,
      class: MIRROR.source,
      keyConverter: BYTES,
      valueConverter: BYTES,
    },
    config: {
      ...MIRRORED,
      topics: 'a-topic',
      'replication.factor': 3,
      'offset-syncs.topic.replication.factor': 3,
      'sync.topic.configs.enabled': true,
      'refresh.topics.interval.seconds': 600,
    },
  },
  {
    id: 'mirror-checkpoint',
    label: 'MirrorMaker 2, checkpoints',
    fields: {
      type: 'source',
      system: KAFKA,
      class: MIRROR.checkpoint,
      tasksMax: 1,
      keyConverter: BYTES,
      valueConverter: BYTES,
    },
    config: {
      ...MIRRORED,
      groups: '.*',
      'checkpoints.topic.replication.factor': 3,
      'sync.group.offsets.enabled': true,
      'emit.checkpoints.interval.seconds': 60,
    },
  },
  {
    id: 'mirror-heartbeat',
    label: 'MirrorMaker 2, heartbeats',
    fields: {
      type: 'source',
      system: KAFKA,
      class: MIRROR.heartbeat,
      tasksMax: 1,
      keyConverter: BYTES,
      valueConverter: BYTES,
    },
    config: {
      ...MIRRORED,
      'heartbeats.topic.replication.factor': 3,
      'emit.heartbeats.interval.seconds': 1,
    },
  },
  {
    id: 'file-source',
    label: 'File source, to try things',
    fields: {
      type: 'source',
      system: { type: 'File' },
      class: 'org.apache.kafka.connect.file.FileStreamSourceConnector',
      tasksMax: 1,
      keyConverter: TEXT,
      valueConverter: TEXT,
    },
    config: { file: '/tmp/source.txt', topic: 'a-topic' },
  },
  {
    id: 'file-sink',
    label: 'File sink, to try things',
    fields: {
      type: 'sink',
      system: { type: 'File' },
      class: 'org.apache.kafka.connect.file.FileStreamSinkConnector',
      keyConverter: TEXT,
      valueConverter: TEXT,
    },
    config: { file: '/tmp/sink.txt' },
  },
  {
    id: 'datagen',
    label: 'Datagen, made-up records',
    fields: {
      type: 'source',
      system: { type: 'Generated data' },
      class: 'io.confluent.kafka.connect.datagen.DatagenConnector',
      keyConverter: TEXT,
      valueConverter: JSON_ALONE,
    },
    config: { 'kafka.topic': 'a-topic', quickstart: 'orders', 'max.interval': 1000, iterations: 10_000_000 },
  },
]

/** Returns the connector as one of a template: its name, edges and own settings stay, settings that it lacks come. */
export function withTemplate(connector: Connector, template: ConnectorTemplate): Connector {
  const secrets = (template.secrets ?? []).map((key) => [key, secretReference(connector.name, key)] as const)
  const topics = connector.produces?.map(({ topic }) => topic) ?? []
  const named = Object.hasOwn(template.config, 'topic') ? 'topic' : 'kafka.topic'
  const [topic] = topics
  const followed = settingsForTopics({ name: connector.name, class: template.fields.class }, topics)
  const prefix = followed?.['topic.prefix']
  const HISTORY = 'schema.history.internal.kafka.topic'
  const config = {
    ...template.config,
    ...(topic !== undefined && Object.hasOwn(template.config, named) && { [named]: topic }),
    ...followed,
    ...(prefix !== undefined &&
      Object.hasOwn(template.config, HISTORY) && { [HISTORY]: `${prefix}.schema-history` }),
    ...Object.fromEntries(secrets),
    ...connector.config,
  }
  return {
    ...connector,
    ...template.fields,
    system: {
      ...template.fields.system,
      ...(connector.system?.name !== undefined && { name: connector.system.name }),
    },
    config,
  }
}
