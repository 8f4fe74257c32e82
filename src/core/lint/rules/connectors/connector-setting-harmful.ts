import type { SettingOf } from '../../../kafka/required-settings'
import { workerSetting } from '../../../model/connect-cluster'
import { deadLetterTopicOf } from '../../../model/connector-errors'
import { formatCount, formatDuration } from '../../../shared/format'
import { HOUR_MS } from '../../../shared/units'
import type { ConnectorView } from '../../../views/views'
import { setConfig } from '../../fixes'
import { DEBEZIUM_DOCS, kafkaDocs } from '../../references'
import { defineRule, type Report } from '../../rule'
import { withSoundSink, withSoundSource } from '../../sound-connect'

interface Harmful {
  readonly is: RegExp
  readonly key: string
  isHarmful(value: string, setting: SettingOf, view: ConnectorView): boolean
  /** What becomes of it, after the setting and its value. */
  says(value: string, setting: SettingOf): string
  readonly more?: Partial<Report>
  readonly reference?: string
}

const DEBEZIUM = /^io\.debezium\.connector\.(?!jdbc)/
const POSTGRES = /^io\.debezium\.connector\.postgresql\./
const S3 = /^io\.confluent\.connect\.s3\./
const SEARCH = /^io\.(?:confluent\.connect\.elasticsearch|aiven\.kafka\.connect\.opensearch)\./
const ANY = /./

const REFUSED = {
  severity: 'error',
  kind: 'rejected',
  errorClass: 'ConfigException',
  stopsStart: true,
} as const
/** @see CommonConnectorConfig.DEFAULT_MAX_QUEUE_SIZE (Debezium) */
const DEFAULT_QUEUE = 8_192
const INFO = { severity: 'info' } as const

const isTrue = (value: string): boolean => value.toLowerCase() === 'true'
const numberOf = (value: string, otherwise: number): number => (value === '' ? otherwise : Number(value))
/** How long Connect tries a record again: not at all by default, without end where it is negative. @see RetryWithToleranceOperator */
function retriesFor(setting: SettingOf): number {
  const timeout = numberOf(setting('errors.retry.timeout'), 0)
  return timeout < 0 ? Number.POSITIVE_INFINITY : timeout
}
const isOneOf =
  (...values: readonly string[]) =>
  (value: string): boolean =>
    values.includes(value.toLowerCase())
const holdsPeople = ({ reads, writer }: ConnectorView): boolean =>
  [...reads, ...(writer?.writes ?? [])].some(
    ({ topic: { topic } }) => topic.data === 'personal' || topic.data === 'secret',
  )

/** @see CommonConnectorConfig, PostgresConnectorConfig (Debezium); S3SinkConnectorConfig; ElasticsearchSinkConnectorConfig */
const HARMFUL: readonly Harmful[] = [
  {
    is: POSTGRES,
    key: 'slot.drop.on.stop',
    isHarmful: isTrue,
    says: () =>
      'whenever the task stops its replication slot goes, and what changes until it starts again is never written',
  },
  {
    is: DEBEZIUM,
    key: 'snapshot.mode',
    isHarmful: isOneOf('always'),
    says: () => 'every start writes every row of all tables again',
  },
  {
    is: DEBEZIUM,
    key: 'snapshot.mode',
    isHarmful: isOneOf('initial_only'),
    says: () => 'the rows that are there are written once, and no change of them afterwards',
    more: INFO,
  },
  {
    is: DEBEZIUM,
    key: 'event.processing.failure.handling.mode',
    isHarmful: isOneOf('skip', 'warn', 'ignore'),
    says: () => 'a change that cannot be read from the database’s log is passed over',
  },
  {
    is: DEBEZIUM,
    key: 'decimal.handling.mode',
    isHarmful: isOneOf('double'),
    says: () =>
      'amounts are written as binary fractions and may be off in their last digits; string and precise keep them',
    more: INFO,
  },
  {
    is: DEBEZIUM,
    key: 'skipped.operations',
    isHarmful: (value, _, { writer }) =>
      /(^|,)\s*[ud]\b/.test(value) &&
      (writer?.writes.some(({ topic }) => topic.settings.text('cleanup.policy').includes('compact')) ??
        false),
    says: () => 'rows change or go in the database, and the compacted topic keeps what they were',
  },
  {
    is: DEBEZIUM,
    key: 'max.queue.size',
    isHarmful: (value, setting) => Number(value) <= numberOf(setting('max.batch.size'), 2_048),
    says: () => 'the connector is refused, since its queue must be larger than max.batch.size',
    more: REFUSED,
  },
  {
    is: DEBEZIUM,
    key: 'max.batch.size',
    isHarmful: (value, setting) => setting('max.queue.size') === '' && Number(value) >= DEFAULT_QUEUE,
    says: () =>
      `the connector is refused, since its queue, ${formatCount(DEFAULT_QUEUE)} by default, must be larger`,
    more: REFUSED,
  },
  {
    is: S3,
    key: 's3.part.size',
    isHarmful: (value) => Number(value) < 5_242_880,
    says: () => 'the connector is refused, since Amazon S3 takes parts of 5 MiB and more',
    more: REFUSED,
    reference: 'https://docs.confluent.io/kafka-connectors/s3-sink/current/configuration_options.html',
  },
  {
    is: SEARCH,
    key: 'behavior.on.malformed.documents',
    isHarmful: (value, setting) =>
      isOneOf('ignore', 'warn')(value) && setting('errors.deadletterqueue.topic.name') === '',
    says: () => 'a document that the index does not take is dropped, and kept nowhere',
    reference: 'https://docs.confluent.io/kafka-connectors/elasticsearch/current/configuration_options.html',
  },
  {
    is: SEARCH,
    key: 'batch.size',
    isHarmful: (value, _, { rate }) => Number(value) < 10 && rate.peakRecords > 100,
    says: () => 'the index is asked once for nearly every record; 2000 at a time are the default',
    reference: 'https://docs.confluent.io/kafka-connectors/elasticsearch/current/configuration_options.html',
  },
  {
    is: SEARCH,
    key: 'max.retries',
    isHarmful: (value) => Number(value) === 0,
    says: () => 'the first request that the index does not answer ends the task',
    reference: 'https://docs.confluent.io/kafka-connectors/elasticsearch/current/configuration_options.html',
  },
  {
    is: ANY,
    key: 'errors.log.include.messages',
    isHarmful: (value, setting, view) =>
      isTrue(value) && isTrue(setting('errors.log.enable')) && holdsPeople(view),
    says: () => 'the workers’ logs hold records of a topic with personal or secret data',
  },
  {
    is: ANY,
    key: 'topic.creation.default.replication.factor',
    isHarmful: (value, _, { cluster, side, connect }) =>
      side === 'source' &&
      String(workerSetting(connect, 'topic.creation.enable') ?? true).toLowerCase() !== 'false' &&
      cluster.brokers >= 3 &&
      (value === '1' || value === '2'),
    says: (value) =>
      `a topic that is not there when the connector starts is created with ${value === '1' ? 'one copy' : 'two copies'}`,
  },
  {
    is: ANY,
    key: 'errors.retry.delay.max.ms',
    isHarmful: (value, setting) => Math.min(Number(value), retriesFor(setting)) > HOUR_MS,
    says: (value, setting) =>
      `a record that fails is tried again after up to ${formatDuration(Math.min(Number(value), retriesFor(setting)))}, and all behind it wait`,
    more: INFO,
  },
]

