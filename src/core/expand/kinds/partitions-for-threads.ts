import type { StreamsApp } from '../../model/design'
import { threadsOf } from '../../model/inside-streams'
import { cachedPer } from '../../shared/cached-per'
import { subtopologyTopics } from '../../streams/partition-counts'
import { buildTopology } from './derives-of-streams'

const topicsOfTasks = cachedPer((app: StreamsApp): readonly ReadonlySet<string>[] => {
  const built = buildTopology(app)
  return built.ok
    ? subtopologyTopics(built.topology, app.applicationId ?? app.name).map(({ sources }) => new Set(sources))
    : []
})

/**
 * Returns how many partitions a topic needs, so that each thread of a Streams application that reads it has a task: the
 * threads over the sub-topologies, each of which has a task for a partition. 0 for the topic of a global table, and of a
 * program that cannot be built.
 */
export function partitionsForThreads(app: StreamsApp, topic: string): number {
  const subtopologies = topicsOfTasks(app)
  return subtopologies.some((sources) => sources.has(topic))
    ? Math.ceil(threadsOf(app) / subtopologies.length)
    : 0
}
