import { compareText, inHashOrder, JavaHashMap, stringHash } from '../java-collections'
import type { ClientAssignment, ClientGroup } from './assignor'
import type { TopicPartition } from './topic-partition'

/** The members as Kafka walks its `HashMap` of subscriptions; of two with one id the last counts. */
export function membersInHashOrder<Member extends { readonly id: string }>(
  members: readonly Member[],
): Member[] {
  const byId = new JavaHashMap<string, Member>(stringHash)
  for (const member of members) byId.put(member.id, member)
  return byId.keys().flatMap((id) => byId.get(id) ?? [])
}

/** Static members first, by instance id; then the others by member id. */
export function compareMembers(
  one: { readonly id: string; readonly instanceId?: string },
  other: { readonly id: string; readonly instanceId?: string },
): number {
  if (one.instanceId !== undefined && other.instanceId !== undefined)
    return compareText(one.instanceId, other.instanceId)
  if (one.instanceId !== undefined) return -1
  if (other.instanceId !== undefined) return 1
  return compareText(one.id, other.id)
}

/** Partitions by topic in the order of the leader's `HashMap`; topics without partitions do not exist. */
export function topicsInHashOrder(group: ClientGroup): Map<string, number> {
  const existing = Object.keys(group.topics).filter((topic) => partitionsOf(group, topic) > 0)
  return new Map(inHashOrder(existing, stringHash).map((topic) => [topic, partitionsOf(group, topic)]))
}

/** How many partitions a topic has: 0 where it does not exist. */
export const partitionsOf = (
  group: { readonly topics: Readonly<Record<string, number>> },
  topic: string,
): number => (Object.hasOwn(group.topics, topic) ? (group.topics[topic] ?? 0) : 0)

/** The rack of a member, if it names one. */
export const rackOf = (member: { readonly rack?: string }): string | undefined =>
  member.rack === '' ? undefined : member.rack

/** The racks of a partition's replicas. */
export const racksOf = (group: ClientGroup, name: string): ReadonlySet<string> =>
  new Set(
    group.partitionRacks !== undefined && Object.hasOwn(group.partitionRacks, name)
      ? group.partitionRacks[name]
      : [],
  )

/**
 * Whether racks are followed at all: members and replicas share one, and not every partition is in every rack.
 *
 * @see AbstractPartitionAssignor.useRackAwareAssignment
 */
export function followsRacks(
  memberRacks: ReadonlySet<string>,
  partitionRacks: ReadonlySet<string>,
  racksByPartition: Iterable<ReadonlySet<string>>,
): boolean {
  if (![...memberRacks].some((rack) => partitionRacks.has(rack))) return false
  for (const racks of racksByPartition) if (racks.size !== partitionRacks.size) return true
  return false
}

/** The answer's form of an assignment. */
export const namesByMember = (
  assignment: Iterable<readonly [string, readonly TopicPartition[]]>,
): ClientAssignment =>
  Object.fromEntries(
    [...assignment].map(([id, partitions]) => [id, partitions.map((partition) => partition.name)]),
  )