export const connectorSettingHarmful = defineRule({
  id: 'connector-setting-harmful',
  title: 'A connector setting that loses records or does harm',
  scope: 'connector',
  severity: 'warning',
  kind: 'advice',
  why: 'A setting that helped once, to get past a record or to try a connector out, stays in its file. It shows when the connector is started again, when a table changes, or when somebody looks for a record that is not there. Each finding says what this one does.',
  reference: kafkaDocs('kafka-connect/user-guide/#configuring-connectors'),
  examples: () => ({
    bad: [
      withSoundSource({ config: { 'slot.drop.on.stop': true } }),
      withSoundSource({ config: { 'snapshot.mode': 'always' } }),
      withSoundSource({ config: { 'max.queue.size': 1_000 } }),
      withSoundSource({ config: { 'topic.creation.default.replication.factor': 1 } }),
      withSoundSink({ config: { 'max.retries': 0 } }),
      withSoundSource(
        { config: { 'max.queue.size': 1_000 } },
        {},
        { cluster: { environment: 'development' } },
      ),
      withSoundSource({ config: { 'max.batch.size': 8_192 } }),
      withSoundSink({ config: { 'errors.retry.timeout': -1, 'errors.retry.delay.max.ms': 7_200_000 } }),
      withSoundSink(
        { config: { 'errors.log.enable': true, 'errors.log.include.messages': true } },
        { topic: { data: 'personal' } },
      ),
    ],
    good: [
      withSoundSource({ config: { 'snapshot.mode': 'no_data', 'max.queue.size': 16_384 } }),
      withSoundSource({ config: { 'topic.creation.default.replication.factor': 3 } }),
      // What the index refuses goes to the dead letters.
      withSoundSink({ config: { 'behavior.on.malformed.documents': 'ignore' } }),
      withSoundSink({ config: { 'errors.log.enable': true, 'errors.log.include.messages': true } }),
      // Nothing is logged, tried again or created where that is not turned on.
      withSoundSink({ config: { 'errors.log.include.messages': true } }, { topic: { data: 'personal' } }),
      withSoundSink({ config: { 'errors.retry.delay.max.ms': 7_200_000 } }),
      withSoundSink({ config: { 'errors.retry.timeout': 60_000, 'errors.retry.delay.max.ms': 7_200_000 } }),
      withSoundSink({ config: { 'topic.creation.default.replication.factor': 1 } }),
      withSoundSource(
        { config: { 'topic.creation.default.replication.factor': 1 } },
        {},
        {},
        { config: { 'topic.creation.enable': false } },
      ),
      withSoundSource({ config: { 'max.batch.size': 8_192, 'max.queue.size': 16_384 } }),
    ],
  }),
  check(view, report) {
    const { connector, cluster, name } = view
    const { config, class: plugin = '' } = connector
    if (config === undefined) return
    const setting: SettingOf = (key) =>
      key === 'errors.deadletterqueue.topic.name'
        ? (deadLetterTopicOf(connector) ?? '')
        : String(config[key] ?? '').trim()
    for (const { is, key, isHarmful, says, more, reference } of HARMFUL) {
      // What is refused is refused everywhere.
      if (cluster.environment === 'development' && more !== REFUSED) continue
      const value = setting(key)
      // What is looked up when it starts may be anything.
      if (value === '' || value.includes('${') || !is.test(plugin) || !isHarmful(value, setting, view))
        continue
      report({
        message: `\`${key}=${value}\` of \`${name}\`: ${says(value, setting)}`,
        cause: key,
        field: `config.${key}`,
        ...(is === DEBEZIUM || is === POSTGRES ? { reference: DEBEZIUM_DOCS } : reference && { reference }),
        evidence: [{ name: key, value }],
        ...more,
        fix: setConfig('connector', name, { [key]: undefined }),
      })
    }
  },
})
