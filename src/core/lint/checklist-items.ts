/**
 * The ten things that a review of a Kafka design goes through. What a few rules find, and the user did not
 * accept, fails an item; it passes where at least one node does as its title says. A node that a rule excuses,
 * by what it is for or what it was never promised, counts neither way: a silent rule is no proof.
 */
import { isEager } from '../sizing/member-partitions'
import { consumersOf } from '../sizing/partition-bounds'
import type { ConsumerGroupView, DesignView, ProducerView, TopicView } from '../views/views'
import type { ChecklistResult } from './checklist'
import type { Finding } from './finding'
import { type Judged, judgeNodes, type Verdict } from './judge-nodes'
import { producerStart, waitsForAll } from './producer-start'

export interface ChecklistItem {
  readonly id: string
  readonly title: string
  /** What these find fails the item. */
  readonly rules: readonly string[]
  /** What this rule finds fails it where it is about one of these settings. */
  readonly values?: { readonly rule: string; readonly fields: RegExp }
  /** Whether the question makes sense for this design at all. */
  appliesTo(view: DesignView): boolean
  /** What the nodes themselves say, where the rules excuse some. */
  readonly nodes?: (view: DesignView) => Judged
  /** Why it does not apply where every node is excused. */
  readonly excuse?: string
  /** A further rule that a user accepts where a node fails by itself. */
  readonly acceptedBy?: string
}

const hasTopics = ({ topics }: DesignView) => topics.length > 0
const hasGroups = ({ consumerGroups }: DesignView) => consumerGroups.length > 0
const isProduction = ({ cluster }: DesignView) => cluster.environment === 'production'
const isForUse = ({ cluster }: DesignView) => cluster.environment !== 'development'

const holdsIf = (holds: boolean): Verdict => (holds ? 'holds' : 'excused')

const judgeReplication = judgeNodes(
  ({ replicationFactor, settings }: TopicView): Verdict =>
    replicationFactor >= 3 && settings.number('min.insync.replicas') >= 2 ? 'holds' : 'fails',
)

const judgeProducers = judgeNodes((view: ProducerView): Verdict => {
  const { refusal, idempotent } = producerStart(view)
  return holdsIf(view.writes.length > 0 && refusal === null && idempotent && waitsForAll(view))
})

const judgeGroups = judgeNodes(
  (view: ConsumerGroupView): Verdict =>
    holdsIf(
      view.reads.length > 0 &&
        !view.settings.flag('enable.auto.commit') &&
        // A single consumer has nobody to stop.
        (consumersOf(view.group) === 1 || !isEager(view)),
    ),
)

const judgeSchemas = judgeNodes(
  ({ topic: { schema } }: TopicView): Verdict =>
    holdsIf(schema !== undefined && schema.format !== 'none' && schema.compatibility !== 'NONE'),
)

const judgeDeadLetters = judgeNodes(({ group, deadLetter }: ConsumerGroupView): Verdict => {
  if (group.deadLetter === undefined) return 'excused'
  return deadLetter === undefined ? 'fails' : 'holds'
})

