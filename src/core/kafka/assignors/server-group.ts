import { capacityForCopy, inHashOrder, integerHash, JavaHashMap } from '../java-collections'
import type { ServerAnswer, ServerGroup } from './assignor'
import { membersInHashOrder, partitionsOf } from './client-group'

/** A topic as the coordinator knows it. Ids ascend with the order in which the topics are listed. */
export interface ServerTopic {
  readonly name: string
  /** The lower half of its `Uuid`, whose upper half is 0: also its hash. */
  readonly id: number
  readonly partitions: number
}

/** Java's hash of a topic's `Uuid`. */
export const topicHash = ({ id }: ServerTopic): number => id

/** A partition of a topic by id. */
export interface TopicIdPartition {
  readonly topic: ServerTopic
  readonly partition: number
}

/** Java's hash of the record `org.apache.kafka.server.common.TopicIdPartition`. */
export const topicIdPartitionHash = ({ topic, partition }: TopicIdPartition): number =>
  (Math.imul(31, topic.id) + partition) | 0

export type PartitionSet = JavaHashMap<number, true>

/** Partitions by topic. */
export type MemberPartitions = Map<ServerTopic, PartitionSet>

/** A member as the coordinator's assignors see it. */
export interface CoordinatedMember {
  readonly id: string
  readonly instanceId?: string
  /** The topics of its subscription that exist. */
  readonly topics: ReadonlySet<ServerTopic>
  /** The target assignment so far, topics by id. */
  readonly current: MemberPartitions
}

export interface CoordinatedGroup {
  /** In the order of the `HashMap` that the coordinator builds. */
  readonly members: readonly CoordinatedMember[]
  readonly homogeneous: boolean
}

/**
 * The group as `TargetAssignmentBuilder` hands it to an assignor. Subscriptions to topics that do not exist
 * are left out, as `TopicIds` leaves them out.
 */
export function readServerGroup(group: ServerGroup): CoordinatedGroup {
  const topics = new Map<string, ServerTopic>(
    Object.keys(group.topics).map((name, index) => [
      name,
      { name, id: index + 1, partitions: partitionsOf(group, name) },
    ]),
  )
  const members = membersInHashOrder(group.members).map((member) => ({
    id: member.id,
    ...(member.instanceId === undefined ? {} : { instanceId: member.instanceId }),
    topics: new Set(
      inHashOrder(
        member.topics.flatMap((name) => topics.get(name) ?? []),
        topicHash,
      ),
    ),
    current: readCurrent(member.current ?? {}, topics),
  }))
  return { members, homogeneous: isHomogeneous(group, members) }
}

function isHomogeneous({ subscriptionType }: ServerGroup, members: readonly CoordinatedMember[]): boolean {
  if (subscriptionType !== undefined) return subscriptionType === 'HOMOGENEOUS'
  const [first] = members
  return members.every(
    ({ topics }) =>
      topics.size === first?.topics.size && [...topics].every((topic) => first.topics.has(topic)),
  )
}

function readCurrent(
  current: Readonly<Record<string, readonly number[]>>,
  topics: ReadonlyMap<string, ServerTopic>,
): MemberPartitions {
  const known = Object.keys(current).flatMap((name) => topics.get(name) ?? [])
  return new Map(
    inHashOrder(known, topicHash).map((topic) => [topic, toPartitionSet(current[topic.name] ?? [])]),
  )
}

function toPartitionSet(partitions: readonly number[]): PartitionSet {
  const set: PartitionSet = new JavaHashMap(integerHash, capacityForCopy(partitions.length))
  for (const partition of partitions) set.put(partition, true)
  return set
}

/** A copy that can be changed while the old one is still read. */
export const copyPartitions = (partitions: MemberPartitions): MemberPartitions =>
  new Map([...partitions].map(([topic, set]) => [topic, toPartitionSet([...set])]))

/** Adds a partition to a member. */
export function addPartition(partitions: MemberPartitions, topic: ServerTopic, partition: number): void {
  let set = partitions.get(topic)
  if (set === undefined) {
    set = new JavaHashMap(integerHash)
    partitions.set(topic, set)
  }
  set.put(partition, true)
}

/** The answer's form: topics by name, partitions ascending. */
export const toServerAnswer = (
  assignment: Iterable<readonly [string, ReadonlyMap<ServerTopic, Iterable<number>>]>,
): ServerAnswer => ({
  assignment: Object.fromEntries(
    [...assignment].map(([id, partitions]) => [
      id,
      Object.fromEntries(
        [...partitions]
          .sort(([one], [other]) => (one.name < other.name ? -1 : 1))
          .map(([topic, set]) => [topic.name, [...set].sort((one, other) => one - other)]),
      ),
    ]),
  ),
})
