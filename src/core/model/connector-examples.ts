/** Settings that a template fills in only to show what stands there. */
import { CONNECTOR_TEMPLATES } from './connector-templates'
import type { Connector } from './design'

/** What differs from system to system: a connector with the example of one reads or writes something else. */
const OF_A_SYSTEM: readonly string[] = [
  'database.hostname', 'database.dbname', 'database.server.id', 'topic.prefix', 'table.include.list',
  'table.whitelist', 'schema.history.internal.kafka.bootstrap.servers', 'schema.history.internal.kafka.topic',
  'connection.url', 'incrementing.column.name', 'timestamp.column.name', 'pk.fields', 's3.bucket.name', 's3.region',
  'source.cluster.bootstrap.servers', 'target.cluster.bootstrap.servers', 'topics', 'file', 'topic', 'kafka.topic',
] // biome-ignore format: a list of keys

/** Returns the keys whose values are still the examples of the template with the connector's class. */
export function exampleSettings({ class: name, config = {} }: Connector): readonly string[] {
  const template = CONNECTOR_TEMPLATES.find(({ fields }) => fields.class === name)
  if (!template) return []
  return OF_A_SYSTEM.filter(
    (key) => Object.hasOwn(template.config, key) && config[key] === template.config[key],
  )
}
