/**
 * The ten things that a review of a Kafka design goes through. What a few rules find, and the user did not
 * accept, fails an item; what they find of something that nobody has stated leaves it not known. It passes only
 * where it is known to hold of every node that it is about: a node that is excused, by what it is for or what
 * it was never promised, is counted, since a silent rule is no proof.
 */

import { commitsOnTimer } from '../settings/delivery'
import type { Pieces } from '../shared/pieces'
import { isEager } from '../sizing/assignor'
import { consumersOf } from '../sizing/partition-bounds'
import type { ConsumerGroupView, DesignView, TopicView, WriterView } from '../views/views'
import { type Judged, judgedTogether, judgeNodes, type Verdict } from './judge-nodes'
import { producerStart, waitsForAll } from './producer-start'

export interface ChecklistItem {
  readonly id: string
  readonly title: string
  /** What these find fails the item. */
  readonly rules: readonly string[]
  /** What this rule finds fails it where it is about one of these settings. */
  readonly values?: { readonly rule: string; readonly fields: RegExp }
  /** Why the question makes no sense for this design at all; null where it does. */
  whyNotAsked(view: DesignView): string | null
  /** What the nodes themselves say, where the rules excuse some. */
  readonly nodes?: (view: DesignView) => Pieces<Judged>
  /** Why nodes are excused, with what they are before it: `3 producers, whose records may be lost`. */
  readonly excuse?: string
  /** A further rule that a user accepts where a node fails by itself. */
  readonly acceptedBy?: string
}

const NO_TOPICS = 'there are no topics'
const NO_GROUPS = 'there are no consumer groups'
const NOT_PRODUCTION = 'it is asked of production'
const DEVELOPMENT = 'it is not asked of development'

const withoutTopics = ({ topics }: DesignView) => (topics.length === 0 ? NO_TOPICS : null)
const withoutGroups = ({ consumerGroups }: DesignView) => (consumerGroups.length === 0 ? NO_GROUPS : null)
/** A Streams application is a group to Kafka, whose lag is watched like any other's. */
const withoutReaders = (view: DesignView) => (view.streamsApps.length > 0 ? null : withoutGroups(view))
const outsideProduction = ({ cluster }: DesignView) =>
  cluster.environment === 'production' ? null : NOT_PRODUCTION
const inDevelopment = ({ cluster }: DesignView) =>
  cluster.environment === 'development' ? DEVELOPMENT : null

const holdsIf = (holds: boolean): Verdict => (holds ? 'holds' : 'excused')

const judgeReplication = judgeNodes(
  ({ replicationFactor, settings }: TopicView): Verdict =>
    holdsIf(replicationFactor >= 3 && settings.number('min.insync.replicas') >= 2),
)

/** What no rate or no processing time tells is not known to fit. */
const judgePartitions = judgeNodes(({ rate, readers, deadLetterOf, retryOf }: TopicView): Verdict => {
  if (rate.peakRecords === 0) return deadLetterOf.length + retryOf.length > 0 ? 'unasked' : 'unknown'
  return readers.some(({ group }) => group.processingMsPerRecord === undefined) ? 'unknown' : 'holds'
})

function judgeWriter(view: WriterView): Verdict {
  if (view.writes.length === 0) return 'unasked'
  const { refusal, idempotent } = producerStart(view)
  return holdsIf(refusal === null && idempotent && waitsForAll(view))
}

const judgeProducers = judgeNodes(judgeWriter)

/** The producers inside groups. */
const judgeWriters = judgeNodes(
  ({ writer }: ConsumerGroupView): Verdict => (writer ? judgeWriter(writer) : 'unasked'),
)

const judgeGroups = judgeNodes((view: ConsumerGroupView): Verdict => {
  // The members of a share group acknowledge record by record, and nobody assigns them partitions of their own.
  if (view.reads.length === 0 || view.group.reads === 'share') return 'unasked'
  // A single consumer has nobody to stop.
  const isEven = consumersOf(view.group) === 1 || !isEager(view)
  return holdsIf(!commitsOnTimer(view.settings, view.group) && isEven)
})

const judgeSchemas = judgeNodes(({ topic: { schema }, deadLetterOf, retryOf }: TopicView): Verdict => {
  if (schema === undefined) return deadLetterOf.length + retryOf.length > 0 ? 'unasked' : 'excused'
  if (schema.format !== 'none' && schema.compatibility === undefined) return 'unknown'
  return holdsIf(schema.format !== 'none' && schema.compatibility !== 'NONE')
})

const judgeDeadLetters = judgeNodes(({ group, deadLetter, reads }: ConsumerGroupView): Verdict => {
  if (group.deadLetter !== undefined) return deadLetter === undefined ? 'fails' : 'holds'
  // Who fixes dead letters has nowhere to send them on.
  return reads.length === 0 || reads.some(({ topic }) => topic.deadLetterOf.length > 0)
    ? 'unasked'
    : 'excused'
})

const judgeCompression = judgeNodes(({ topic, settings, writers }: TopicView): Verdict => {
  const codec = settings.text('compression.type')
  if (codec !== 'producer') return holdsIf(codec !== 'uncompressed')
  if (writers.length === 0) {
    return topic.external === 'writers' || topic.external === 'both' ? 'unknown' : 'unasked'
  }
  return holdsIf(writers.every((writer) => writer.settings.text('compression.type') !== 'none'))
})

