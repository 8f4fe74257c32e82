import type { Connector, Design } from '../model/design'
import { emptyLists } from '../model/empty-design'
import { DAY_MS, HOUR_MS } from '../shared/units'
import { arranged, COOPERATIVE, SECURED } from './parts'

const avro = { format: 'avro', compatibility: 'BACKWARD' } as const
const AVRO: Connector['valueConverter'] = { class: 'io.confluent.connect.avro.AvroConverter' }
const REGISTRY = {
  'key.converter.schema.registry.url': 'https://registry:8081',
  'value.converter.schema.registry.url': 'https://registry:8081',
} as const

/** Every change of a shop's database: the latest of each row in compacted topics, and a search index of them. */
export const changeDataCaptureDesign: Design = arranged({
  surveyor: 1,
  ...emptyLists(),
  name: 'Change data capture',
  description:
    'Debezium follows the tables of a shop; the latest of each row stays in Kafka and in a search index.',
  cluster: {
    ...SECURED,
    connect: [
      {
        name: 'shop-connect',
        workers: 3,
        config: {
          'exactly.once.source.support': 'enabled',
          'config.providers': 'env',
          'config.providers.env.class': 'org.apache.kafka.common.config.provider.EnvVarConfigProvider',
        },
      },
    ],
  },
  producers: [
    {
      name: 'shop-window',
      instances: 4,
      delivery: 'at-least-once',
      config: { 'compression.type': 'lz4', 'linger.ms': 20 },
      produces: [{ topic: 'shop.views', recordsPerSecond: { average: 1_500, peak: 6_000 } }],
    },
  ],
  topics: [
    {
      name: 'shop.views',
      partitions: 12,
      replicationFactor: 3,
      key: { strategy: 'entity', field: 'visitorId', cardinality: 5_000_000 },
      record: { averageBytes: 400, maximumBytes: 4_000 },
      schema: avro,
      config: { 'min.insync.replicas': 2, 'retention.ms': DAY_MS },
      external: 'readers',
    },
    {
      name: 'shop.public.products',
      description: 'The latest of every product; deletions leave with their tombstones.',
      partitions: 12,
      replicationFactor: 3,
      key: { strategy: 'entity', field: 'id', cardinality: 2_000_000, ordered: true },
      record: { averageBytes: 900, maximumBytes: 60_000 },
      schema: { ...avro, compatibility: 'BACKWARD_TRANSITIVE' },
      config: { 'cleanup.policy': 'compact', 'min.insync.replicas': 2, 'delete.retention.ms': 7 * DAY_MS },
    },
    {
      name: 'shop.public.orders',
      partitions: 12,
      replicationFactor: 3,
      key: { strategy: 'entity', field: 'id', cardinality: 40_000_000, ordered: true },
      record: { averageBytes: 1_100, maximumBytes: 20_000 },
      schema: avro,
      config: { 'min.insync.replicas': 2, 'retention.ms': 7 * DAY_MS },
    },
    {
      name: 'shop-search.dlq',
      partitions: 3,
      replicationFactor: 3,
      key: { strategy: 'entity', field: 'id', cardinality: 2_000_000 },
      record: { averageBytes: 1_300, maximumBytes: 62_000 },
      schema: avro,
      config: { 'min.insync.replicas': 2, 'retention.ms': 30 * DAY_MS },
      external: 'readers',
    },
  ],
  consumerGroups: [
    {
      name: 'product-view',
      description: 'Builds the view of products that the shop window reads, anew whenever it likes.',
      members: 3,
      processingMsPerRecord: 1,
      commit: 'after-processing',
      purpose: 'analytics',
      longestStopMs: 12 * HOUR_MS,
      config: { ...COOPERATIVE, 'isolation.level': 'read_committed' },
      consumes: [{ topic: 'shop.public.products' }],
    },
    {
      name: 'fulfilment',
      members: 6,
      processingMsPerRecord: 2,
      commit: 'after-processing',
      purpose: 'business',
      longestStopMs: 12 * HOUR_MS,
      config: { ...COOPERATIVE, 'isolation.level': 'read_committed' },
      consumes: [{ topic: 'shop.public.orders' }],
      deadLetter: { topic: 'shop-search.dlq', recordsShare: 0.0001 },
    },
  ],
  connectors: [
    {
      name: 'shop-cdc',
      description: 'Follows the write-ahead log of the shop database, after a snapshot of its tables.',
      type: 'source',
      connect: 'shop-connect',
      system: { name: 'shop', type: 'PostgreSQL' },
      class: 'io.debezium.connector.postgresql.PostgresConnector',
      tasksMax: 1,
      snapshotRows: 42_000_000,
      keyConverter: AVRO,
      valueConverter: AVRO,
      transforms: [
        {
          name: 'unwrap',
          type: 'io.debezium.transforms.ExtractNewRecordState',
          config: { 'delete.tombstone.handling.mode': 'tombstone' },
        },
      ],
      exactlyOnce: 'required',
      transactionBoundary: 'poll',
      config: {
        ...REGISTRY,
        'database.hostname': 'shop-db',
        'database.port': 5432,
        'database.dbname': 'shop',
        'database.user': `\${env:SHOP_CDC_DATABASE_USER}`,
        'database.password': `\${env:SHOP_CDC_DATABASE_PASSWORD}`,
        'heartbeat.interval.ms': 10_000,
        'topic.prefix': 'shop',
        'table.include.list': 'public.products,public.orders',
        'plugin.name': 'pgoutput',
        'slot.name': 'shop_cdc',
        'publication.name': 'shop_cdc',
        'producer.override.compression.type': 'lz4',
      },
      produces: [
        { topic: 'shop.public.products', recordsPerSecond: { average: 80, peak: 1_500 } },
        { topic: 'shop.public.orders', recordsPerSecond: { average: 600, peak: 2_500 } },
      ],
    },
    {
      name: 'shop-search',
      description: 'Keeps an index of products; a tombstone deletes its document.',
      type: 'sink',
      connect: 'shop-connect',
      system: { name: 'products', type: 'OpenSearch' },
      class: 'io.aiven.kafka.connect.opensearch.OpensearchSinkConnector',
      tasksMax: 4,
      processingMsPerRecord: 0.5,
      keyConverter: AVRO,
      valueConverter: AVRO,
      transforms: [
        {
          name: 'key',
          type: 'org.apache.kafka.connect.transforms.ExtractField$Key',
          config: { field: 'id' },
        },
      ],
      errorsTolerance: 'all',
      config: {
        ...REGISTRY,
        'connection.url': 'https://search:9200',
        'connection.username': `\${env:SHOP_SEARCH_CONNECTION_USERNAME}`,
        'connection.password': `\${env:SHOP_SEARCH_CONNECTION_PASSWORD}`,
        'key.ignore': false,
        'schema.ignore': true,
        'behavior.on.null.values': 'delete',
        'consumer.override.isolation.level': 'read_committed',
      },
      consumes: [{ topic: 'shop.public.products' }],
      deadLetter: {
        topic: 'shop-search.dlq',
        recordsShare: 0.0001,
        replicationFactor: 3,
        contextHeaders: true,
      },
    },
  ],
})
