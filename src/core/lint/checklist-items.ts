/**
 * The ten things that a review of a Kafka design goes through. Each is answered by the findings of a few
 * rules: what a rule finds and the user did not accept fails the item.
 */
import type { DesignView } from '../views/views'
import type { ChecklistResult } from './checklist'
import type { Finding } from './finding'

export interface ChecklistItem {
  readonly id: string
  readonly title: string
  readonly rules: readonly string[]
  /** Whether the question makes sense for this design at all. */
  appliesTo(view: DesignView): boolean
}

const hasTopics = ({ topics }: DesignView) => topics.length > 0
const hasGroups = ({ consumerGroups }: DesignView) => consumerGroups.length > 0
const isProduction = ({ cluster }: DesignView) => cluster.environment === 'production'
const isForUse = ({ cluster }: DesignView) => cluster.environment !== 'development'

export const checklistItems: readonly ChecklistItem[] = [
  {
    id: 'replication',
    title: 'Three replicas, two of them in sync',
    rules: [
      'topic-min-insync-replicas-one',
      'topic-replication-factor-above-brokers',
      'topic-replication-factor-below-three',
    ],
    appliesTo: (view) => hasTopics(view) && isProduction(view),
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
      'topic-partitions-too-few',
    ],
    appliesTo: hasTopics,
  },
  {
    id: 'producers',
    title: 'Producers wait for all in-sync replicas and are idempotent',
    rules: [
      'producer-acks-not-all',
      'producer-config-rejected',
      'producer-idempotence-off',
      'producer-idempotence-silently-off',
    ],
    appliesTo: ({ producers }) => producers.length > 0,
  },
  {
    id: 'consumers',
    title: 'Consumers commit after the work and rebalance cooperatively',
    rules: [
      'consumer-group-auto-commit-with-processing',
      'consumer-group-eager-assignor',
      'consumer-group-range-skew',
    ],
    appliesTo: hasGroups,
  },
  {
    id: 'schemas',
    title: 'Schemas with a compatibility mode',
    rules: ['topic-no-schema', 'topic-schema-compatibility-none'],
    appliesTo: (view) => hasTopics(view) && isForUse(view),
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
    appliesTo: (view) => hasTopics(view) && isForUse(view),
  },
  {
    id: 'compression',
    title: 'Compression on',
    rules: ['topic-compression-none'],
    appliesTo: (view) => isForUse(view) && view.topics.some(({ writers }) => writers.length > 0),
  },
  {
    id: 'security',
    title: 'Authentication, encryption and access control',
    rules: ['cluster-no-authentication', 'cluster-no-authorization', 'cluster-no-encryption'],
    appliesTo: (view) => hasTopics(view) && isProduction(view),
  },
]

/**
 * Answers every item from the open findings and the rules that they are of: pass, fail, or not applicable. The
 * nodes that fail an item are gathered when somebody asks for them.
 */
export function checkOff(
  view: DesignView,
  findings: readonly Finding[],
  broken: ReadonlySet<string>,
): readonly ChecklistResult[] {
  return checklistItems.map((item) => {
    const { id, title, rules } = item
    if (!rules.some((rule) => broken.has(rule))) {
      return { id, title, state: item.appliesTo(view) ? 'pass' : 'not-applicable', failing: NOBODY }
    }
    let failing: readonly string[] | undefined
    return {
      id,
      title,
      state: 'fail',
      get failing() {
        failing ??= [...new Set(findings.filter(({ rule }) => rules.includes(rule)).map(({ at }) => at))]
        return failing
      },
    }
  })
}

const NOBODY: readonly string[] = []
