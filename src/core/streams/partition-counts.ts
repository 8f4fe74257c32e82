import { type Topology, TopologyError } from './topology'

/** What a sub-topology reads and writes, by the names that topics have on the cluster. */
export interface SubtopologyTopics {
  readonly id: number
  readonly sources: readonly string[]
  readonly sinks: readonly string[]
}

/** The topics of each sub-topology that has tasks: one that only fills a global store has none. */
export function subtopologyTopics(topology: Topology, applicationId: string): readonly SubtopologyTopics[] {
  return topology.groups().flatMap((names, id) => {
    const nodes = names.flatMap((name) => topology.nodes.get(name) ?? [])
    const sources = nodes.flatMap((node) =>
      node.kind === 'source' ? node.topics.filter((topic) => !topology.globalTopics.has(topic)) : [],
    )
    const sinks = nodes.flatMap((node) => (node.kind === 'sink' ? [node.topic] : []))
    const named = (topics: readonly string[]) => [
      ...new Set(topics.map((topic) => topology.topicName(topic, applicationId))),
    ]
    return sources.length === 0 ? [] : [{ id, sources: named(sources), sinks: named(sinks) }]
  })
}

/**
 * Returns how many partitions each topic that a Streams application reads has, as Kafka decides it: repartition topics
 * take what was asked for, or the most of what their writers read, and then what they are joined with. Topics whose
 * count is not known, and what follows from them, are left out. Throws a `TopologyError` where joined topics differ and
 * nothing can be repartitioned.
 *
 * @see org.apache.kafka.streams.processor.internals.RepartitionTopics, CopartitionedTopicsEnforcer
 */
export function partitionCounts(
  topology: Topology,
  applicationId: string,
  partitionsOf: (topic: string) => number | undefined,
): ReadonlyMap<string, number> {
  const subtopologies = subtopologyTopics(topology, applicationId)
  const asked = new Map(
    [...topology.internalTopics].map(([topic, count]) => [topology.topicName(topic, applicationId), count]),
  )
  const counts = new Map<string, number>()
  for (const { sources } of subtopologies) {
    for (const topic of sources) {
      const count = asked.has(topic) ? asked.get(topic) : partitionsOf(topic)
      if (count !== undefined) counts.set(topic, count)
    }
  }
  for (let grew = true; grew; ) {
    grew = false
    for (const topic of asked.keys()) {
      if (counts.has(topic)) continue
      const read = subtopologies
        .filter(({ sinks }) => sinks.includes(topic))
        .flatMap(({ sources }) => sources)
      const known = read.flatMap((source) => counts.get(source) ?? [])
      if (known.length === 0) continue
      counts.set(topic, Math.max(...known))
      grew = true
    }
  }
  for (const group of topology.copartitionGroups(applicationId)) makeEqual([...group], asked, counts)
  return counts
}

/** Brings the topics of a co-partition group to one count, as far as they are Kafka's to change. */
function makeEqual(
  group: readonly string[],
  asked: ReadonlyMap<string, number | undefined>,
  counts: Map<string, number>,
): void {
  const external = group.filter((topic) => !asked.has(topic))
  const repartitions = group.filter((topic) => asked.has(topic))
  const fixed =
    external.length > 0 ? external : repartitions.filter((topic) => asked.get(topic) !== undefined)
  const known = fixed.flatMap((topic) => counts.get(topic) ?? [])
  if (known.length < fixed.length) return
  const differing =
    external.length > 0
      ? 'Topics not co-partitioned'
      : 'Following topics do not have the same number of partitions'
  const list = () => fixed.map((topic) => `${topic}=${counts.get(topic)}`).join(', ')
  if (new Set(known).size > 1) throw new TopologyError(`${differing}: [${list()}]`)
  const count = known[0] ?? Math.max(0, ...repartitions.flatMap((topic) => counts.get(topic) ?? []))
  if (count === 0) return
  for (const topic of repartitions) {
    const own = asked.get(topic)
    if (own !== undefined && own !== count)
      throw new TopologyError(
        `Number of partitions [${own}] of repartition topic [${topic}] doesn't match number of partitions [${count}] of the source topic.`,
      )
    counts.set(topic, count)
  }
}

/** The number of tasks of each sub-topology, by its id: the most partitions of what it reads; 0 where none is known. */
export const taskCounts = (
  subtopologies: readonly SubtopologyTopics[],
  counts: ReadonlyMap<string, number>,
): ReadonlyMap<number, number> =>
  new Map(
    subtopologies.map(({ id, sources }) => [
      id,
      Math.max(0, ...sources.map((topic) => counts.get(topic) ?? 0)),
    ]),
  )
