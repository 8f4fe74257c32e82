/**
 * What the connectors that are met most do not run without, by class: Connect, or the first task, refuses a connector
 * that lacks it. Logins are left out, which a design never keeps. Of other classes nothing is known.
 *
 * @see ConfigDef of each class, as of its release in 2026: JdbcSourceConnectorConfig, JdbcSinkConfig, S3SinkConnectorConfig
 * with StorageSinkConnectorConfig, ElasticsearchSinkConnectorConfig, DatagenConnectorConfig (Confluent);
 * OpenSearchSinkConnectorConfig (Aiven); RelationalDatabaseConnectorConfig and what extends it (Debezium 3.6);
 * MirrorConnectorConfig, FileStreamSourceConnector (Kafka 4.3); MongoSinkTopicConfig; IcebergSinkConfig; S3ConfigFragment,
 * GcsSinkConfig, AzureBlobSinkConfig (Aiven); DefaultConnectorConfigValidator (Snowflake 4); BigQuerySinkConfig; of the sink
 * of files into Google Cloud Storage its page of settings
 */
import { CONFLUENT, type ConnectorClass, files, type SettingOf, what, where } from './required-settings'

export type { ConnectorClass, RequiredSetting, SettingOf } from './required-settings'

const DEBEZIUM = 'https://debezium.io/documentation/reference/stable/connectors'

const PREFIX = what('topic.prefix', 'prefix', { or: ['database.server.name', 'mongodb.name'] })
const DATABASE = [where('database.hostname', 'localhost', { or: ['database.url'] }), PREFIX] as const

const ELSEWHERE = (setting: SettingOf) =>
  !/^$|kafkaschemahistory$/.test(setting('schema.history.internal')) || setting('database.history') !== ''
const HISTORY = 'schema.history.internal.kafka'
const KEPT_IN_KAFKA = [
  where(`${HISTORY}.bootstrap.servers`, 'localhost:9092', {
    or: ['database.history.kafka.bootstrap.servers'],
    when: (setting) => !ELSEWHERE(setting),
  }),
  what(`${HISTORY}.topic`, 'prefix.schema-history', {
    or: ['database.history.kafka.topic'],
    when: (setting) => !ELSEWHERE(setting),
  }),
] as const

const MIRROR = {
  family: 'mirror',
  required: [
    what('source.cluster.alias', 'source'),
    where('target.cluster.bootstrap.servers', 'localhost:9092'),
  ],
  page: 'https://kafka.apache.org/43/configuration/mirrormaker-configs/',
} as const

