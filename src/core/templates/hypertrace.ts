/**
 * The ingestion pipeline of Hypertrace, an open-source distributed tracing platform. Its topics, partitions,
 * replication factors, retention, settings and stores are read from the Helm values and configuration of
 * hypertrace/hypertrace-ingester, commit d0e409fa (2024-02-22). Rates, record sizes, processing times, the cluster and
 * the steps inside its Streams applications are not in those files: they are ours, and the descriptions say so.
 */
import type { Config, Design, StreamsApp, Topic } from '../model/design'
import { emptyLists } from '../model/empty-design'
import { DAY_MS } from '../shared/units'
import { arranged } from './parts'

type Chain = NonNullable<StreamsApp['processing']>[number]
type Step = NonNullable<Chain['steps']>[number]

/** What three of its applications set for the clients inside them. */
const CLIENTS: Config = {
  'commit.interval.ms': 30_000,
  'producer.acks': 'all',
  'producer.batch.size': 524_288,
  'producer.linger.ms': 1000,
  'producer.compression.type': 'zstd',
  'producer.buffer.memory': 134_217_728,
}

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

const TO_RAW = 'jaeger-spans-to-raw-spans-job'
const GROUPING = 'raw-spans-to-structured-traces-grouping-job'
const ENRICHMENT = 'structured-traces-enrichment-job'
const VIEWS = 'all-views-generator'

/** A step of our own wording that puts out so many records for each, of this size. */
const making = (named: string, recordsPerRecord: number, averageBytes: number): Step => ({
  op: 'flatMap',
  named,
  recordsPerRecord,
  averageBytes,
})

const writing = (from: string, made: Step, topicName: string): Chain => ({
  from,
  steps: [made, { op: 'to', topic: topicName }],
})

/** Both stores of the grouping job drop what is old as well as compact. */
const KEPT = { changelogConfig: { 'cleanup.policy': 'compact,delete' } } as const

const APPLICATIONS: readonly StreamsApp[] = [
  {
    name: TO_RAW,
    description: 'Takes the spans of Jaeger apart. Its steps are assumed.',
    instances: 1,
    processingMsPerRecord: 0.1,
    config: {
      'num.stream.threads': 2,
      ...CLIENTS,
      'producer.max.request.size': 1_048_576,
      'consumer.max.partition.fetch.bytes': 8_388_608,
      'consumer.max.poll.records': 1_000,
      'consumer.session.timeout.ms': 10_000,
    },
    processing: [
      { id: 'spans', stream: 'jaeger-spans' },
      writing('spans', making('to-raw-spans', 1, 1_000), 'raw-spans-from-jaeger-spans'),
      writing('spans', making('to-raw-logs', 0.1, 500), 'raw-logs'),
    ],
  },
  {
    name: GROUPING,
    description:
      'Groups the spans of a trace until none came for a while. Its stores are those of its configuration; how many keys they have, and its steps, are assumed.',
    instances: 2,
    processingMsPerRecord: 0.3,
    config: {
      'num.stream.threads': 4,
      'replication.factor': 3,
      'cache.max.bytes.buffering': 134_217_728,
      ...CLIENTS,
      'producer.max.request.size': 2_097_152,
      'consumer.max.partition.fetch.bytes': 8_388_608,
      'consumer.max.poll.records': 10_000,
      'consumer.session.timeout.ms': 300_000,
    },
    processing: [
      {
        stream: 'raw-spans-from-jaeger-spans',
        steps: [
          {
            op: 'processValues',
            named: 'track-traces',
            store: { name: 'trace-state-store', keys: 15_000, ...KEPT },
          },
          {
            op: 'process',
            named: 'group-spans',
            store: { name: 'span-data-store', keys: 300_000, ...KEPT },
            stores: ['trace-state-store'],
            recordsPerRecord: 0.05,
            averageBytes: 20_000,
          },
          { op: 'to', topic: 'structured-traces-from-raw-spans' },
        ],
      },
    ],
  },
  {
    name: ENRICHMENT,
    description: 'Adds to each trace what is known of its services. Its step is assumed.',
    instances: 1,
    processingMsPerRecord: 2,
    config: {
      'num.stream.threads': 2,
      ...CLIENTS,
      'producer.max.request.size': 10_485_760,
      'consumer.max.partition.fetch.bytes': 4_194_304,
      'consumer.max.poll.records': 1_000,
      'consumer.session.timeout.ms': 10_000,
    },
    processing: [
      {
        stream: 'structured-traces-from-raw-spans',
        steps: [
          { op: 'mapValues', named: 'enrich', averageBytes: 25_000 },
          { op: 'to', topic: 'enriched-structured-traces' },
        ],
      },
    ],
  },
  {
    name: VIEWS,
    description: 'Makes of traces and logs the views that are queried. Its steps are assumed.',
    instances: 1,
    processingMsPerRecord: 0.8,
    config: { 'num.stream.threads': 2, 'auto.offset.reset': 'latest' },
    processing: [
      { id: 'traces', stream: 'enriched-structured-traces' },
      writing('traces', making('backend-entities', 2, 400), 'backend-entity-view-events'),
      writing('traces', making('raw-traces', 1, 600), 'raw-trace-view-events'),
      writing('traces', making('raw-services', 3, 500), 'raw-service-view-events'),
      writing('traces', making('service-calls', 3, 500), 'service-call-view-events'),
      writing('traces', making('span-events', 20, 800), 'span-event-view'),
      { stream: 'raw-logs', steps: [making('log-events', 1, 500), { op: 'to', topic: 'log-event-view' }] },
    ],
  },
]

/** The ingestion pipeline of Hypertrace with its Streams applications. */
export const hypertraceDesign: Design = arranged({
  surveyor: 1,
  ...emptyLists(),
  name: 'Hypertrace ingestion',
  description: [
    'Topics, settings and stores are those of hypertrace/hypertrace-ingester at commit d0e409fa (2024-02-22).',
    'Assumed, since those files do not say it: rates (5,000 spans a second, twice that at peak), sizes and formats',
    'of records, processing times, the cluster, jaeger-spans and who writes it, and the steps of its applications.',
  ].join('\n'),
  cluster: { kafkaVersion: '3.7', brokers: 3, environment: 'production' },
  producers: [
    {
      name: 'jaeger-collectors',
      description: 'Outside the repository: assumed.',
      instances: 3,
      delivery: 'at-least-once',
      config: { 'compression.type': 'lz4', 'linger.ms': 20 },
      produces: [{ topic: 'jaeger-spans', recordsPerSecond: { average: 5_000, peak: 10_000 } }],
    },
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
  ],
  streamsApps: [...APPLICATIONS],
  suppressions: ['authentication', 'encryption', 'authorization', 'lag-monitoring'].map((missing) => ({
    rule: `cluster-no-${missing}`,
    at: 'cluster',
    reason: 'The cluster is outside the files that this design is read from.',
  })),
})
