/**
 * The ingestion pipeline of Hypertrace, an open-source distributed tracing platform. Its topics, partitions,
 * replication factors, retention and client settings are read from the Helm values and configuration of
 * hypertrace/hypertrace-ingester, commit d0e409fa (2024-02-22). Rates, record sizes, processing times and the
 * cluster are not in those files: they are ours, and the descriptions say so.
 *
 * A Streams application is drawn as what its clients are to Kafka: a consumer group that reads, with a
 * thread per `num.stream.threads`, and a producer of the same name that writes.
 */
import type { Config, ConsumerGroup, Design, Producer, Topic } from '../model/design'
import { emptyLists } from '../model/empty-design'
import { DAY_MS } from '../shared/units'
import { arranged } from './parts'

/**
 * What Streams sets by itself: it begins at the beginning, and assigns tasks cooperatively by an assignor of
 * its own, which no other client may name.
 */
const STREAMS: Config = {
  'partition.assignment.strategy': 'org.apache.kafka.clients.consumer.CooperativeStickyAssignor',
  'auto.offset.reset': 'earliest',
}

const STREAMS_PRODUCER: Config = {
  acks: 'all',
  'batch.size': 524_288,
  'linger.ms': 1000,
  'compression.type': 'zstd',
  'buffer.memory': 134_217_728,
}

const rate = (average: number) => ({ average, peak: average * 2 })

const topic = (name: string, averageBytes: number, maximumBatch?: number): Topic => ({
  name,
  partitions: 8,
  replicationFactor: 3,
  record: { averageBytes },
  schema: { format: 'avro' },
  config: {
    'retention.bytes': 8_589_934_592,
    'retention.ms': DAY_MS,
    ...(maximumBatch === undefined ? {} : { 'max.message.bytes': maximumBatch }),
  },
})

const view = (name: string, averageBytes: number): Topic => ({
  name,
  description: 'Read by Apache Pinot.',
  partitions: 2,
  replicationFactor: 1,
  record: { averageBytes },
  schema: { format: 'avro' },
  external: 'readers',
  config: { 'retention.bytes': 4_294_967_296, 'retention.ms': DAY_MS },
})

const changelog = (store: string, averageBytes: number): Topic => ({
  name: `raw-spans-to-structured-traces-grouping-job-${store}-changelog`,
  description: 'Read by the grouping job itself when it restores the store.',
  partitions: 8,
  replicationFactor: 3,
  key: { strategy: 'entity' },
  record: { averageBytes },
  schema: { format: 'avro' },
  external: 'readers',
  config: { 'cleanup.policy': 'compact,delete' },
})

const application = (name: string, members: number, threads: number, reads: string[], config: Config) =>
  ({
    name,
    members,
    threadsPerMember: threads,
    commit: 'after-processing',
    config: { ...STREAMS, ...config },
    consumes: reads.map((read) => ({ topic: read })),
  }) satisfies ConsumerGroup

const writer = (name: string, instances: number, config: Config, writes: [string, number][]): Producer => ({
  name,
  instances,
  delivery: 'at-least-once',
  config,
  produces: writes.map(([written, average]) => ({ topic: written, recordsPerSecond: rate(average) })),
})

const TO_RAW = 'jaeger-spans-to-raw-spans-job'
const GROUPING = 'raw-spans-to-structured-traces-grouping-job'
const ENRICHMENT = 'structured-traces-enrichment-job'
const VIEWS = 'all-views-generator'

