/** Returns what a class of a connector is called in short: `Debezium Postgres`, `S3 Sink`; empty where there is none. */
export function classLabel(name: string | undefined): string {
  if (!name) return ''
  const last = (name.split('.').at(-1) ?? name).replace(/Connector$/, '')
  const words = last.replace(/([a-z0-9])(?=[A-Z])/g, '$1 ').replace(/([A-Z])(?=[A-Z][a-z])/g, '$1 ')
  return `${name.startsWith('io.debezium.') ? 'Debezium ' : ''}${words}`
}

/** The setting of Connect that each field of a connector is, for whoever prints or reads one. */
export const SETTING_OF_FIELD = {
  class: 'connector.class',
  tasksMax: 'tasks.max',
  errorsTolerance: 'errors.tolerance',
  exactlyOnce: 'exactly.once.support',
  transactionBoundary: 'transaction.boundary',
  offsetsTopic: 'offsets.storage.topic',
  topicsRegex: 'topics.regex',
} as const

/** The three classes of MirrorMaker 2. @see org.apache.kafka.connect.mirror */
export const MIRROR = {
  source: 'org.apache.kafka.connect.mirror.MirrorSourceConnector',
  checkpoint: 'org.apache.kafka.connect.mirror.MirrorCheckpointConnector',
  heartbeat: 'org.apache.kafka.connect.mirror.MirrorHeartbeatConnector',
} as const

/** What stands at the other end of the classes that are met most. */
const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/postgres/i, 'PostgreSQL'],
  [/mysql/i, 'MySQL'],
  [/mariadb/i, 'MariaDB'],
  [/sqlserver/i, 'SQL Server'],
  [/oracle/i, 'Oracle'],
  [/mongo/i, 'MongoDB'],
  [/jdbc/i, 'Database'],
  [/\.s3\.|^S3_/i, 'Amazon S3'],
  [/elasticsearch/i, 'Elasticsearch'],
  [/opensearch/i, 'OpenSearch'],
  [/\.mirror\./, 'Kafka'],
  [/filestream|spooldir/i, 'File'],
  [/snowflake/i, 'Snowflake'],
  [/bigquery/i, 'BigQuery'],
  [/iceberg/i, 'Apache Iceberg'],
  [/deltalake|databricks/i, 'Delta Lake'],
  [/clickhouse/i, 'ClickHouse'],
  [/salesforce/i, 'Salesforce'],
  [/dynamodb/i, 'DynamoDB'],
  [/kinesis/i, 'Amazon Kinesis'],
  [/\.sqs\./i, 'Amazon SQS'],
  [/\.gcs\.|^Gcs/i, 'Google Cloud Storage'],
  [/azure.*blob|\.azblob/i, 'Azure Blob Storage'],
  [/hdfs/i, 'HDFS'],
  [/cassandra/i, 'Cassandra'],
  [/\.db2\./i, 'Db2'],
  [/redis/i, 'Redis'],
  [/neo4j/i, 'Neo4j'],
  [/influxdb/i, 'InfluxDB'],
  [/splunk/i, 'Splunk'],
  [/rabbitmq/i, 'RabbitMQ'],
  [/mqtt/i, 'MQTT'],
  [/ibm\.?mq|\.mq\./i, 'IBM MQ'],
  [/\.sftp\./i, 'SFTP'],
  [/\.http\./i, 'HTTP'],
  [/datagen/i, 'Generated data'],
]

/** Returns what kind of system a class joins Kafka with; undefined of one that is not known. */
export const systemOfClass = (name: string | undefined): string | undefined =>
  name === undefined ? undefined : SYSTEMS.find(([pattern]) => pattern.test(name))?.[1]
