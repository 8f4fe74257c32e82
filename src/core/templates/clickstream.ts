import type { ConsumerGroup, Design } from '../model/design'
import { emptyLists } from '../model/empty-design'
import { DAY_MS, HOUR_MS } from '../shared/units'
import { arranged, COOPERATIVE, SECURED } from './parts'

const avro = { format: 'avro', compatibility: 'BACKWARD' } as const
const events = { 'min.insync.replicas': 2, 'retention.ms': 3 * DAY_MS, 'segment.ms': 6 * HOUR_MS }
const deadLetter: ConsumerGroup['deadLetter'] = { topic: 'clickstream.dlq', recordsShare: 0.0005 }

/** A busy site's page views and clicks, sessions made of them, and the profiles that they are joined with. */
export const clickstreamDesign: Design = arranged({
  surveyor: 1,
  ...emptyLists(),
  name: 'Clickstream',
  description:
    'Traffic of a site with about eighty million visitors a day, who see 30 pages and click 78 times each; an evening peak of three times the average.',
  cluster: { ...SECURED, brokers: 6 },
  producers: [
    {
      name: 'web-collector',
      instances: 12,
      delivery: 'at-least-once',
      config: { 'compression.type': 'zstd', 'linger.ms': 50, 'batch.size': 131_072 },
      produces: [
        { topic: 'page-views', recordsPerSecond: { average: 20_000, peak: 60_000 } },
        { topic: 'clicks', recordsPerSecond: { average: 50_000, peak: 150_000 } },
      ],
    },
    {
      name: 'app-collector',
      instances: 6,
      delivery: 'at-least-once',
      config: { 'compression.type': 'zstd', 'linger.ms': 50, 'batch.size': 131_072 },
      produces: [
        { topic: 'page-views', recordsPerSecond: { average: 8_000, peak: 24_000 } },
        { topic: 'clicks', recordsPerSecond: { average: 22_000, peak: 66_000 } },
      ],
    },
    {
      name: 'profile-service',
      instances: 3,
      delivery: 'at-least-once',
      config: { 'compression.type': 'lz4', 'linger.ms': 20 },
      produces: [{ topic: 'profiles', recordsPerSecond: { average: 150, peak: 600 } }],
    },
  ],
  topics: [
    {
      name: 'page-views',
      partitions: 'auto',
      replicationFactor: 3,
      key: { strategy: 'entity', field: 'visitorId', cardinality: 80_000_000, ordered: true },
      record: { averageBytes: 600, maximumBytes: 8_000 },
      schema: avro,
      coPartitionedWith: ['clicks'],
      config: events,
    },
    {
      name: 'clicks',
      partitions: 'auto',
      replicationFactor: 3,
      key: { strategy: 'entity', field: 'visitorId', cardinality: 80_000_000, ordered: true },
      record: { averageBytes: 350, maximumBytes: 4_000 },
      schema: avro,
      coPartitionedWith: ['page-views'],
      config: events,
    },
    {
      name: 'sessions',
      partitions: 'auto',
      replicationFactor: 3,
      key: { strategy: 'entity', field: 'visitorId', cardinality: 80_000_000, ordered: true },
      record: { averageBytes: 4_000, maximumBytes: 200_000 },
      schema: avro,
      config: { 'min.insync.replicas': 2, 'retention.ms': 14 * DAY_MS },
    },
    {
      name: 'profiles',
      description: 'The latest profile of every visitor who signed in.',
      partitions: 12,
      replicationFactor: 3,
      key: { strategy: 'entity', field: 'visitorId', cardinality: 20_000_000 },
      record: { averageBytes: 1_500, maximumBytes: 30_000 },
      schema: { ...avro, compatibility: 'BACKWARD_TRANSITIVE' },
      config: { 'cleanup.policy': 'compact', 'min.insync.replicas': 2 },
    },
    {
      name: 'clickstream.dlq',
      partitions: 3,
      replicationFactor: 3,
      key: { strategy: 'entity', field: 'visitorId', cardinality: 80_000_000 },
      record: { averageBytes: 900, maximumBytes: 220_000 },
      schema: avro,
      config: { 'min.insync.replicas': 2, 'retention.ms': 30 * DAY_MS },
    },
  ],
  consumerGroups: [
    {
      name: 'session-builder',
      description: 'Joins views and clicks of a visitor into sessions, and writes them in transactions.',
      members: 6,
      threadsPerMember: 2,
      processingMsPerRecord: 0.02,
      commit: 'transactional',
      purpose: 'analytics',
      longestStopMs: 12 * HOUR_MS,
      // Partitions of one number must meet in one member: it joins by itself.
      config: {
        ...COOPERATIVE,
        'partition.assignment.strategy': 'org.apache.kafka.clients.consumer.RangeAssignor',
      },
      consumes: [{ topic: 'page-views' }, { topic: 'clicks' }],
      produces: [{ topic: 'sessions', recordsPerRecord: 0.009 }],
      producer: { config: { 'compression.type': 'lz4', 'linger.ms': 20 } },
      deadLetter,
    },
    {
      name: 'live-dashboard',
      members: 4,
      processingMsPerRecord: 0.01,
      commit: 'after-processing',
      purpose: 'analytics',
      longestStopMs: 6 * HOUR_MS,
      config: COOPERATIVE,
      consumes: [{ topic: 'page-views' }],
      deadLetter,
    },
    {
      name: 'recommendations',
      members: 6,
      processingMsPerRecord: 1,
      commit: 'after-processing',
      purpose: 'business',
      longestStopMs: DAY_MS,
      config: { ...COOPERATIVE, 'isolation.level': 'read_committed' },
      consumes: [{ topic: 'sessions' }, { topic: 'profiles' }],
      deadLetter,
    },
    {
      name: 'warehouse-loader',
      members: 4,
      processingMsPerRecord: 0.2,
      commit: 'after-processing',
      purpose: 'analytics',
      longestStopMs: 3 * DAY_MS,
      config: { ...COOPERATIVE, 'isolation.level': 'read_committed', 'max.poll.records': 2_000 },
      consumes: [{ topic: 'sessions' }],
      deadLetter,
    },
    {
      name: 'dead-letter-review',
      members: 1,
      processingMsPerRecord: 2,
      commit: 'after-processing',
      purpose: 'analytics',
      longestStopMs: 4 * DAY_MS,
      config: { ...COOPERATIVE, 'isolation.level': 'read_committed' },
      consumes: [{ topic: 'clickstream.dlq' }],
    },
  ],
})