/** The ingestion pipeline of Hypertrace, as far as producers, topics and consumer groups tell it. */
export const hypertraceDesign: Design = arranged({
  surveyor: 1,
  ...emptyLists(),
  name: 'Hypertrace ingestion',
  description: [
    'Topics and client settings are those of hypertrace/hypertrace-ingester at commit d0e409fa (2024-02-22).',
    'Assumed, since those files do not say it: rates (5,000 spans a second, twice that at peak), sizes and formats',
    'of records, processing times, the cluster, jaeger-spans and who writes it, and the cooperative assignor that',
    'stands for the one of Kafka Streams.',
  ].join('\n'),
  cluster: { kafkaVersion: '3.7', brokers: 3, environment: 'production' },
  producers: [
    {
      ...writer('jaeger-collectors', 3, { 'compression.type': 'lz4', 'linger.ms': 20 }, [
        ['jaeger-spans', 5_000],
      ]),
      description: 'Outside the repository: assumed.',
    },
    writer(TO_RAW, 1, { ...STREAMS_PRODUCER, 'max.request.size': 1_048_576 }, [
      ['raw-spans-from-jaeger-spans', 5_000],
      ['raw-logs', 500],
    ]),
    writer(GROUPING, 2, { ...STREAMS_PRODUCER, 'max.request.size': 2_097_152 }, [
      ['structured-traces-from-raw-spans', 250],
      [`${GROUPING}-span-data-store-changelog`, 5_000],
      [`${GROUPING}-trace-state-store-changelog`, 5_000],
    ]),
    writer(ENRICHMENT, 1, { ...STREAMS_PRODUCER, 'max.request.size': 10_485_760 }, [
      ['enriched-structured-traces', 250],
    ]),
    writer(VIEWS, 1, { 'linger.ms': 100 }, [
      ['backend-entity-view-events', 500],
      ['raw-trace-view-events', 250],
      ['raw-service-view-events', 750],
      ['service-call-view-events', 750],
      ['span-event-view', 5_000],
      ['log-event-view', 500],
    ]),
  ],
  topics: [
    {
      name: 'jaeger-spans',
      description:
        'The repository has no settings to create it: partitions, replicas and settings are assumed.',
      partitions: 8,
      replicationFactor: 3,
      record: { averageBytes: 800 },
      schema: { format: 'protobuf' },
      config: { 'min.insync.replicas': 2, 'retention.ms': DAY_MS },
    },
    topic('raw-spans-from-jaeger-spans', 1_000, 1_048_588),
    topic('raw-logs', 500, 1_048_588),
    topic('structured-traces-from-raw-spans', 20_000, 10_485_760),
    topic('enriched-structured-traces', 25_000),
    view('backend-entity-view-events', 400),
    view('raw-trace-view-events', 600),
    view('raw-service-view-events', 500),
    view('service-call-view-events', 500),
    view('span-event-view', 800),
    view('log-event-view', 500),
    changelog('span-data-store', 1_000),
    changelog('trace-state-store', 200),
  ],
  consumerGroups: [
    {
      ...application(TO_RAW, 1, 2, ['jaeger-spans'], {
        'max.partition.fetch.bytes': 8_388_608,
        'max.poll.records': 1_000,
        'session.timeout.ms': 10_000,
      }),
      processingMsPerRecord: 0.1,
    },
    {
      ...application(GROUPING, 2, 4, ['raw-spans-from-jaeger-spans'], {
        'max.partition.fetch.bytes': 8_388_608,
        'max.poll.records': 10_000,
        'session.timeout.ms': 300_000,
      }),
      processingMsPerRecord: 0.3,
    },
    {
      ...application(ENRICHMENT, 1, 2, ['structured-traces-from-raw-spans'], {
        'max.partition.fetch.bytes': 4_194_304,
        'max.poll.records': 1_000,
        'session.timeout.ms': 10_000,
      }),
      processingMsPerRecord: 2,
    },
    {
      ...application(VIEWS, 1, 2, ['enriched-structured-traces', 'raw-logs'], {
        'auto.offset.reset': 'latest',
        'max.poll.records': 1_000,
      }),
      processingMsPerRecord: 0.8,
    },
  ],
  suppressions: ['authentication', 'encryption', 'authorization', 'lag-monitoring'].map((missing) => ({
    rule: `cluster-no-${missing}`,
    at: 'cluster',
    reason: 'The cluster is outside the files that this design is read from.',
  })),
})
