import type { Design } from '../model/design'
import { emptyLists } from '../model/empty-design'
import { DAY_MS, HOUR_MS } from '../shared/units'

const COOPERATIVE = 'org.apache.kafka.clients.consumer.CooperativeStickyAssignor'
const AVRO = { format: 'avro', compatibility: 'BACKWARD' } as const

/** What a first visit shows: a shop that mostly does what it should, with a few things to find and mend. */
export const ordersDesign: Design = {
  surveyor: 1,
  ...emptyLists(),
  name: 'Orders platform',
  cluster: {
    kafkaVersion: '4.3',
    brokers: 3,
    racks: 3,
    environment: 'production',
    diskBytesPerBroker: 16_000_000_000_000,
    security: { authentication: 'sasl', encryption: 'tls', authorization: 'acl' },
    monitoring: { lag: 'alerts' },
    config: { 'auto.create.topics.enable': false },
  },
  producers: [
    {
      name: 'checkout',
      instances: 8,
      delivery: 'exactly-once',
      config: { 'compression.type': 'lz4', 'linger.ms': 20, 'batch.size': 65_536 },
      produces: [{ topic: 'orders', recordsPerSecond: { average: 12_500, peak: 50_000 } }],
    },
    {
      name: 'payments-api',
      instances: 4,
      delivery: 'at-least-once',
      config: { 'max.in.flight.requests.per.connection': 8 },
      produces: [{ topic: 'payments', recordsPerSecond: { average: 1_670, peak: 7_500 } }],
    },
    {
      name: 'web-tracker',
      instances: 20,
      delivery: 'at-most-once',
      config: { 'compression.type': 'zstd', 'linger.ms': 50, 'batch.size': 262_144 },
      produces: [{ topic: 'clicks', recordsPerSecond: { average: 467_000, peak: 1_100_000 } }],
    },
  ],
  topics: [
    {
      name: 'orders',
      partitions: 'auto',
      replicationFactor: 3,
      key: { strategy: 'entity', field: 'customerId', cardinality: 1_000_000, skew: 0.004, ordered: true },
      record: { averageBytes: 1_200, maximumBytes: 20_000 },
      schema: AVRO,
      config: { 'min.insync.replicas': 2, 'retention.ms': 7 * DAY_MS },
    },
    {
      name: 'payments',
      partitions: 12,
      replicationFactor: 3,
      key: { strategy: 'entity', field: 'accountId', cardinality: 500_000, skew: 0.003, ordered: true },
      record: { averageBytes: 1_200, maximumBytes: 20_000 },
      schema: AVRO,
      config: { 'min.insync.replicas': 2, 'retention.ms': 30 * DAY_MS },
    },
    {
      name: 'clicks',
      partitions: 'auto',
      replicationFactor: 3,
      key: { strategy: 'entity', field: 'sessionId', cardinality: 2_000_000 },
      record: { averageBytes: 300, maximumBytes: 4_000, compressionRatio: 0.32 },
      schema: AVRO,
      config: { 'min.insync.replicas': 2, 'retention.ms': 6 * HOUR_MS, 'segment.ms': HOUR_MS },
    },
    {
      name: 'orders.dlq',
      partitions: 3,
      replicationFactor: 3,
      key: { strategy: 'entity', field: 'customerId', cardinality: 1_000_000 },
      record: { averageBytes: 1_400, maximumBytes: 24_000 },
      schema: AVRO,
      config: { 'min.insync.replicas': 2, 'retention.ms': 30 * DAY_MS },
    },
  ],
  consumerGroups: [
    {
      name: 'fulfilment',
      members: 8,
      processingMsPerRecord: 0.098,
      commit: 'transactional',
      purpose: 'business',
      longestStopMs: 2 * DAY_MS,
      config: { 'partition.assignment.strategy': COOPERATIVE, 'auto.offset.reset': 'earliest' },
      consumes: [{ topic: 'orders' }],
    },
    {
      name: 'billing',
      members: 12,
      processingMsPerRecord: 0.25,
      commit: 'after-processing',
      purpose: 'business',
      longestStopMs: 2 * DAY_MS,
      config: { 'partition.assignment.strategy': COOPERATIVE, 'auto.offset.reset': 'earliest' },
      consumes: [{ topic: 'orders' }],
      deadLetter: { topic: 'orders.dlq', recordsShare: 0.001 },
    },
    {
      name: 'ledger',
      members: 6,
      processingMsPerRecord: 0.28,
      commit: 'after-processing',
      purpose: 'business',
      longestStopMs: 2 * DAY_MS,
      config: { 'partition.assignment.strategy': COOPERATIVE, 'auto.offset.reset': 'earliest' },
      consumes: [{ topic: 'payments' }],
    },
    {
      name: 'analytics',
      members: 24,
      processingMsPerRecord: 0.0105,
      commit: 'after-processing',
      purpose: 'analytics',
      longestStopMs: 12 * HOUR_MS,
      config: { 'partition.assignment.strategy': COOPERATIVE, 'auto.offset.reset': 'latest' },
      consumes: [{ topic: 'clicks' }],
    },
  ],
  suppressions: [
    {
      rule: 'consumer-group-no-dead-letter-topic',
      at: 'consumerGroup:fulfilment',
      reason: 'It stops at an order that it cannot read: none may be shipped out of turn.',
    },
    {
      rule: 'consumer-group-no-dead-letter-topic',
      at: 'consumerGroup:ledger',
      reason: 'It stops at a payment that it cannot read: the books must be complete.',
    },
  ],
  layout: {
    positions: {
      'producer:checkout': [30, 70],
      'producer:payments-api': [30, 225],
      'producer:web-tracker': [30, 385],
      'topic:orders': [330, 55],
      'topic:payments': [330, 210],
      'topic:clicks': [330, 365],
      'topic:orders.dlq': [330, 510],
      'consumerGroup:fulfilment': [760, 35],
      'consumerGroup:billing': [760, 150],
      'consumerGroup:ledger': [760, 268],
      'consumerGroup:analytics': [760, 388],
    },
  },
}