export const checklistItems: readonly ChecklistItem[] = [
  {
    id: 'replication',
    title: 'Three replicas, two of them in sync',
    rules: [
      'topic-min-insync-replicas-one',
      'topic-replication-factor-above-brokers',
      'topic-replication-factor-below-three',
    ],
    values: { rule: 'topic-config-invalid-value', fields: /^config\.min\.insync\.replicas$/ },
    whyNotAsked: (view) => withoutTopics(view) ?? outsideProduction(view),
    nodes: ({ topics }) => judgeReplication(topics),
    excuse: 'their writers may lose records',
  },
  {
    id: 'partitions',
    title: 'Partitions fit the traffic and the consumers',
    rules: [
      'consumer-group-slower-than-peak',
      'consumer-group-slower-than-traffic',
      'consumer-group-wider-than-partitions',
      'topic-co-partitioned-differ',
      'topic-key-hot',
      'topic-key-timestamp',
      'topic-partitions-more-than-keys',
      'topic-partitions-refused',
      'topic-partitions-too-few',
    ],
    whyNotAsked: withoutTopics,
    nodes: ({ topics }) => judgePartitions(topics),
  },
  {
    id: 'producers',
    title: 'Producers wait for all in-sync replicas and are idempotent',
    rules: [
      'producer-acks-not-all',
      'producer-config-invalid-value',
      'producer-config-rejected',
      'producer-idempotence-off',
      'producer-idempotence-silently-off',
      'producer-library-refuses',
      'producer-transaction-timeout-above-broker',
    ],
    whyNotAsked: ({ producers, consumerGroups }) =>
      producers.length === 0 && consumerGroups.every(({ writer }) => writer === undefined)
        ? 'there are no producers'
        : null,
    *nodes({ producers, consumerGroups }) {
      return judgedTogether(yield* judgeProducers(producers), yield* judgeWriters(consumerGroups))
    },
    excuse: 'what they write may be lost or repeated',
  },
  {
    id: 'consumers',
    title: 'Consumers commit after the work and rebalance cooperatively',
    rules: [
      'consumer-group-auto-commit-with-processing',
      'consumer-group-config-invalid-value',
      'consumer-group-config-rejected',
      'consumer-group-eager-assignor',
      'consumer-group-library-refuses',
      'consumer-group-range-skew',
      'consumer-group-session-timeout-outside-broker-limits',
    ],
    whyNotAsked: (view) =>
      withoutGroups(view) ??
      (view.consumerGroups.every(({ group }) => group.reads === 'share')
        ? 'share groups acknowledge each record, and have no partitions to be shared out'
        : null),
    nodes: ({ consumerGroups }) => judgeGroups(consumerGroups),
    excuse: 'what they read may be lost, or is to be joined',
  },
  {
    id: 'schemas',
    title: 'Schemas with a compatibility mode',
    rules: ['topic-no-schema', 'topic-schema-compatibility-none'],
    whyNotAsked: (view) => withoutTopics(view) ?? inDevelopment(view),
    nodes: ({ topics }) => judgeSchemas(topics),
    excuse: 'nobody depends on their schema',
  },
  {
    id: 'dead-letters',
    title: 'Dead letter topics, read by someone',
    rules: [
      'consumer-group-no-dead-letter-topic',
      'consumer-group-retries-without-end',
      'topic-dead-letter-loop',
      'topic-dead-letter-retention-shorter',
      'topic-dead-letter-unread',
    ],
    whyNotAsked: withoutGroups,
    nodes: ({ consumerGroups }) => judgeDeadLetters(consumerGroups),
    excuse: 'they work on nothing that they must not lose',
    acceptedBy: 'consumer-group-topic-not-drawn',
  },
  {
    id: 'lag',
    title: 'Lag monitored, with alerts',
    rules: ['cluster-no-lag-monitoring'],
    whyNotAsked: (view) => withoutReaders(view) ?? outsideProduction(view),
  },
  {
    id: 'retention',
    title: 'Retention decided on every topic',
    rules: ['topic-retention-shorter-than-group-stop', 'topic-retention-undecided'],
    values: { rule: 'topic-config-invalid-value', fields: /^config\.(retention\.|cleanup\.policy)/ },
    whyNotAsked: (view) => withoutTopics(view) ?? inDevelopment(view),
  },
  {
    id: 'compression',
    title: 'Compression on',
    rules: ['topic-compression-none'],
    values: { rule: 'topic-config-invalid-value', fields: /^config\.compression\.type$/ },
    whyNotAsked: (view) => withoutTopics(view) ?? inDevelopment(view),
    nodes: ({ topics }) => judgeCompression(topics),
    excuse: 'their records do not become smaller',
  },
  {
    id: 'security',
    title: 'Authentication, encryption and access control',
    rules: ['cluster-no-authentication', 'cluster-no-authorization', 'cluster-no-encryption'],
    whyNotAsked: (view) => withoutTopics(view) ?? outsideProduction(view),
  },
]
