/** Into how many tasks a source can be split by its class and its settings: Connect starts no more than that. */
import type { Connector } from './design'

/** What the number of a source's tasks is bound by. */
export interface Parts {
  readonly count: number
  /** The setting that says so; undefined where it is the class itself. */
  readonly from?: string
}

/**
 * One task, however many are allowed: these follow one log, one stream of changes, or one file.
 *
 * @see Debezium's connectors, MongoSourceConnector, FileStreamSourceConnector, MirrorHeartbeatConnector: taskConfigs
 */
const ONE_TASK =
  /^io\.debezium\.connector\.(?:postgresql|mysql|mariadb|oracle|db2|informix|binlog)\.|^com\.mongodb\.kafka\.connect\.MongoSourceConnector$|FileStreamSource|MirrorHeartbeat/
const JDBC_SOURCE = /\.jdbc\.JdbcSourceConnector$/
const MONGODB = /^io\.debezium\.connector\.mongodb\./
const SQL_SERVER = /^io\.debezium\.connector\.sqlserver\./
/** A name that stands for itself, and is no pattern and nothing that is looked up. */
const PLAIN = /^[\w.\-"`[\]]+$/

/** The plain names that a setting lists; undefined where it lists none, or what only the connector can resolve. */
function namesIn({ config }: Connector, key: string): readonly string[] | undefined {
  const names = String(config?.[key] ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '')
  return names.length > 0 && names.every((name) => PLAIN.test(name)) ? [...new Set(names)] : undefined
}

function counted(connector: Connector, keys: readonly string[]): Parts | undefined {
  for (const key of keys) {
    const names = namesIn(connector, key)
    if (names) return { count: names.length, from: key }
  }
  return undefined
}

/**
 * Returns into how many parts a connector can be split at most, as its class and its settings tell; undefined where they
 * do not.
 *
 * @see JdbcSourceConnector.taskConfigs: a task for each group of tables, one where there is a query; Debezium for SQL
 * Server: a task for each database
 */
export function partsByClass(connector: Connector): Parts | undefined {
  const { class: name = '', config } = connector
  if (ONE_TASK.test(name)) return { count: 1 }
  if (JDBC_SOURCE.test(name)) {
    if (String(config?.['query'] ?? '').trim() !== '') return { count: 1, from: 'query' }
    return counted(connector, ['table.whitelist', 'table.include.list'])
  }
  if (SQL_SERVER.test(name)) return counted(connector, ['database.names'])
  // With replica_set, older releases follow each replica set by a task of its own.
  if (MONGODB.test(name) && config?.['mongodb.connection.mode'] !== 'replica_set') return { count: 1 }
  return undefined
}

/** Returns into how many tasks a connector can be split at most; undefined where that is not known. */
export const mostTasks = (connector: Connector): number | undefined => {
  const parts = partsByClass(connector)
  // What the class itself decides, nobody states otherwise.
  return parts && parts.from === undefined ? parts.count : (connector.splits ?? parts?.count)
}
