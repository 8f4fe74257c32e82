/** Each kind of application once, for the table of least rights and its proof on a real Kafka. */
import type { Connector, ConsumerGroup, Design, Producer, StreamsApp } from '../core/model/design'
import { emptyDesign } from '../core/model/empty-design'

export interface AccessCase {
  /** What kind of application it is, as a row of the table says it. */
  readonly title: string
  readonly design: Design
  /** The kind that is proven to need what both need: only what is this one's own is taken away. */
  readonly like?: string
}

const EMPTY = emptyDesign('Access')

const of = (title: string, nodes: Partial<Design>, like?: string): AccessCase => ({
  title,
  design: { ...EMPTY, ...nodes },
  ...(like !== undefined && { like }),
})

const producer = (title: string, changes: Partial<Producer>): AccessCase =>
  of(title, { producers: [{ name: 'writer', produces: [{ topic: 'a' }], ...changes }] })

const group = (title: string, changes: Partial<ConsumerGroup>): AccessCase =>
  of(title, { consumerGroups: [{ name: 'reader', consumes: [{ topic: 'a' }], ...changes }] })

const app = (title: string, changes: Partial<StreamsApp>, like?: string): AccessCase =>
  of(title, { streamsApps: [{ name: 'app', ...changes }] }, like)

const workers = (
  title: string,
  connectors: readonly Connector[],
  config: Readonly<Record<string, string>> = {},
  like?: string,
): AccessCase =>
  of(
    title,
    {
      cluster: { ...EMPTY.cluster, connect: [{ name: 'workers', workers: 1, config }] },
      connectors: [...connectors],
    },
    like,
  )

const REPARTITIONED = 'Streams with repartition topics'
const A_SOURCE = 'Connect, a source'

const SOURCE: Connector = { name: 'in', type: 'source', produces: [{ topic: 'a' }] }
const SINK: Connector = { name: 'out', type: 'sink', consumes: [{ topic: 'a' }] }

const COUNTED = ['groupByKey', { op: 'count', store: { name: 'counts' } }, 'toStream'] as const
const BY_OTHER_KEY = ['selectKey', ...COUNTED, { op: 'to', topic: 'b' }] as const

export const ACCESS_CASES: readonly AccessCase[] = [
  producer('producer, at most once', { delivery: 'at-most-once' }),
  producer('producer, at least once', { delivery: 'at-least-once' }),
  producer('producer, acks=all without idempotence', {
    config: { acks: 'all', 'enable.idempotence': false },
  }),
  producer('producer in transactions', { delivery: 'exactly-once', instances: 2 }),
  producer('producer with a transactional.id of its own', {
    delivery: 'exactly-once',
    config: { 'transactional.id': 'the-writer' },
  }),
  group('consumer group', { commit: 'after-processing' }),
  group('consumer group, group.protocol=consumer', {
    commit: 'after-processing',
    config: { 'group.protocol': 'consumer' },
  }),
  group('share group', { reads: 'share' }),
  group('reader of everything', { reads: 'everything' }),
  group('consumer group that writes', { commit: 'after-processing', produces: [{ topic: 'b' }] }),
  group('consumer group in transactions', { commit: 'transactional', produces: [{ topic: 'b' }] }),
  group('consumer group with retries and dead letters', {
    commit: 'after-processing',
    retryTopics: [{ topic: 'a.retry', delayMs: 1000 }],
    deadLetter: { topic: 'a.dlq' },
  }),
  app('Streams, without state', {
    processing: [{ stream: 'a', steps: ['filter', { op: 'to', topic: 'b' }] }],
  }),
  app('Streams, topics by a pattern', {
    processing: [{ pattern: 'a\\.in.*', steps: ['filter', { op: 'to', topic: 'b' }] }],
  }),
  app('Streams, global table', {
    processing: [
      { id: 'table', globalTable: 'b' },
      {
        stream: 'a',
        steps: [
          { op: 'join', with: 'table' },
          { op: 'to', topic: 'c' },
        ],
      },
    ],
  }),
  app('Streams with changelogs', {
    processing: [{ stream: 'a', steps: [...COUNTED, { op: 'to', topic: 'b' }] }],
  }),
  app(REPARTITIONED, { processing: [{ stream: 'a', steps: BY_OTHER_KEY }] }),
  app(
    'Streams, exactly once',
    {
      config: { 'processing.guarantee': 'exactly_once_v2' },
      processing: [{ stream: 'a', steps: BY_OTHER_KEY }],
    },
    REPARTITIONED,
  ),
  app('Streams, group.protocol=streams', {
    config: { 'group.protocol': 'streams' },
    processing: [{ stream: 'a', steps: BY_OTHER_KEY }],
  }),
  workers(A_SOURCE, [SOURCE]),
  workers(
    'Connect, a sink with dead letters',
    [{ ...SINK, errorsTolerance: 'all', deadLetter: { topic: 'a.dlq' } }],
    {},
    A_SOURCE,
  ),
  workers(
    'Connect, a source with exactly once support',
    [{ ...SOURCE, offsetsTopic: 'in-offsets' }],
    { 'exactly.once.source.support': 'enabled' },
    A_SOURCE,
  ),
]
