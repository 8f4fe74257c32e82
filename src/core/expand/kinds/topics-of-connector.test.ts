/** The topics that connectors make for themselves count in the cluster. Catches one that is forgotten, or drawn twice. */
import { describe, expect, it } from 'vitest'
import type { Connector } from '../../model/design'
import { ownTopics } from './topics-of-connector'

const names = (connector: Omit<Connector, 'name'>): readonly string[] =>
  ownTopics({ name: 'one', ...connector }, { name: 'connect' }).map(({ topic }) => topic.name)

const POSTGRES = 'io.debezium.connector.postgresql.PostgresConnector'
const MIRROR = 'org.apache.kafka.connect.mirror.Mirror'

describe('the topics of a connector’s own', () => {
  it.each<[string, Omit<Connector, 'name'>, readonly string[]]>([
    ['Debezium without more', { class: POSTGRES, config: { 'topic.prefix': 'shop' } }, []],
    [
      'Debezium with heartbeats and transactions',
      {
        class: POSTGRES,
        config: {
          'topic.prefix': 'shop',
          'heartbeat.interval.ms': 10_000,
          'provide.transaction.metadata': true,
        },
      },
      ['__debezium-heartbeat.shop', 'shop.transaction'],
    ],
    [
      'checkpoints of MirrorMaker',
      { class: `${MIRROR}CheckpointConnector`, config: { 'source.cluster.alias': 'eu' } },
      ['eu.checkpoints.internal'],
    ],
    ['heartbeats of MirrorMaker', { class: `${MIRROR}HeartbeatConnector` }, ['heartbeats']],
    [
      'heartbeats that are drawn',
      { class: `${MIRROR}HeartbeatConnector`, produces: [{ topic: 'heartbeats' }] },
      [],
    ],
    [
      'offsets that MirrorMaker keeps here',
      {
        class: `${MIRROR}SourceConnector`,
        config: { 'source.cluster.alias': 'eu', 'offset-syncs.topic.location': 'target' },
      },
      ['mm2-offset-syncs.eu.internal'],
    ],
    ['Iceberg', { class: 'org.apache.iceberg.connect.IcebergSinkConnector' }, ['control-iceberg']],
    [
      'reports of a sink of HTTP',
      {
        class: 'io.confluent.connect.http.HttpSinkConnector',
        config: { 'reporter.result.topic.name': 'answers', 'reporter.error.topic.name': 'refusals' },
      },
      ['answers', 'refusals'],
    ],
  ])('are those of %s', (_, connector, expected) => {
    expect(names(connector)).toEqual(expected)
  })
})

describe('what is written to them', () => {
  const historyOf = (tables: number, config: Connector['config'] = {}) => {
    const connector: Connector = {
      name: 'one',
      class: 'io.debezium.connector.mysql.MySqlConnector',
      config: { 'topic.prefix': 'shop', 'schema.history.internal.kafka.topic': 'history', ...config },
      produces: Array.from({ length: tables }, (_, at) => ({ topic: `shop.t${at}` })),
    }
    return ownTopics(connector, { name: 'connect' })
  }

  it('is how each table is made up, of a history of schemas: little, and not nothing', () => {
    const yearly = (tables: number) => {
      const [history] = historyOf(tables)
      return (
        (history?.recordsPerSecond?.average ?? 0) * 365 * 86_400 * (history?.topic.record?.averageBytes ?? 0)
      )
    }
    expect(yearly(10)).toBeGreaterThan(10 * 1_000)
    expect(yearly(10)).toBeLessThan(10 * 1_000_000)
    expect(yearly(20) / yearly(10)).toBeCloseTo(2, 9)
  })

  it('is a heartbeat as often as is set', () => {
    const found = historyOf(1, { 'heartbeat.interval.ms': 10_000 }).find(({ origin }) =>
      origin.role.startsWith('heartbeats'),
    )
    expect(found?.recordsPerSecond?.average).toBe(0.1)
  })
})