const judgeCompression = judgeNodes(({ settings, writers }: TopicView): Verdict => {
  const codec = settings.text('compression.type')
  if (codec !== 'producer') return holdsIf(writers.length > 0 && codec !== 'uncompressed')
  return holdsIf(
    writers.length > 0 && writers.every((writer) => writer.settings.text('compression.type') !== 'none'),
  )
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
    appliesTo: (view) => hasTopics(view) && isProduction(view),
    nodes: ({ topics }) => judgeReplication(topics),
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
    appliesTo: hasTopics,
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
      'producer-transaction-timeout-above-broker',
    ],
    appliesTo: ({ producers }) => producers.length > 0,
    nodes: ({ producers }) => judgeProducers(producers),
    excuse: 'no producer is asked to: what they write may be lost or repeated',
  },
  {
    id: 'consumers',
    title: 'Consumers commit after the work and rebalance cooperatively',
    rules: [
      'consumer-group-auto-commit-with-processing',
      'consumer-group-config-invalid-value',
      'consumer-group-config-rejected',
      'consumer-group-eager-assignor',
      'consumer-group-range-skew',
      'consumer-group-session-timeout-outside-broker-limits',
    ],
    appliesTo: hasGroups,
    nodes: ({ consumerGroups }) => judgeGroups(consumerGroups),
    excuse: 'no group is asked to: what they read may be lost, or is to be joined',
  },
  {
    id: 'schemas',
    title: 'Schemas with a compatibility mode',
    rules: ['topic-no-schema', 'topic-schema-compatibility-none'],
    appliesTo: (view) => hasTopics(view) && isForUse(view),
    nodes: ({ topics }) => judgeSchemas(topics),
    excuse: 'no topic is asked to: they hold dead letters',
  },
  {
    id: 'dead-letters',
    title: 'Dead letter topics, read by someone',
    rules: [
      'consumer-group-no-dead-letter-topic',
      'topic-dead-letter-loop',
      'topic-dead-letter-retention-shorter',
      'topic-dead-letter-unread',
    ],
    appliesTo: hasGroups,
    nodes: ({ consumerGroups }) => judgeDeadLetters(consumerGroups),
    excuse: 'no group is asked to: none works on records that it must not lose',
    acceptedBy: 'consumer-group-topic-not-drawn',
  },
  {
    id: 'lag',
    title: 'Lag monitored, with alerts',
    rules: ['cluster-no-lag-monitoring'],
    appliesTo: (view) => hasGroups(view) && isProduction(view),
  },
  {
    id: 'retention',
    title: 'Retention decided on every topic',
    rules: ['topic-retention-shorter-than-group-stop', 'topic-retention-undecided'],
    values: { rule: 'topic-config-invalid-value', fields: /^config\.(retention\.|cleanup\.policy)/ },
    appliesTo: (view) => hasTopics(view) && isForUse(view),
  },
  {
    id: 'compression',
    title: 'Compression on',
    rules: ['topic-compression-none'],
    values: { rule: 'topic-config-invalid-value', fields: /^config\.compression\.type$/ },
    appliesTo: (view) => isForUse(view) && view.topics.some(({ writers }) => writers.length > 0),
    nodes: ({ topics }) => judgeCompression(topics),
    excuse: 'no topic is asked to: their records do not become smaller',
  },
  {
    id: 'security',
    title: 'Authentication, encryption and access control',
    rules: ['cluster-no-authentication', 'cluster-no-authorization', 'cluster-no-encryption'],
    appliesTo: (view) => hasTopics(view) && isProduction(view),
  },
]

/**
 * Answers every item from the open findings, the rules that they are of, and the nodes: pass, fail, or not
 * applicable. The nodes that fail an item are gathered when somebody asks for them.
 */
export function checkOff(
  view: DesignView,
  findings: readonly Finding[],
  broken: ReadonlySet<string>,
): readonly ChecklistResult[] {
  return checklistItems.map((item) => answer(item, view, findings, broken))
}

function answer(
  item: ChecklistItem,
  view: DesignView,
  findings: readonly Finding[],
  broken: ReadonlySet<string>,
): ChecklistResult {
  const { id, title, rules, values, nodes, excuse, acceptedBy } = item
  const applies = item.appliesTo(view)
  const judged = applies ? nodes?.(view) : undefined
  const accepted = view.design.suppressions?.filter(({ rule }) => rules.includes(rule) || rule === acceptedBy)
  const byThemselves = accepted?.length
    ? judged?.failing.filter((node) => accepted.every(({ at }) => at !== node))
    : judged?.failing
  const isAgainst = ({ rule, field = '' }: Finding) =>
    rules.includes(rule) || (values !== undefined && rule === values.rule && values.fields.test(field))
  const hasWrongValue = values !== undefined && broken.has(values.rule) && findings.some(isAgainst)
  if (hasWrongValue || byThemselves?.length || rules.some((rule) => broken.has(rule))) {
    let failing: readonly string[] | undefined
    return {
      id,
      title,
      state: 'fail',
      get failing() {
        failing ??= [...new Set([...findings.filter(isAgainst).map(({ at }) => at), ...(byThemselves ?? [])])]
        return failing
      },
    }
  }
  if (!applies) return { id, title, state: 'not-applicable', failing: NOBODY }
  if (judged === undefined || judged.holds || accepted?.length) {
    return { id, title, state: 'pass', failing: NOBODY }
  }
  return { id, title, state: 'not-applicable', failing: NOBODY, ...(excuse !== undefined && { excuse }) }
}

const NOBODY: readonly string[] = []
