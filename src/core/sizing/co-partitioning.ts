import type { Topic } from '../model/design'

export interface CoPartner {
  readonly name: string
  readonly partitions: number
}

/**
 * For every topic that must be co-partitioned with others, the one among the others that has, or on its own
 * needs, the most partitions. The relation is taken as symmetric and transitive, as a chain of joins is.
 *
 * @see org.apache.kafka.streams.processor.internals.CopartitionedTopicsEnforcer
 */
export function findCoPartners(
  topics: readonly Topic[],
  partitionsOf: (topic: Topic, at: number) => number,
): ReadonlyMap<string, CoPartner> {
  if (!topics.some((topic) => topic.coPartitionedWith?.length)) return NONE
  const names = new Set(topics.map((topic) => topic.name))
  const root = new Map<string, string>()
  const find = (name: string): string => {
    let at = name
    for (let up = root.get(at); up !== undefined && up !== at; up = root.get(at)) at = up
    root.set(name, at)
    return at
  }
  for (const topic of topics) {
    for (const other of topic.coPartitionedWith ?? []) {
      if (names.has(other)) root.set(find(other), find(topic.name))
    }
  }
  const sets = new Map<string, CoPartner[]>()
  for (const [at, topic] of topics.entries()) {
    const { name } = topic
    if (!root.has(name)) continue
    const top = find(name)
    const member = { name, partitions: partitionsOf(topic, at) }
    const set = sets.get(top)
    if (set) set.push(member)
    else sets.set(top, [member])
  }
  const partners = new Map<string, CoPartner>()
  for (const set of sets.values()) {
    for (const { name } of set) {
      let most: CoPartner | undefined
      for (const other of set) {
        if (other.name !== name && other.partitions > (most?.partitions ?? 0)) most = other
      }
      if (most) partners.set(name, most)
    }
  }
  return partners
}

const NONE: ReadonlyMap<string, CoPartner> = new Map()
