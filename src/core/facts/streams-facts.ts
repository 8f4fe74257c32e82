import { buildTopology, type NotBuilt } from '../expand/kinds/derives-of-streams'
import { threadsOf } from '../model/inside-streams'
import { standbysAsked } from '../settings/streams-settings'
import { cachedPer } from '../shared/cached-per'
import { internalTopicsOfBuilt, type SizedInternalTopic } from '../streams/internal-topics'
import { partitionCounts, subtopologyTopics, taskCounts } from '../streams/partition-counts'
import { type Topology, TopologyError } from '../streams/topology'
import type { StreamsAppView } from '../views/views'
import { perInstance, type StateOfInstance } from './state-of-instance'
import { type StoreState, storesOf } from './streams-stores'

export interface Subtopology {
  readonly id: number
  readonly reads: readonly string[]
  readonly writes: readonly string[]
  readonly stores: readonly string[]
  /** 0 for one that only fills a global store, and where a topic that it reads has no partitions. */
  readonly tasks: number
  readonly isGlobal: boolean
}

/** What has to be co-partitioned, with the partitions in effect. */
export interface CopartitionGroup {
  /** Whether Kafka compares their counts: of a topic that is read as a second stream it forgets which join it is in. */
  readonly isChecked: boolean
  readonly topics: readonly { readonly name: string; readonly partitions: number | undefined }[]
}

/** All that follows from the topology of a Streams application. */
export interface StreamsTopology extends StateOfInstance {
  readonly topology: Topology
  readonly subtopologies: readonly Subtopology[]
  readonly internalTopics: readonly SizedInternalTopic[]
  /** Why Kafka would not start it, in its own words: topics that must be co-partitioned and are not. */
  readonly startError: string | undefined
  readonly copartitioned: readonly CopartitionGroup[]
  readonly tasks: number
  readonly threads: number
  readonly idleThreads: number
  readonly stores: readonly StoreState[]
  readonly instances: number
  readonly standbys: number
}

export type StreamsFacts = ({ readonly ok: true } & StreamsTopology) | NotBuilt

/**
 * Returns what follows from the topology of a Streams application, with the partitions in effect of the topics that it
 * reads: sub-topologies and tasks, state, internal topics; or why it cannot be built.
 *
 * @see FACTS of Kafka 4.3: PartitionGrouper, RepartitionTopics, RocksDBStore
 */
export const streamsFacts = cachedPer((view: StreamsAppView): StreamsFacts => {
  const built = buildTopology(view.app)
  return built.ok ? { ok: true, ...factsOf(view, built.topology) } : built
})

/** The counts that Kafka settles on; those that are stated where it would refuse to start. */
function countsOf(
  topology: Topology,
  applicationId: string,
  partitionsOf: (topic: string) => number | undefined,
) {
  try {
    return { counts: partitionCounts(topology, applicationId, partitionsOf), startError: undefined }
  } catch (error) {
    if (!(error instanceof TopologyError)) throw error
    const counts = new Map<string, number>()
    for (const { sources } of subtopologyTopics(topology, applicationId))
      for (const topic of sources) {
        const count = partitionsOf(topic)
        if (count !== undefined) counts.set(topic, count)
      }
    return { counts, startError: error.message }
  }
}

function factsOf(view: StreamsAppView, topology: Topology): StreamsTopology {
  const { app } = view
  const applicationId = app.applicationId ?? app.name
  const drawn = new Map(view.reads.map(({ topic }) => [topic.name, topic]))
  const { counts, startError } = countsOf(topology, applicationId, (name) => drawn.get(name)?.partitions)
  const tasksOf = taskCounts(subtopologyTopics(topology, applicationId), counts)
  const subtopologies = subtopologiesOf(topology, applicationId, tasksOf)
  const tasks = subtopologies.reduce((sum, one) => sum + one.tasks, 0)
  const threads = threadsOf(app)
  const instances = app.instances ?? 1
  const standbys = Math.min(standbysAsked(app, view.cluster).count, instances - 1)
  const stores = storesOf(view, topology, subtopologies)
  const inEffect = view.reads.map(({ topic: { name, partitions } }) => ({ name, partitions }))
  return {
    topology,
    subtopologies,
    internalTopics: internalTopicsOfBuilt(topology, app, inEffect),
    startError,
    copartitioned: copartitionedIn(topology, applicationId, counts),
    tasks,
    threads,
    idleThreads: Math.max(0, threads - tasks),
    stores,
    instances,
    standbys,
    ...perInstance(app, stores, instances, standbys),
  }
}

function copartitionedIn(
  topology: Topology,
  applicationId: string,
  counts: ReadonlyMap<string, number>,
): readonly CopartitionGroup[] {
  const checked = topology.copartitionGroups(applicationId)
  return topology.joinedGroups(applicationId).map((group) => ({
    isChecked: checked.some((one) => [...group].every((name) => one.has(name))),
    topics: [...group].map((name) => ({ name, partitions: counts.get(name) })),
  }))
}

function subtopologiesOf(
  topology: Topology,
  applicationId: string,
  tasksOf: ReadonlyMap<number, number>,
): readonly Subtopology[] {
  return topology.groups().map((names, id) => {
    const nodes = names.flatMap((name) => topology.nodes.get(name) ?? [])
    const named = (topics: readonly string[]) => [
      ...new Set(topics.map((topic) => topology.topicName(topic, applicationId))),
    ]
    const sources = nodes.flatMap((node) => (node.kind === 'source' ? node.topics : []))
    return {
      id,
      reads: named(sources),
      writes: named(nodes.flatMap((node) => (node.kind === 'sink' ? [node.topic] : []))),
      stores: [...new Set(nodes.flatMap((node) => (node.kind === 'processor' ? [...node.stores] : [])))],
      tasks: tasksOf.get(id) ?? 0,
      isGlobal: sources.some((topic) => topology.globalTopics.has(topic)),
    }
  })
}
