import type { Connector } from '../../../model/design'
import type { TopicView } from '../../../views/views'
import { setConfig } from '../../fixes'
import { defineRule } from '../../rule'
import { withSoundSink } from '../../sound-connect'
import { soundTopic } from '../../sound-design'

const NULLS = 'behavior.on.null.values'
const DELETES = 'delete.enabled'
const KEY_MODES = ['pk.mode', 'primary.key.mode']
const textOf = ({ config }: Connector, key: string): string =>
  String(config?.[key] ?? '')
    .trim()
    .toLowerCase()

/** The setting by which a sink leaves out what a tombstone deletes, where its settings say so. */
function leavesOut(
  connector: Connector,
): { readonly key: string; readonly to: string | boolean } | undefined {
  const { class: plugin = '' } = connector
  if (/elasticsearch|opensearch/i.test(plugin) && textOf(connector, NULLS) === 'ignore')
    return { key: NULLS, to: 'delete' }
  // Only with the key of the record can a row be found that a tombstone deletes.
  const isByKey = KEY_MODES.some((key) => textOf(connector, key) === 'record_key')
  return /\bjdbc\b.*Sink/i.test(plugin) && isByKey && textOf(connector, DELETES) !== 'true'
    ? { key: DELETES, to: true }
    : undefined
}

/** Whether tombstones are to be expected: a source that follows a database writes one for each row that is deleted. */
const followsDatabase = ({ writers }: TopicView): boolean => writers.some(({ kind }) => kind === 'connector')

const TABLE = soundTopic({ name: 'customers', external: 'writers', config: { 'cleanup.policy': 'compact' } })
const over = (config: Connector['config'], topic = TABLE) =>
  withSoundSink(
    {
      consumes: [{ topic: 'customers' }],
      config: { 'connection.url': 'https://search:9200', ...config },
    },
    { topics: [topic] },
  )
const JDBC = {
  class: 'io.confluent.connect.jdbc.JdbcSinkConnector',
  consumes: [{ topic: 'customers' }],
  system: { name: 'warehouse', type: 'PostgreSQL' },
}
const UPSERT = { 'connection.url': undefined, 'insert.mode': 'upsert', 'pk.mode': 'record_key' }

export const connectorDeletionsNotApplied = defineRule({
  id: 'connector-deletions-not-applied',
  title: 'A sink that does not take deletions over',
  scope: 'connector',
  severity: 'info',
  kind: 'advice',
  why: 'A record without a value, a tombstone, deletes its key in a compacted topic. A sink takes that over only where it is told to: Elasticsearch’s by behavior.on.null.values=delete, JDBC’s by delete.enabled=true, which needs pk.mode=record_key. Otherwise what is deleted stays in the other system, or the sink refuses the tombstone: its task stops, or the tombstone becomes a dead letter.',
  reference:
    'https://docs.confluent.io/kafka-connectors/jdbc/current/sink-connector/overview.html#delete-mode',
  examples: () => ({
    bad: [
      over({ [NULLS]: 'ignore' }),
      over({ [NULLS]: 'ignore' }, { ...TABLE, data: 'personal', owner: undefined }),
      withSoundSink({ ...JDBC, config: UPSERT }, { topics: [TABLE] }),
    ],
    good: [
      over({ [NULLS]: 'delete' }),
      over({ [NULLS]: 'ignore' }, soundTopic({ name: 'customers', external: 'writers' })),
      withSoundSink({ ...JDBC, config: { ...UPSERT, [DELETES]: true } }, { topics: [TABLE] }),
    ],
  }),
  check({ connector, side, reads, cluster }, report) {
    if (side !== 'sink' || cluster.environment === 'development') return
    const left = leavesOut(connector)
    if (left === undefined) return
    const table = reads.find(({ topic }) => topic.settings.text('cleanup.policy').includes('compact'))?.topic
    if (table === undefined) return
    const { name, config } = connector
    report({
      message: `\`${name}\` does not take over what is deleted in \`${table.name}\``,
      ...((table.topic.data === 'personal' || followsDatabase(table)) && { severity: 'warning' as const }),
      field: `config.${left.key}`,
      evidence: [
        { name: 'cleanup.policy', value: table.settings.text('cleanup.policy') },
        { name: left.key, value: String(config?.[left.key] ?? 'false, the default') },
      ],
      along: [table.id, `connector:${name}`],
      fix: setConfig('connector', name, { [left.key]: left.to }),
    })
  },
})
