import { partitionCounts, subtopologyTopics, taskCounts } from './partition-counts'
import type { StreamsApp } from './processing'
import { readProcessing } from './read-processing'
import { type RegisteredStore, type Topology, TopologyError } from './topology'

/** A topic that Kafka Streams makes for an application by itself. */
export interface InternalTopic {
  readonly name: string
  readonly role: 'repartition' | 'changelog'
  /** The sub-topology that reads it; a changelog has a partition for each of its tasks. */
  readonly subtopology: number
  /** The store whose changes it keeps. */
  readonly store?: string
  /** As asked for by `Repartitioned.numberOfPartitions`; undefined where Kafka chooses. */
  readonly partitions: number | undefined
  readonly config: Readonly<Record<string, string>>
}

/** `windowstore.changelog.additional.retention.ms`, in milliseconds: one day. */
export const ADDITIONAL_RETENTION_MS = 86_400_000

/** @see org.apache.kafka.streams.processor.internals.RepartitionTopicConfig */
const REPARTITION_CONFIG = {
  'cleanup.policy': 'delete',
  'message.timestamp.type': 'CreateTime',
  'retention.ms': '-1',
  'segment.bytes': '52428800',
}

/**
 * Returns the repartition and changelog topics of a Streams application, with the names and the settings that Kafka 4.3
 * gives them, sub-topology by sub-topology. Throws a `TopologyError` for what Kafka would refuse to build.
 *
 * @see InternalTopologyBuilder.subtopologyToTopicsInfo, InternalTopicConfig and its three kinds of changelog
 */
export const internalTopicsOf = (app: StreamsApp): readonly InternalTopic[] =>
  internalTopicsIn(readProcessing(app), app)

/** The same of a topology that is built already. */
export function internalTopicsIn(topology: Topology, app: StreamsApp): readonly InternalTopic[] {
  const prefix = app.applicationId ?? app.name
  const additional = Number(
    app.config?.['windowstore.changelog.additional.retention.ms'] ?? ADDITIONAL_RETENTION_MS,
  )
  return topology.groups().flatMap((names, subtopology) => {
    const inGroup = new Set(names)
    const repartitions = names.flatMap((name) => {
      const node = topology.nodes.get(name)
      if (node?.kind !== 'source') return []
      return node.topics
        .filter((topic) => topology.internalTopics.has(topic))
        .map(
          (topic): InternalTopic => ({
            name: topology.topicName(topic, prefix),
            role: 'repartition',
            subtopology,
            partitions: topology.internalTopics.get(topic),
            config: REPARTITION_CONFIG,
          }),
        )
    })
    const changelogs = [...topology.stores.values()]
      .filter(({ processors, hasChangelog }) => hasChangelog && processors.some((name) => inGroup.has(name)))
      .map(
        (store): InternalTopic => ({
          name: `${prefix}-${store.name}-changelog`,
          role: 'changelog',
          subtopology,
          store: store.name,
          partitions: undefined,
          config: { ...changelogConfig(store, additional), ...store.changelogConfig },
        }),
      )
    return [...repartitions, ...changelogs]
  })
}

function changelogConfig(
  { kind, retentionMs = 0 }: RegisteredStore,
  additionalMs: number,
): Readonly<Record<string, string>> {
  const timestamps = { 'message.timestamp.type': 'CreateTime' }
  const kept = String(retentionMs + additionalMs)
  switch (kind) {
    case 'key-value':
    case 'buffer':
      return { 'cleanup.policy': 'compact', ...timestamps }
    case 'versioned':
      return { 'cleanup.policy': 'compact', ...timestamps, 'min.compaction.lag.ms': kept }
    case 'window':
    case 'session':
      return { 'cleanup.policy': 'compact,delete', ...timestamps, 'retention.ms': kept }
    case 'join-window':
      return { 'cleanup.policy': 'delete', ...timestamps, 'retention.ms': kept }
  }
}

/** An internal topic with its size: counts that depend on a topic whose partitions nobody stated are undefined. */
export interface SizedInternalTopic extends InternalTopic {
  /** `replication.factor` of the application; -1, the broker's default, where it is not set. */
  readonly replicationFactor: number
}

/**
 * Returns the internal topics of a Streams application in a design, with the partitions that Kafka gives them: those of
 * a repartition topic follow what it is joined with, a changelog has one for each task of its sub-topology. Throws a
 * `TopologyError` for what Kafka would refuse to build or to start.
 *
 * @param design the partitions of topics that are stated as numbers
 */
export const internalTopics = (
  app: StreamsApp,
  design: { readonly topics: readonly StatedTopic[] },
): readonly SizedInternalTopic[] => sizeInternalTopics(readProcessing(app), app, design.topics)

interface StatedTopic {
  readonly name: string
  readonly partitions?: unknown
}

/**
 * The same of a topology that is built already, without partitions where Kafka would not start it: joined topics that
 * differ are a finding of their own.
 */
export function internalTopicsOfBuilt(
  topology: Topology,
  app: StreamsApp,
  topics: readonly StatedTopic[],
): readonly SizedInternalTopic[] {
  try {
    return sizeInternalTopics(topology, app, topics)
  } catch (error) {
    if (!(error instanceof TopologyError)) throw error
    const replicationFactor = Number(app.config?.['replication.factor'] ?? -1)
    return internalTopicsIn(topology, app).map((topic) => ({ ...topic, replicationFactor }))
  }
}

function sizeInternalTopics(
  topology: Topology,
  app: StreamsApp,
  topics: readonly StatedTopic[],
): readonly SizedInternalTopic[] {
  const applicationId = app.applicationId ?? app.name
  const stated = new Map(topics.map(({ name, partitions }) => [name, partitions]))
  const counts = partitionCounts(topology, applicationId, (topic) => {
    const partitions = stated.get(topic)
    return typeof partitions === 'number' ? partitions : undefined
  })
  const tasks = taskCounts(subtopologyTopics(topology, applicationId), counts)
  const replicationFactor = Number(app.config?.['replication.factor'] ?? -1)
  return internalTopicsIn(topology, app).map((topic) => ({
    ...topic,
    partitions:
      (topic.role === 'repartition' ? counts.get(topic.name) : tasks.get(topic.subtopology)) || undefined,
    replicationFactor,
  }))
}
