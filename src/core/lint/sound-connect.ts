/** The sound design with connectors in which no rule may find fault, beside `soundDesign`. */
import type { ConnectCluster, Connector, Design, Topic } from '../model/design'
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
    'value.converter.schema.registry.url': 'https://registry:8081',
    'database.password': `\${env:SHOP_CDC_DATABASE_PASSWORD}`,
    'producer.override.compression.type': 'lz4',
  },
  produces: [{ topic: 'shop.customers', recordsPerSecond: { average: 20, peak: 100 } }],
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
): Design => soundDesign({ ...withCluster(others, connect), connectors: [change(SINK, sink)] })

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
    connectors: [change(SOURCE, source)],
  })
