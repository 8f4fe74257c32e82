/** Catches a source that is taken to run more tasks than its class and its settings let it. */
import { expect, it } from 'vitest'
import type { Connector } from './design'
import { mostTasks } from './parts-of-source'

const JDBC = 'io.confluent.connect.jdbc.JdbcSourceConnector'

it.each<[string, Partial<Connector>, number | undefined]>([
  ['one table', { class: JDBC, config: { 'table.whitelist': 'customers' } }, 1],
  ['three tables', { class: JDBC, config: { 'table.whitelist': 'a, b,shop.c' } }, 3],
  ['tables by their newer name', { class: JDBC, config: { 'table.include.list': 'a,b' } }, 2],
  ['a pattern', { class: JDBC, config: { 'table.include.list': 'shop.*' } }, undefined],
  ['what is looked up', { class: JDBC, config: { 'table.whitelist': `\${env:TABLES}` } }, undefined],
  ['all tables', { class: JDBC }, undefined],
  ['a query', { class: JDBC, config: { query: 'select 1' } }, 1],
  ['what is said', { class: JDBC, splits: 7, config: { 'table.whitelist': 'a' } }, 7],
  ['Debezium', { class: 'io.debezium.connector.mysql.MySqlConnector', splits: 4 }, 1],
  [
    'databases',
    { class: 'io.debezium.connector.sqlserver.SqlServerConnector', config: { 'database.names': 'a,b' } },
    2,
  ],
  ['a file', { class: 'org.apache.kafka.connect.file.FileStreamSourceConnector' }, 1],
  ['MongoDB', { class: 'com.mongodb.kafka.connect.MongoSourceConnector' }, 1],
  ['any other', { class: 'example.Source' }, undefined],
])('%s', (_, fields, most) => {
  expect(mostTasks({ name: 'source', type: 'source', ...fields })).toBe(most)
})
