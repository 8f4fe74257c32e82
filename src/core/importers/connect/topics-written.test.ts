/**
 * Which topics a connector is drawn to write, by its settings alone. Catches a name that the connector does not use, and
 * a connector whose topics are passed over in silence.
 */
import { describe, expect, it } from 'vitest'
import { importFiles } from '../import-files'

async function drawn(config: Readonly<Record<string, string>>) {
  const text = JSON.stringify({ name: 'one', config })
  const imported = await importFiles([{ name: 'one.json', text }])
  if (!imported.ok) throw new Error(JSON.stringify(imported.error))
  const [connector] = imported.value.design.connectors
  return {
    writes: connector?.produces?.map(({ topic }) => topic) ?? [],
    losses: imported.value.losses.map(({ sentence }) => sentence),
    config: connector?.config,
    system: connector?.system?.type,
  }
}

const DEBEZIUM = {
  'connector.class': 'io.debezium.connector.postgresql.PostgresConnector',
  'topic.prefix': 'shop',
  'table.include.list': 'public.orders',
}
const TRANSFORMS = 'org.apache.kafka.connect.transforms'

const transform = (type: string, config: Readonly<Record<string, string>> = {}) => ({
  transforms: 't',
  'transforms.t.type': type,
  ...Object.fromEntries(Object.entries(config).map(([key, value]) => [`transforms.t.${key}`, value])),
})

describe('the topics that a source writes', () => {
  it.each([
    [
      'a transform of fields',
      { ...DEBEZIUM, ...transform(`${TRANSFORMS}.ReplaceField$Value`) },
      'shop.public.orders',
    ],
    [
      'a transform of values',
      { ...DEBEZIUM, ...transform(`${TRANSFORMS}.HoistField$Value`) },
      'shop.public.orders',
    ],
    [
      'a router by a pattern, with all of the match',
      {
        ...DEBEZIUM,
        ...transform(`${TRANSFORMS}.RegexRouter`, { regex: 'shop.*', replacement: 'eu.$0' }),
      },
      'eu.shop.public.orders',
    ],
    [
      'a router of tables',
      {
        ...DEBEZIUM,
        'table.include.list': 'public.orders_1,public.orders_2',
        ...transform('io.debezium.transforms.ByLogicalTableRouter', {
          'topic.regex': '(.*)orders_.*',
          'topic.replacement': '$1orders',
        }),
      },
      'shop.public.orders',
    ],
    [
      'an outbox with one topic',
      {
        ...DEBEZIUM,
        ...transform('io.debezium.transforms.outbox.EventRouter', { 'route.topic.replacement': 'events' }),
      },
      'events',
    ],
    [
      'SQL Server, with its database',
      {
        ...DEBEZIUM,
        'connector.class': 'io.debezium.connector.sqlserver.SqlServerConnector',
        'database.names': 'sales',
        'table.include.list': 'dbo.orders',
      },
      'shop.sales.dbo.orders',
    ],
    [
      'Oracle, with signs that no topic may have',
      {
        ...DEBEZIUM,
        'connector.class': 'io.debezium.connector.oracle.OracleConnector',
        'table.include.list': 'C##APP.ORDERS',
      },
      'shop.C__APP.ORDERS',
    ],
    [
      'a source of Confluent’s cloud',
      { ...DEBEZIUM, 'connector.class': 'PostgresCdcSourceV2' },
      'shop.public.orders',
    ],
    [
      'files of a bucket',
      {
        'connector.class': 'io.confluent.connect.s3.source.S3SourceConnector',
        'topic.regex.list': 'orders:.*orders.*,quotes:.*q.*',
      },
      'orders quotes',
    ],
  ])('are those of %s', async (_, config, topics) => {
    const { writes, losses } = await drawn(config)
    expect(writes.join(' ')).toBe(topics)
    expect(losses).toEqual([])
  })

  it('are told as a loss where the settings name none, or not all', async () => {
    expect(
      (await drawn({ 'connector.class': 'io.confluent.connect.s3.source.S3SourceConnector' })).losses,
    ).toEqual(['The settings of `one` do not say which topics it writes.'])
    const some = await drawn({ ...DEBEZIUM, 'table.include.list': 'public.orders,audit\\..*' })
    expect(some.writes).toEqual(['shop.public.orders'])
    expect(some.losses).toEqual([
      '`one` writes topics of the tables that match `audit\\..*` too: which those are is not known.',
    ])
    const routed = await drawn({ ...DEBEZIUM, ...transform('io.debezium.transforms.outbox.EventRouter') })
    expect(routed.writes).toEqual([])
    expect(routed.losses).toHaveLength(1)
  })
})

it('keeps no key of a service account that stands where a path may', async () => {
  const key = JSON.stringify({ type: 'service_account', private_key: '-----BEGIN PRIVATE KEY-----' })
  const { config, system } = await drawn({
    'connector.class': 'com.wepay.kafka.connect.bigquery.BigQuerySinkConnector',
    topics: 'orders',
    keySource: 'JSON',
    keyfile: key,
  })
  expect(config?.['keyfile']).toBe(`\${env:ONE_KEYFILE}`)
  expect(system).toBe('BigQuery')
})
