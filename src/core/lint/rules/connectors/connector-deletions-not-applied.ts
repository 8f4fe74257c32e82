import type { Connector } from '../../../model/design'
import type { ConnectorView, TopicView } from '../../../views/views'
import { droppedBy, letTombstonesThrough, unwrapDropsTombstones } from '../../drops-tombstones'
import { asChoice, changeNode, setConfig } from '../../fixes'
import { defineRule, type Report } from '../../rule'
import { withSoundSink } from '../../sound-connect'
import { soundTopic } from '../../sound-design'

const NULLS = 'behavior.on.null.values'
const DELETES = 'delete.enabled'
/** These may leave out a record as a whole. */
const FILTERS = /Filter(?:\$\w+)?$|\.ExtractNewRecordState$/
const KEY_MODES = ['pk.mode', 'primary.key.mode']
const textOf = ({ config }: Connector, key: string): string =>
  String(config?.[key] ?? '')
    .trim()
    .toLowerCase()

interface LeftOut {
  readonly key: string
  readonly to: string | boolean
  /** Only with the key of the record can a row be found that a tombstone deletes. */
  readonly isByKey: boolean
  /** A tombstone stops the task: this sink refuses a record without a value, and leaves dead letters to errors of SQL. */
  readonly isStopped: boolean
  /** What the class does where the setting is not stated. */
  readonly byDefault?: string
}

/**
 * Returns the setting by which a sink leaves out what a tombstone deletes, where its settings say so.
 *
 * @see RecordValidator and JdbcSinkTask.put of Confluent's JDBC sink 10.9; BehaviorOnNullValues of Confluent's
 * Elasticsearch sink 15 (fail) and of Aiven's OpenSearch sink 3 (ignore)
 */
function leavesOut(connector: Connector): LeftOut | undefined {
  const { class: plugin = '', transforms = [] } = connector
  const isFiltered = transforms.some(({ type }) => FILTERS.test(type))
  if (/elasticsearch|opensearch/i.test(plugin)) {
    const isConfluents = plugin.startsWith('io.confluent.')
    const stated = textOf(connector, NULLS)
    // What other classes do where nothing is stated is not known, nor whether they have the setting.
    if (stated === '' && !isConfluents && !plugin.startsWith('io.aiven.')) return undefined
    const does = stated || (isConfluents ? 'fail' : 'ignore')
    if ((does !== 'fail' && does !== 'ignore') || (stated === '' && isFiltered)) return undefined
    const isStopped = does === 'fail' && !isFiltered && textOf(connector, 'drop.invalid.message') !== 'true'
    return { key: NULLS, to: 'delete', isByKey: true, isStopped, ...(stated === '' && { byDefault: does }) }
  }
  if (!/\bjdbc\b.*Sink/i.test(plugin) || textOf(connector, DELETES) === 'true') return undefined
  const isByKey = KEY_MODES.some((key) => textOf(connector, key) === 'record_key')
  const isConfluents = plugin.startsWith('io.confluent.')
  // A filter may take tombstones out before the sink sees them.
  const isStopped = isConfluents && !isFiltered
  return isByKey || isStopped ? { key: DELETES, to: true, isByKey, isStopped } : undefined
}

const IS_TOMBSTONE = 'predicates.isTombstone.type'

/** Returns the setting by which a sink is to delete what a tombstone deletes, where it says so. */
const deletesBy = (connector: Connector): string | undefined =>
  textOf(connector, NULLS) === 'delete' ? NULLS : textOf(connector, DELETES) === 'true' ? DELETES : undefined

/** Reports a sink that is to delete, and whose own transform lets no deletion come to it. */
function reportDropped(
  connector: Connector,
  reads: ConnectorView['reads'],
  report: (report: Report) => void,
): void {
  const key = deletesBy(connector)
  if (key === undefined || !connector.transforms?.length) return
  for (const { topic } of reads) {
    if (!topic.settings.text('cleanup.policy').includes('compact')) continue
    const transform = droppedBy(connector, topic.name)
    if (!transform) continue
    report({
      message: `\`${connector.name}\` is to delete what is deleted in \`${topic.name}\`, and its transform \`${transform.name}\` drops every deletion before it`,
      severity: 'warning',
      field: 'transforms',
      evidence: [
        { name: key, value: textOf(connector, key) },
        { name: transform.name, value: 'drops tombstones' },
      ],
      along: [topic.id, `connector:${connector.name}`],
      fix: changeNode('connector', connector.name, 'Let tombstones through', withTombstones(topic.name)),
    })
    return
  }
}

/** Lets tombstones of a topic come to a sink: a filter of them goes, Debezium's transform hands them on. */
const withTombstones =
  (topic: string) =>
  (node: Connector): Connector => ({
    ...node,
    transforms: (node.transforms ?? []).flatMap((one) => {
      if (droppedBy({ ...node, transforms: [one] }, topic) === undefined) return [one]
      return unwrapDropsTombstones(one) ? [letTombstonesThrough(one)] : []
    }),
  })

