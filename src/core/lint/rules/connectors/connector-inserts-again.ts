import type { Connector } from '../../../model/design'
import { asChoice, changeNode, type LabelledFix } from '../../fixes'
import { defineRule } from '../../rule'
import { withSoundSink } from '../../sound-connect'

const MODE = 'insert.mode'
const IS_JDBC_SINK = /\bjdbc\b.*Sink/i
/** Debezium's sink calls the setting otherwise than those of Confluent and Aiven. */
const keyModeOf = ({ class: name = '' }: Connector): string =>
  name.startsWith('io.debezium.') ? 'primary.key.mode' : 'pk.mode'

const jdbc = (config: Connector['config'] = {}) => ({
  class: 'io.confluent.connect.jdbc.JdbcSinkConnector',
  system: { name: 'warehouse', type: 'PostgreSQL' },
  config: { 'connection.url': 'jdbc:postgresql://warehouse/dw', ...config },
})

export const connectorInsertsAgain = defineRule({
  id: 'connector-inserts-again',
  title: 'A row for every delivery of a record',
  scope: 'connector',
  severity: 'warning',
  kind: 'advice',
  why: 'A sink commits its offsets after it has written. A task that stops in between is handed the same records again, as after every rebalance that comes at a bad moment. With insert.mode=insert a table without a primary key then has a row twice, and one with a primary key refuses the row and stops the task. With insert.mode=upsert the second delivery writes the row that is there.',
  reference:
    'https://docs.confluent.io/kafka-connectors/jdbc/current/sink-connector/overview.html#idempotent-writes',
  examples: () => ({
    bad: [
      withSoundSink(jdbc({ [MODE]: 'insert' })),
      withSoundSink(jdbc({ [MODE]: 'insert', 'pk.mode': 'record_key' })),
      withSoundSink(jdbc()),
    ],
    good: [
      withSoundSink(jdbc({ [MODE]: 'upsert', 'pk.mode': 'record_key' })),
      withSoundSink(jdbc({ [MODE]: 'insert' }), { cluster: { environment: 'development' } }),
    ],
  }),
  check({ connector, side, reads, cluster }, report) {
    const { name, class: plugin = '', config } = connector
    if (side !== 'sink' || !IS_JDBC_SINK.test(plugin) || cluster.environment === 'development') return
    const mode = String(config?.[MODE] ?? 'insert')
      .trim()
      .toLowerCase()
    if (mode !== 'insert' || reads.length === 0) return
    const key = keyModeOf(connector)
    const keyMode = String(config?.[key] ?? 'none')
      .trim()
      .toLowerCase()
    const upsert = (label: string, as: string): LabelledFix =>
      changeNode('connector', name, label, (node) => ({
        ...node,
        config: { ...node.config, [MODE]: 'upsert', [key]: as },
      }))
    report({
      message:
        keyMode === 'none'
          ? `\`${name}\` inserts a row again when a record is delivered again`
          : `\`${name}\` stops at a record that is delivered again: its row is there`,
      field: `config.${MODE}`,
      evidence: [
        { name: MODE, value: config?.[MODE] === undefined ? 'insert, the default' : 'insert' },
        { name: key, value: config?.[key] === undefined ? 'none, the default' : keyMode },
      ],
      choices:
        keyMode === 'none'
          ? [
              asChoice(upsert('Keep one row for each record', 'kafka')),
              ...(reads.every(({ topic }) => topic.topic.key?.strategy !== 'none')
                ? [asChoice(upsert('Keep one row for each key', 'record_key'))]
                : []),
            ]
          : [asChoice(upsert(`Set ${MODE} to upsert`, keyMode))],
    })
  },
})
