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
    rules: [],
    appliesTo: ({ producers }) => producers.length > 0,
  },
  {
    id: 'consumers',
    title: 'Consumers commit after the work and rebalance cooperatively',
    rules: [],
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
    rules: ['topic-dead-letter-loop', 'topic-dead-letter-retention-shorter', 'topic-dead-letter-unread'],
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

const NONE: readonly number[] = []
const itemsOfRule = new Map<string, readonly number[]>()
for (const [index, item] of checklistItems.entries()) {
  for (const rule of item.rules) itemsOfRule.set(rule, [...(itemsOfRule.get(rule) ?? []), index])
}

/** Answers every item from the open findings: pass, fail with the nodes that fail it, or not applicable. */
export function checkOff(view: DesignView, findings: readonly Finding[]): readonly ChecklistResult[] {
  const failing = checklistItems.map(() => new Set<string>())
  for (const { rule, at } of findings) {
    for (const index of itemsOfRule.get(rule) ?? NONE) failing[index]?.add(at)
  }
  return checklistItems.map((item, index) => {
    const nodes = [...(failing[index] ?? [])]
    const { id, title } = item
    if (nodes.length > 0) return { id, title, state: 'fail', failing: nodes }
    return { id, title, state: item.appliesTo(view) ? 'pass' : 'not-applicable', failing: nodes }
  })
}
