/** The sound design with connectors in which no rule may find fault, beside `soundDesign`. */
import type { ConnectCluster, Connector, Design, Topic } from '../model/design'
import { withLackingSettings } from './lacking-settings'
import { type Changes, change, type DesignChanges, soundDesign, soundTopic } from './sound-design'

const CONNECT: ConnectCluster = {
  name: 'main',
  workers: 3,
  config: {
    'config.providers': 'env',
    'config.providers.env.class': 'org.apache.kafka.common.config.provider.EnvVarConfigProvider',
  },
}

const SINK: Connector = {
  name: 'orders-search',
  type: 'sink',
  system: { name: 'search', type: 'Elasticsearch' },
  class: 'io.confluent.connect.elasticsearch.ElasticsearchSinkConnector',
  tasksMax: 3,
  processingMsPerRecord: 0.5,
  valueConverter: { class: 'io.confluent.connect.avro.AvroConverter' },
  errorsTolerance: 'all',
  config: {
    'connection.url': 'https://search:9200',
    'value.converter.schema.registry.url': 'https://registry:8081',
  },
  consumes: [{ topic: 'orders' }],
  deadLetter: { topic: 'orders.dlq', recordsShare: 0.0001, contextHeaders: true },
}

const SOURCE: Connector = {
  name: 'shop-cdc',
  type: 'source',
  system: { name: 'shop', type: 'PostgreSQL' },
  class: 'io.debezium.connector.postgresql.PostgresConnector',
  tasksMax: 1,
  valueConverter: { class: 'io.confluent.connect.avro.AvroConverter' },
  config: {
    'topic.prefix': 'shop',
    'database.hostname': 'shop-db',
    'database.dbname': 'shop',
    'heartbeat.interval.ms': 10_000,
    'value.converter.schema.registry.url': 'https://registry:8081',
    'database.password': `\${env:SHOP_CDC_DATABASE_PASSWORD}`,
    'producer.override.compression.type': 'lz4',
  },
  produces: [{ topic: 'shop.customers', recordsPerSecond: { average: 20, peak: 100 } }],
}

/** Where the two Kafka clusters of a mirror are, for a connector that stands beside the sound one. */
export const BOTH_ENDS = {
  'source.cluster.bootstrap.servers': 'source:9092',
  'target.cluster.bootstrap.servers': 'localhost:9092',
} as const

/** Of another class: without the settings of the sound one's other end, and with what that class requires unless it is left out. */
function completed(sound: Connector, changes: Changes<Connector>): Connector {
  const connector = change(sound, changes)
  if (connector.class === sound.class || connector.class === undefined) return connector
  const isOwn = (key: string) => Object.hasOwn(changes.config ?? {}, key)
  const kept = Object.entries(connector.config ?? {}).filter(
    ([key]) => isOwn(key) || !/^(?:database|connection)\./.test(key) || key === 'database.password',
  )
  const config = Object.fromEntries(kept)
  const whole = withLackingSettings({ ...connector, config })
  const added = Object.entries(whole.config ?? {}).filter(
    ([key]) => !Object.hasOwn(config, key) && !isOwn(key),
  )
  return { ...connector, config: { ...config, ...Object.fromEntries(added) } }
}

type ConnectChanges = Changes<ConnectCluster>

const withCluster = (others: DesignChanges, connect: ConnectChanges): DesignChanges => ({
  ...others,
  cluster: { connect: [change(CONNECT, connect)], ...others.cluster },
})

/** The sound design with `orders-search`, a sink that hands orders to a search index, but for the changes. */
export const withSoundSink = (
  sink: Changes<Connector> = {},
  others: DesignChanges = {},
  connect: ConnectChanges = {},
): Design => soundDesign({ ...withCluster(others, connect), connectors: [completed(SINK, sink)] })

/** The sound design with `shop-cdc`, a source that follows a database into `shop.customers`, but for the changes. */
export const withSoundSource = (
  source: Changes<Connector> = {},
  topic: Changes<Topic> = {},
  others: DesignChanges = {},
  connect: ConnectChanges = {},
): Design =>
  soundDesign({
    ...withCluster(others, connect),
    topics: [soundTopic({ name: 'shop.customers', external: 'readers', ...topic }), ...(others.topics ?? [])],
    connectors: [completed(SOURCE, source)],
  })