const BY_KEY = (setting: SettingOf) => setting('delete.enabled') === 'true'
const BY_SOME_KEY = (setting: SettingOf) => !BY_KEY(setting) && setting('insert.mode') === 'upsert'
/** A sink of files in an object store. @see StorageSinkConnectorConfig, StorageCommonConfig */
export const CONNECTOR_CLASSES: readonly ConnectorClass[] = [
  {
    is: /^io\.debezium\.connector\.postgresql\./,
    family: 'debezium',
    required: [...DATABASE, where('database.dbname', 'postgres')],
    page: `${DEBEZIUM}/postgresql.html#postgresql-connector-properties`,
  },
  {
    is: /^io\.debezium\.connector\.(?:mysql|mariadb)\./,
    family: 'debezium',
    required: [...DATABASE, where('database.server.id', 184_054), ...KEPT_IN_KAFKA],
    page: `${DEBEZIUM}/mysql.html#mysql-connector-properties`,
  },
  {
    is: /^io\.debezium\.connector\.sqlserver\./,
    family: 'debezium',
    required: [
      ...DATABASE,
      where('database.names', 'a_database', { or: ['database.dbname'] }),
      ...KEPT_IN_KAFKA,
    ],
    page: `${DEBEZIUM}/sqlserver.html#sqlserver-connector-properties`,
  },
  {
    is: /^io\.debezium\.connector\.(?:oracle|db2)\./,
    family: 'debezium',
    required: [...DATABASE, where('database.dbname', 'a_database'), ...KEPT_IN_KAFKA],
    page: `${DEBEZIUM}/oracle.html#oracle-connector-properties`,
  },
  {
    is: /^io\.debezium\.connector\.mongodb\.MongoDbConnector$/,
    family: 'debezium',
    required: [
      where('mongodb.connection.string', 'mongodb://localhost:27017/?replicaSet=rs0', {
        or: ['mongodb.hosts'],
      }),
      PREFIX,
    ],
    page: `${DEBEZIUM}/mongodb.html#mongodb-connector-properties`,
  },
  {
    is: /^io\.debezium\.connector\.jdbc\./,
    family: 'debeziumJdbcSink',
    required: [
      where('connection.url', 'jdbc:postgresql://localhost:5432/postgres'),
      what('primary.key.mode', 'record_key', {
        when: BY_KEY,
        oneOf: ['record_key', 'record_value', 'record_header'],
      }),
      what('primary.key.mode', 'record_key', {
        when: BY_SOME_KEY,
        oneOf: ['record_key', 'record_value', 'record_header', 'kafka'],
      }),
    ],
    page: `${DEBEZIUM}/jdbc.html#jdbc-connector-configuration`,
  },
  {
    is: /^io\.(?:confluent|aiven)\.connect\.jdbc\.JdbcSourceConnector$/,
    family: 'jdbcSource',
    required: [
      where('connection.url', 'jdbc:postgresql://localhost:5432/postgres'),
      what('mode', 'timestamp', { oneOf: ['bulk', 'incrementing', 'timestamp', 'timestamp+incrementing'] }),
      what('incrementing.column.name', 'id', {
        about: 'found',
        or: ['incrementing.column.mapping'],
        when: (setting) => setting('mode').includes('incrementing'),
      }),
      what('timestamp.column.name', 'updated_at', {
        or: ['timestamp.columns.mapping'],
        when: (setting) => setting('mode').includes('timestamp'),
      }),
      what('topic.prefix', 'prefix-'),
    ],
    page: `${CONFLUENT}/jdbc/current/source-connector/source_config_options.html`,
  },
  {
    is: /^io\.(?:confluent|aiven)\.connect\.jdbc\.JdbcSinkConnector$/,
    family: 'jdbcSink',
    required: [
      where('connection.url', 'jdbc:postgresql://localhost:5432/postgres'),
      what('pk.mode', 'record_key', { when: BY_KEY, oneOf: ['record_key'] }),
      what('pk.mode', 'record_key', { when: BY_SOME_KEY, oneOf: ['record_key', 'record_value', 'kafka'] }),
    ],
    page: `${CONFLUENT}/jdbc/current/sink-connector/sink_config_options.html`,
  },
  files(
    /^io\.confluent\.connect\.s3\.S3SinkConnector$/,
    's3-sink',
    what('s3.bucket.name', 'a-bucket'),
    'io.confluent.connect.s3.storage.S3Storage',
    'io.confluent.connect.s3.format.json.JsonFormat',
    { family: 's3' },
  ),
  files(
    /^io\.confluent\.connect\.gcs\.GcsSinkConnector$/,
    'gcs-sink',
    what('gcs.bucket.name', 'a-bucket'),
    'io.confluent.connect.gcs.storage.GcsStorage',
    'io.confluent.connect.gcs.format.json.JsonFormat',
  ),
  {
    is: /^io\.aiven\.kafka\.connect\.s3\./,
    required: [what('aws.s3.bucket.name', 'a-bucket', { or: ['aws_s3_bucket'] })],
    page: 'https://aiven.io/docs/products/kafka/kafka-connect/howto/s3-sink-connector-aiven',
  },
  {
    is: /^io\.aiven\.kafka\.connect\.gcs\./,
    required: [what('gcs.bucket.name', 'a-bucket')],
    page: 'https://aiven.io/docs/products/kafka/kafka-connect/howto/gcs-sink',
  },
  {
    is: /^io\.aiven\.kafka\.connect\.azure\./,
    required: [what('azure.storage.container.name', 'a-container')],
    page: 'https://github.com/Aiven-Open/cloud-storage-connectors-for-apache-kafka',
  },
  {
    is: /^io\.confluent\.connect\.elasticsearch\./,
    family: 'elasticsearch',
    required: [where('connection.url', 'http://localhost:9200')],
    page: `${CONFLUENT}/elasticsearch/current/configuration_options.html`,
  },
  {
    is: /^io\.aiven\.kafka\.connect\.opensearch\./,
    family: 'opensearch',
    required: [where('connection.url', 'http://localhost:9200')],
    page: 'https://aiven.io/docs/products/kafka/kafka-connect/howto/opensearch-sink',
  },
  {
    is: /^org\.apache\.kafka\.connect\.mirror\.Mirror(?:Source|Checkpoint)Connector$/,
    ...MIRROR,
    required: [...MIRROR.required, where('source.cluster.bootstrap.servers', 'source:9092')],
  },
  // It has a client of the target alone. @see MirrorHeartbeatConnector.start
  { is: /^org\.apache\.kafka\.connect\.mirror\.MirrorHeartbeatConnector$/, ...MIRROR },
  {
    is: /^org\.apache\.kafka\.connect\.file\.FileStreamSourceConnector$/,
    family: 'file',
    required: [what('topic', 'a-topic')],
    page: 'https://kafka.apache.org/43/getting-started/quickstart/',
  },
  {
    is: /^org\.apache\.kafka\.connect\.file\.FileStreamSinkConnector$/,
    family: 'file',
    required: [],
    page: 'https://kafka.apache.org/43/getting-started/quickstart/',
  },
  {
    is: /^io\.confluent\.kafka\.connect\.datagen\./,
    family: 'datagen',
    required: [
      what('kafka.topic', 'a-topic'),
      what('quickstart', 'orders', { or: ['schema.string', 'schema.filename'] }),
    ],
    page: 'https://github.com/confluentinc/kafka-connect-datagen',
  },
  {
    is: /^com\.mongodb\.kafka\.connect\.MongoSinkConnector$/,
    family: 'mongo',
    required: [where('connection.uri', 'mongodb://localhost:27017'), where('database', 'a_database')],
    page: 'https://www.mongodb.com/docs/kafka-connector/current/sink-connector/configuration-properties/',
  },
  {
    is: /^com\.mongodb\.kafka\.connect\.MongoSourceConnector$/,
    family: 'mongo',
    required: [where('connection.uri', 'mongodb://localhost:27017')],
    page: 'https://www.mongodb.com/docs/kafka-connector/current/source-connector/configuration-properties/',
  },
  {
    is: /^com\.snowflake\.kafka\.connector\./,
    required: [
      where('snowflake.url.name', 'account.snowflakecomputing.com:443'),
      where('snowflake.database.name', 'a_database'),
      where('snowflake.schema.name', 'public'),
    ],
    page: 'https://docs.snowflake.com/en/user-guide/kafka-connector-install',
  },
  {
    is: /^com\.wepay\.kafka\.connect\.bigquery\./,
    required: [where('project', 'a-project'), where('defaultDataset', 'a_dataset', { or: ['datasets'] })],
    page: `${CONFLUENT}/bigquery/current/kafka_connect_bigquery_config.html`,
  },
  {
    is: /^com\.clickhouse\.kafka\.connect\./,
    required: [where('hostname', 'localhost')],
    page: 'https://clickhouse.com/docs/integrations/kafka/clickhouse-kafka-connect-sink',
  },
  {
    is: /^(?:org\.apache\.iceberg\.connect|io\.tabular\.iceberg\.connect)\./,
    required: [
      what('iceberg.tables', 'a_schema.a_table', {
        when: (setting) => setting('iceberg.tables.dynamic-enabled') !== 'true',
        or: ['iceberg.tables.dynamic-enabled'],
      }),
      where('iceberg.catalog.type', 'rest', {
        or: ['iceberg.catalog.catalog-impl', 'iceberg.catalog.uri', 'iceberg.catalog'],
      }),
    ],
    page: 'https://iceberg.apache.org/docs/latest/kafka-connect/',
  },
]

/** Returns what is known of a class; undefined of one that is not in the table. */
export const connectorClass = (name: string | undefined): ConnectorClass | undefined =>
  name === undefined ? undefined : CONNECTOR_CLASSES.find(({ is }) => is.test(name))
