import type { Connector } from '../../../model/design'
import { formatDuration } from '../../../shared/format'
import { HOUR_MS, MINUTE_MS } from '../../../shared/units'
import { asChoice, setConfig } from '../../fixes'
import { defineRule } from '../../rule'
import { withSoundSource } from '../../sound-connect'

const IS_JDBC_SOURCE = /\bjdbc\b.*Source/i
const MODE = 'mode'
const POLL = 'poll.interval.ms'
/** @see JdbcSourceConnectorConfig.POLL_INTERVAL_MS_DEFAULT */
const DEFAULT_POLL_MS = 5000
/** Who copies a large table on purpose does so a few times a day, and a small one of countries or prices every few minutes. */
const OFTEN_MS = HOUR_MS
const SMALL_MS = 10 * MINUTE_MS

const rows = (config: Connector['config']) =>
  withSoundSource(
    {
      class: 'io.confluent.connect.jdbc.JdbcSourceConnector',
      keyConverter: { class: 'org.apache.kafka.connect.storage.StringConverter' },
      transforms: [
        {
          name: 'key',
          type: 'org.apache.kafka.connect.transforms.ValueToKey',
          config: { fields: 'id' },
        },
      ],
      config: { 'topic.prefix': 'shop.', 'table.whitelist': 'customers', ...config },
    },
    {},
  )

export const connectorCopiesWholeTables = defineRule({
  id: 'connector-copies-whole-tables',
  title: 'A source that copies whole tables again and again',
  scope: 'connector',
  severity: 'warning',
  kind: 'advice',
  why: 'In the mode bulk a JDBC source reads each table from its first row to its last at every poll, and writes every row again, changed or not. Polled every few seconds, the database does little else and the topic holds copies of the same rows. Read what is new by a column that grows, or what has changed by a time stamp, or poll a few times a day. A small table that is looked up may well be copied whole.',
  reference:
    'https://docs.confluent.io/kafka-connectors/jdbc/current/source-connector/source_config_options.html#mode',
  examples: () => ({
    bad: [
      rows({ [MODE]: 'bulk' }),
      rows({ [MODE]: 'bulk', [POLL]: MINUTE_MS }),
      rows({ [MODE]: 'bulk', [POLL]: 15 * MINUTE_MS }),
    ],
    good: [
      rows({ [MODE]: 'bulk', [POLL]: 6 * HOUR_MS }),
      rows({ [MODE]: 'timestamp', 'timestamp.column.name': 'updated_at' }),
    ],
  }),
  check({ connector, cluster }, report) {
    const { name, class: plugin = '', config } = connector
    if (!IS_JDBC_SOURCE.test(plugin) || cluster.environment === 'development') return
    if (String(config?.[MODE] ?? '').trim() !== 'bulk') return
    const poll = Number(config?.[POLL] ?? DEFAULT_POLL_MS)
    if (!(poll < OFTEN_MS)) return
    report({
      message: `\`${name}\` writes every row of its tables again every ${formatDuration(poll)}`,
      ...(poll >= SMALL_MS && { severity: 'info' as const }),
      field: `config.${MODE}`,
      evidence: [
        { name: MODE, value: 'bulk' },
        {
          name: POLL,
          value: `${formatDuration(poll)}${config?.[POLL] === undefined ? ', the default' : ''}`,
        },
      ],
      choices: [
        asChoice(
          setConfig(
            'connector',
            name,
            {
              [MODE]: 'timestamp',
              'timestamp.column.name': config?.['timestamp.column.name'] ?? 'updated_at',
            },
            'Read what has changed, by a time stamp',
          ),
        ),
        asChoice(setConfig('connector', name, { [POLL]: 6 * HOUR_MS }, 'Copy the tables every six hours')),
      ],
    })
  },
})
