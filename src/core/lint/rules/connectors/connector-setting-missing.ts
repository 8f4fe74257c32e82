import { classLabel } from '../../../model/connector-words'
import { changeNode } from '../../fixes'
import { lackingSettings, withLackingSettings } from '../../lacking-settings'
import { kafkaDocs } from '../../references'
import { defineRule } from '../../rule'
import { withSoundSink, withSoundSource } from '../../sound-connect'

const JDBC = {
  class: 'io.confluent.connect.jdbc.JdbcSinkConnector',
  system: { name: 'warehouse', type: 'PostgreSQL' },
} as const
type Settings = Readonly<Record<string, string | number | boolean | undefined>>

const table = (config: Settings) =>
  withSoundSink({
    ...JDBC,
    config: { 'connection.url': 'jdbc:postgresql://warehouse/dw', 'insert.mode': 'upsert', ...config },
  })
const S3 = {
  class: 'io.confluent.connect.s3.S3SinkConnector',
  system: { name: 'archive', type: 'Amazon S3' },
} as const
const archive = (config: Settings) =>
  withSoundSink({
    ...S3,
    config: {
      'connection.url': undefined,
      's3.bucket.name': 'archive',
      's3.region': 'eu-central-1',
      'storage.class': 'io.confluent.connect.s3.storage.S3Storage',
      'format.class': 'io.confluent.connect.s3.format.avro.AvroFormat',
      ...config,
    },
  })

export const connectorSettingMissing = defineRule({
  id: 'connector-setting-missing',
  title: 'A connector without a setting that its class requires',
  scope: 'connector',
  severity: 'error',
  kind: 'rejected',
  errorClass: 'ConfigException',
  why: 'A class defines which of its settings have no default. Connect asks it before it creates a connector, and refuses one that lacks such a setting; what the class only notices when it begins to work stops the first task instead. Where nothing is stated of the other end, it may be filled in when the connector is installed.',
  reference: kafkaDocs('kafka-connect/user-guide/#configuring-connectors'),
  examples: () => ({
    bad: [
      archive({ 'flush.size': undefined }),
      archive({ 'flush.size': 1000, 'format.class': undefined }),
      table({ 'pk.mode': undefined }),
      table({ 'pk.mode': 'record_value', 'delete.enabled': true }),
      withSoundSource({ config: { 'topic.prefix': undefined } }),
      withSoundSource({ config: { 'database.hostname': undefined, 'database.dbname': undefined } }),
      withSoundSink({ config: { 'connection.url': undefined, 'key.ignore': false } }),
    ],
    good: [
      archive({ 'flush.size': 1000 }),
      table({ 'pk.mode': 'record_key', 'delete.enabled': true }),
      withSoundSink({ class: 'com.example.OwnSinkConnector', config: { 'connection.url': undefined } }),
    ],
  }),
  check({ connector, cluster }, report) {
    const lacking = lackingSettings(connector)
    if (lacking === undefined) return
    const { of, settings, wrong, isSure } = lacking
    if (!isSure && cluster.environment === 'development') return
    const keys = settings.map(({ key }) => key)
    const [first = ''] = keys
    const names = keys.map((key) => `\`${key}\``)
    const last = names.pop()
    const all = names.length === 0 ? last : `${names.join(', ')} and ${last}`
    const label = classLabel(connector.class)
    const isFoundAlone = settings.every(({ about }) => about === 'found')
    report({
      message: isFoundAlone
        ? `\`${connector.name}\` does not state ${all}, and takes what it finds`
        : wrong.size === keys.length
          ? `\`${connector.name}\` cannot work with its ${all}`
          : isSure
            ? `\`${connector.name}\` lacks ${all}, without which ${label} does not run`
            : `\`${connector.name}\` does not state ${all}, without which ${label} does not run`,
      ...(!isSure && {
        severity: 'info' as const,
        kind: 'advice' as const,
        ...(!isFoundAlone && { notStated: 'settings of the other end' }),
      }),
      field: `config.${first}`,
      reference: of.page,
      evidence: settings.map(({ key, oneOf }) => ({
        name: key,
        value: wrong.has(key)
          ? `${String(connector.config?.[key])}; what does is ${(oneOf ?? []).join(', ')}`
          : 'not stated',
      })),
      fix: changeNode(
        'connector',
        connector.name,
        wrong.size === keys.length ? `Correct ${first}` : 'Add what is missing, as examples',
        withLackingSettings,
      ),
    })
  },
})
