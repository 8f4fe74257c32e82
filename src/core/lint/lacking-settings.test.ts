/** Catches a template that lacks a setting of its own class or has one that the table does not know, and a table that contradicts itself. */
import { describe, expect, it } from 'vitest'
import { CONNECTOR_CLASSES, connectorClass } from '../kafka/connector-classes'
import { settingsOfClass } from '../kafka/settings-of-class'
import { CONNECTOR_TEMPLATES, withTemplate } from '../model/connector-templates'
import { lackingSettings, withLackingSettings } from './lacking-settings'

describe.each(CONNECTOR_TEMPLATES.map((template) => [template.id, template] as const))(
  '%s',
  (id, template) => {
    const made = withTemplate({ name: id }, template)

    it('lacks nothing', () => {
      expect(lackingSettings(made)?.settings.map(({ key }) => key)).toBe(undefined)
    })

    it('has only settings that its class is known to have', () => {
      const known = settingsOfClass(connectorClass(made.class))
      expect(
        Object.keys(made.config ?? {}).filter((key) => !known.includes(key) && !key.startsWith('database.')),
      ).toEqual([])
    })
  },
)

it('knows each setting that a class requires, where its settings are listed', () => {
  const unknown = CONNECTOR_CLASSES.filter(({ family }) => family !== undefined).flatMap((of) =>
    of.required.filter(({ key }) => !settingsOfClass(of).includes(key)).map(({ key }) => `${of.is}: ${key}`),
  )
  expect(unknown).toEqual([])
})

describe('what is sure', () => {
  const debezium = (config: Record<string, string | number>, name = 'postgresql.PostgresConnector') =>
    lackingSettings({ name: 'cdc', class: `io.debezium.connector.${name}`, config })

  it('is what is missing beside the rest, not what is left out for whoever installs it', () => {
    expect(debezium({ 'topic.prefix': 'shop', 'slot.name': 's' })?.isSure).toBe(false)
    expect(
      debezium({ 'topic.prefix': 'shop', 'database.dbname': 'shop', 'database.port': 5432 }),
    ).toMatchObject({ isSure: true, settings: [{ key: 'database.hostname' }] })
    expect(debezium({ 'database.hostname': 'db', 'database.dbname': 'shop' })).toMatchObject({
      isSure: true,
      settings: [{ key: 'topic.prefix' }],
    })
  })

  it('is nothing of releases that call it otherwise', () => {
    const old = { 'database.server.name': 'shop', 'database.history.kafka.topic': 'h' }
    const at = { 'database.hostname': 'db', 'database.server.id': 1 }
    expect(
      debezium(
        { ...old, ...at, 'database.history.kafka.bootstrap.servers': 'k:9092' },
        'mysql.MySqlConnector',
      ),
    ).toBe(undefined)
  })

  it('is what a mode needs, unless the connector finds it by itself', () => {
    const of = (mode: string) =>
      lackingSettings({
        name: 'rows',
        class: 'io.confluent.connect.jdbc.JdbcSourceConnector',
        config: {
          'connection.url': 'jdbc:x',
          'topic.prefix': 'p-',
          'table.whitelist': 't',
          ...(mode && { mode }),
        },
      })
    expect(of('bulk')).toBe(undefined)
    expect(of('timestamp')).toMatchObject({ isSure: true, settings: [{ key: 'timestamp.column.name' }] })
    expect(of('incrementing')).toMatchObject({
      isSure: false,
      settings: [{ key: 'incrementing.column.name' }],
    })
    expect(of('')).toMatchObject({ isSure: true, settings: [{ key: 'mode' }] })
  })

  it('is not where the source is, of heartbeats, which go to the target alone', () => {
    const mirror = (kind: string) =>
      lackingSettings({
        name: 'mirror',
        class: `org.apache.kafka.connect.mirror.Mirror${kind}Connector`,
        config: { 'source.cluster.alias': 'edge', 'target.cluster.bootstrap.servers': 'centre:9092' },
      })
    expect(mirror('Heartbeat')).toBe(undefined)
    expect(mirror('Source')).toMatchObject({ settings: [{ key: 'source.cluster.bootstrap.servers' }] })
  })

  it('is not the type of a catalogue that has an address, since Iceberg takes it for Hive’s', () => {
    const iceberg = lackingSettings({
      name: 'lake',
      class: 'org.apache.iceberg.connect.IcebergSinkConnector',
      config: { 'iceberg.tables': 'shop.orders', 'iceberg.catalog.uri': 'thrift://metastore:9083' },
    })
    expect(iceberg).toBe(undefined)
  })

  it('is taken away by the fix, as the topics of the connector say it', () => {
    const mended = withLackingSettings({
      name: 'cdc',
      class: 'io.debezium.connector.mysql.MySqlConnector',
      produces: [{ topic: 'shop.db.orders' }],
    })
    expect(lackingSettings(mended)).toBe(undefined)
    expect(mended.config).toMatchObject({
      'topic.prefix': 'shop',
      'schema.history.internal.kafka.topic': 'shop.schema-history',
    })
  })
})