/** Lets a sink see no tombstone: what is deleted stays. */
function withoutTombstones(node: Connector): Connector {
  if (node.config?.[IS_TOMBSTONE] !== undefined) return node
  return {
    ...node,
    config: {
      ...node.config,
      predicates: [node.config?.['predicates'], 'isTombstone'].filter(Boolean).join(','),
      [IS_TOMBSTONE]: 'org.apache.kafka.connect.transforms.predicates.RecordIsTombstone',
    },
    transforms: [
      ...(node.transforms ?? []),
      {
        name: 'dropTombstones',
        type: 'org.apache.kafka.connect.transforms.Filter',
        config: { predicate: 'isTombstone' },
      },
    ],
  }
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
/** Its tombstones are taken out before it sees them. */
const FILTERED = withoutTombstones({
  ...JDBC,
  name: 'warehouse',
  config: { 'insert.mode': 'upsert', 'pk.mode': 'record_value' },
})
const UPSERT = {
  'connection.url': 'jdbc:postgresql://warehouse/dw',
  'insert.mode': 'upsert',
  'pk.mode': 'record_key',
}

export const connectorDeletionsNotApplied = defineRule({
  id: 'connector-deletions-not-applied',
  title: 'A sink that does not take deletions over',
  scope: 'connector',
  severity: 'info',
  kind: 'advice',
  why: 'A record without a value, a tombstone, deletes its key in a compacted topic. A sink takes that over only where it is told to: Elasticsearch’s by behavior.on.null.values=delete, without which Confluent’s fails and OpenSearch’s ignores them, JDBC’s by delete.enabled=true, which needs pk.mode=record_key. Otherwise what is deleted stays in the other system. Confluent’s JDBC sink goes further: without delete.enabled it refuses a record without a value, and its task stops; a dead letter topic does not help, since it has errors of the database alone.',
  reference:
    'https://docs.confluent.io/kafka-connectors/jdbc/current/sink-connector/overview.html#delete-mode',
  examples: () => ({
    bad: [
      over({ [NULLS]: 'ignore' }),
      over({ [NULLS]: 'fail' }),
      over({}),
      over({ [NULLS]: 'ignore' }, { ...TABLE, data: 'personal', owner: undefined }),
      withSoundSink({ ...JDBC, config: UPSERT }, { topics: [TABLE] }),
      withSoundSink({ ...JDBC, config: { ...UPSERT, 'pk.mode': 'record_value' } }, { topics: [TABLE] }),
      withSoundSink(
        { ...JDBC, class: 'io.aiven.connect.jdbc.JdbcSinkConnector', config: UPSERT },
        { topics: [TABLE] },
      ),
      withSoundSink(
        {
          consumes: [{ topic: 'customers' }],
          config: { 'connection.url': 'https://search:9200', [NULLS]: 'delete' },
          transforms: [
            {
              name: 'unwrap',
              type: 'io.debezium.transforms.ExtractNewRecordState',
              config: { 'delete.tombstone.handling.mode': 'drop' },
            },
          ],
        },
        { topics: [TABLE] },
      ),
      withSoundSink(
        {
          consumes: [{ topic: 'customers' }],
          config: {
            'connection.url': 'https://search:9200',
            [NULLS]: 'delete',
            predicates: 'tables',
            'predicates.tables.type': 'org.apache.kafka.connect.transforms.predicates.TopicNameMatches',
            'predicates.tables.pattern': 'customers',
          },
          transforms: [
            {
              name: 'unwrap',
              type: 'io.debezium.transforms.ExtractNewRecordState',
              config: { 'drop.tombstones': true, predicate: 'tables' },
            },
          ],
        },
        { topics: [TABLE] },
      ),
    ],
    good: [
      over({ [NULLS]: 'delete' }),
      withSoundSink(
        {
          class: 'org.apache.camel.kafkaconnector.elasticsearchsink.CamelElasticsearchsinkSinkConnector',
          consumes: [{ topic: 'customers' }],
        },
        { topics: [TABLE] },
      ),
      over({ [NULLS]: 'ignore' }, soundTopic({ name: 'customers', external: 'writers' })),
      withSoundSink({ ...JDBC, config: { ...UPSERT, [DELETES]: true } }, { topics: [TABLE] }),
      withSoundSink(
        {
          ...JDBC,
          config: { 'connection.url': 'jdbc:postgresql://warehouse/dw', ...FILTERED.config },
          transforms: FILTERED.transforms,
        },
        { topics: [TABLE] },
      ),
    ],
  }),
  check({ connector, side, reads, cluster }, report) {
    if (side !== 'sink' || cluster.environment === 'development') return
    const left = leavesOut(connector)
    if (left === undefined) {
      reportDropped(connector, reads, report)
      return
    }
    const table = reads.find(({ topic }) => topic.settings.text('cleanup.policy').includes('compact'))?.topic
    if (table === undefined) return
    const { name, config } = connector
    // A class that is asked nothing does what its release does: that is said loudly where deletions are sure to come.
    const isSerious =
      (left.isStopped && left.byDefault === undefined) ||
      table.topic.data === 'personal' ||
      followsDatabase(table)
    const fix = setConfig('connector', name, { [left.key]: left.to })
    const filter = changeNode('connector', name, 'Leave tombstones out', withoutTombstones)
    report({
      message: left.isStopped
        ? `\`${name}\` stops at the first deletion in \`${table.name}\``
        : `\`${name}\` does not take over what is deleted in \`${table.name}\``,
      ...(isSerious && { severity: 'warning' as const }),
      field: `config.${left.key}`,
      evidence: [
        { name: 'cleanup.policy', value: table.settings.text('cleanup.policy') },
        { name: left.key, value: String(config?.[left.key] ?? `${left.byDefault ?? 'false'}, the default`) },
      ],
      along: [table.id, `connector:${name}`],
      ...(left.isStopped
        ? { choices: [...(left.isByKey ? [asChoice(fix)] : []), asChoice(filter)] }
        : { fix }),
    })
  },
})
