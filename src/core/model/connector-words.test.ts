/** Catches a class of a connector whose system is spelt as the class spells it. */
import { expect, it } from 'vitest'
import { classLabel } from './connector-words'

it.each([
  ['io.debezium.connector.postgresql.PostgresConnector', 'Debezium PostgreSQL'],
  ['io.debezium.connector.mysql.MySqlConnector', 'Debezium MySQL'],
  ['io.debezium.connector.mongodb.MongoDbConnector', 'Debezium MongoDB'],
  ['io.aiven.kafka.connect.opensearch.OpensearchSinkConnector', 'OpenSearch sink'],
  ['io.confluent.connect.elasticsearch.ElasticsearchSinkConnector', 'Elasticsearch sink'],
  ['io.confluent.connect.s3.S3SinkConnector', 'S3 sink'],
  ['io.confluent.connect.jdbc.JdbcSourceConnector', 'JDBC source'],
  ['org.apache.kafka.connect.file.FileStreamSinkConnector', 'File Stream sink'],
  ['org.apache.kafka.connect.mirror.MirrorSourceConnector', 'Mirror source'],
  ['SourceConnector', 'Source'],
])('%s is called %s', (name, label) => {
  expect(classLabel(name)).toBe(label)
})
