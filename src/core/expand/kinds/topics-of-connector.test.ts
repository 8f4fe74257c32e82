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
