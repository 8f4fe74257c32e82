import type { ClientGroup, ClientMember } from './assignor'
import { membersInHashOrder, rackOf, topicsInHashOrder } from './client-group'
import { type TopicPartition, TopicPartitions } from './topic-partition'

/** Stands for a member that names no generation. */
export const NO_GENERATION = -1

/** A member as a sticky assignor sees it. */
export interface StickyMember {
  readonly id: string
  readonly topics: readonly string[]
  readonly rack: string | undefined
  /** The generation that its subscription names, if any. */
  readonly generation: number | undefined
  /** What it says it owned, in the order in which it says so. */
  readonly claimed: readonly TopicPartition[]
}

/** What a sticky assignor works on: claims weighed against each other, in `HashMap` order of the members. */
export interface StickyGroup {
  readonly group: ClientGroup
  readonly partitions: TopicPartitions
  /** Partitions by topic. */
  readonly topics: ReadonlyMap<string, number>
  readonly members: readonly StickyMember[]
  readonly sameSubscriptions: boolean
  /** The claims that stand, by member id. */
  readonly owned: ReadonlyMap<string, TopicPartition[]>
  /** Claimed by several members in one generation: nobody keeps them. */
  readonly contested: ReadonlySet<TopicPartition>
  readonly lastGeneration: number
}

/**
 * Reads the members and weighs their claims: of two claims for a partition the later generation wins; within
 * one generation both are void.
 *
 * @see AbstractStickyAssignor.allSubscriptionsEqual
 */
export function readStickyGroup(
  group: ClientGroup,
  claimsOf: (member: ClientMember, partitions: TopicPartitions) => readonly TopicPartition[],
): StickyGroup {
  const partitions = new TopicPartitions()
  const topics = topicsInHashOrder(group)
  const members = membersInHashOrder(group.members).map((member) => ({
    id: member.id,
    topics: member.topics,
    rack: rackOf(member),
    generation: generationOf(group, member),
    claimed: claimsOf(member, partitions),
  }))
  return {
    group,
    partitions,
    topics,
    members,
    sameSubscriptions: haveSameSubscriptions(members),
    ...weighClaims(members, topics),
    lastGeneration: Math.max(NO_GENERATION, ...members.map((member) => member.generation ?? NO_GENERATION)),
  }
}

function generationOf(group: ClientGroup, member: ClientMember): number | undefined {
  const generation = member.generation ?? group.generation
  return generation === undefined || generation < 0 ? undefined : generation
}

/** As Kafka compares them: with the first subscription that is not empty; empty ones before it count as equal. */
function haveSameSubscriptions(members: readonly StickyMember[]): boolean {
  const first = new Set<string>()
  for (const { topics } of members) {
    if (first.size === 0) for (const topic of topics) first.add(topic)
    else if (topics.length !== first.size || !topics.every((topic) => first.has(topic))) return false
  }
  return true
}

function weighClaims(members: readonly StickyMember[], topics: ReadonlyMap<string, number>) {
  const owned = new Map<string, TopicPartition[]>()
  const contested = new Set<TopicPartition>()
  const ownerOf = new Map<TopicPartition, StickyMember>()
  for (const member of members) {
    const generation = member.generation ?? NO_GENERATION
    const keeps: TopicPartition[] = []
    owned.set(member.id, keeps)
    for (const partition of member.claimed) {
      if (!topics.has(partition.topic)) continue
      const rival = ownerOf.get(partition)
      const rivalGeneration = rival?.generation ?? NO_GENERATION
      if (rival !== undefined && generation < rivalGeneration) continue
      if (rival !== undefined) removeFirst(owned.get(rival.id) ?? [], partition)
      if (rival !== undefined && generation === rivalGeneration) contested.add(partition)
      else keeps.push(partition)
      ownerOf.set(partition, member)
    }
  }
  return { owned, contested }
}

/** Removes the first occurrence, as Java's `List.remove` does. */
export function removeFirst<Item>(list: Item[], item: Item): void {
  const index = list.indexOf(item)
  if (index >= 0) list.splice(index, 1)
}
