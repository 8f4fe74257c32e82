import type { ConsumerGroup, Design } from '../model/design'
import { emptyLists } from '../model/empty-design'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../shared/units'
import { arranged, COOPERATIVE, SECURED } from './parts'

const avro = { format: 'avro', compatibility: 'BACKWARD' } as const
const deadLetter: ConsumerGroup['deadLetter'] = { topic: 'orders.dlq', recordsShare: 0.0005 }

/** Orders joined with the latest of their customer, and counted by region in windows, by Kafka Streams. */
export const orderEnrichmentDesign: Design = arranged({
  surveyor: 1,
  ...emptyLists(),
  name: 'Order enrichment',
  description:
    'A shop whose orders are joined with their customers and counted by region every five minutes.',
  cluster: SECURED,
  producers: [
    {
      name: 'checkout',
      instances: 4,
      delivery: 'at-least-once',
      config: { 'compression.type': 'lz4', 'linger.ms': 20 },
      produces: [{ topic: 'orders', recordsPerSecond: { average: 1_200, peak: 4_000 } }],
    },
    {
      name: 'customer-service',
      instances: 2,
      delivery: 'at-least-once',
      config: { 'compression.type': 'lz4', 'linger.ms': 100 },
      produces: [{ topic: 'customers', recordsPerSecond: { average: 60, peak: 200 } }],
    },
  ],
  topics: [
    {
      name: 'orders',
      partitions: 12,
      replicationFactor: 3,
      key: { strategy: 'entity', field: 'customerId', cardinality: 2_000_000, ordered: true },
      record: { averageBytes: 1_100, maximumBytes: 20_000 },
      schema: avro,
      coPartitionedWith: ['customers'],
      config: { 'min.insync.replicas': 2, 'retention.ms': 7 * DAY_MS },
    },
    {
      name: 'customers',
      description: 'The latest of every customer.',
      partitions: 12,
      replicationFactor: 3,
      key: { strategy: 'entity', field: 'customerId', cardinality: 2_000_000, ordered: true },
      record: { averageBytes: 600, maximumBytes: 8_000 },
      schema: { ...avro, compatibility: 'BACKWARD_TRANSITIVE' },
      config: { 'cleanup.policy': 'compact', 'min.insync.replicas': 2, 'delete.retention.ms': 7 * DAY_MS },
    },
    {
      name: 'orders.enriched',
      partitions: 12,
      replicationFactor: 3,
      key: { strategy: 'entity', field: 'customerId', cardinality: 2_000_000, ordered: true },
      schema: avro,
      config: { 'min.insync.replicas': 2, 'retention.ms': 7 * DAY_MS },
    },
    {
      name: 'orders.by-region',
      description: 'Orders of each region in every window of five minutes, once the window is closed.',
      partitions: 3,
      replicationFactor: 3,
      key: { strategy: 'entity', field: 'region and window', cardinality: 12_000 },
      schema: avro,
      config: { 'min.insync.replicas': 2, 'retention.ms': 7 * DAY_MS },
    },
    {
      name: 'orders.dlq',
      partitions: 3,
      replicationFactor: 3,
      key: { strategy: 'entity', field: 'customerId', cardinality: 2_000_000 },
      record: { averageBytes: 1_800, maximumBytes: 30_000 },
      schema: avro,
      config: { 'min.insync.replicas': 2, 'retention.ms': 30 * DAY_MS },
      external: 'readers',
    },
  ],
  consumerGroups: [
    {
      name: 'fulfilment',
      members: 6,
      processingMsPerRecord: 1,
      commit: 'after-processing',
      purpose: 'business',
      longestStopMs: 12 * HOUR_MS,
      config: { ...COOPERATIVE, 'isolation.level': 'read_committed' },
      consumes: [{ topic: 'orders.enriched' }],
      deadLetter,
    },
    {
      name: 'region-dashboard',
      members: 2,
      processingMsPerRecord: 1,
      commit: 'after-processing',
      purpose: 'analytics',
      longestStopMs: 12 * HOUR_MS,
      config: { ...COOPERATIVE, 'isolation.level': 'read_committed' },
      consumes: [{ topic: 'orders.by-region' }],
      deadLetter,
    },
  ],
  streamsApps: [
    {
      name: 'order-enricher',
      description: 'Joins each order with the latest of its customer, and counts orders by region.',
      instances: 3,
      config: {
        'state.dir': '/var/lib/kafka-streams',
        'num.stream.threads': 4,
        'num.standby.replicas': 1,
        'replication.factor': 3,
        'processing.guarantee': 'exactly_once_v2',
        'producer.compression.type': 'lz4',
        'deserialization.exception.handler': 'org.apache.kafka.streams.errors.LogAndContinueExceptionHandler',
      },
      processing: [
        { id: 'customers', table: 'customers', store: { name: 'customers' } },
        {
          id: 'enriched',
          stream: 'orders',
          steps: [{ op: 'join', with: 'customers', named: 'with-customer', averageBytes: 1_600 }],
        },
        { from: 'enriched', steps: [{ op: 'to', topic: 'orders.enriched' }] },
        {
          from: 'enriched',
          steps: [
            { op: 'groupBy', named: 'by-region', averageBytes: 80 },
            { op: 'windowedBy', window: { kind: 'tumbling', sizeMs: 5 * MINUTE_MS, graceMs: MINUTE_MS } },
            { op: 'count', store: { name: 'region-counts', keys: 40 } },
            { op: 'suppress', until: 'windowCloses', named: 'closed', recordsPerRecord: 0.0001 },
            'toStream',
            { op: 'to', topic: 'orders.by-region' },
          ],
        },
      ],
    },
  ],
})
