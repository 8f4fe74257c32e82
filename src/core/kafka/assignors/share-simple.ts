import { integerHash } from '../java-collections'
import type { ServerAnswer, ServerGroup } from './assignor'
import {
  addPartition,
  type CoordinatedGroup,
  type CoordinatedMember,
  copyPartitions,
  type MemberPartitions,
  readServerGroup,
  type ServerTopic,
  type TopicIdPartition,
  topicIdPartitionHash,
  toServerAnswer,
} from './server-group'
import { shareOut } from './share-out'

/**
 * The assignor of share groups (KIP-932), whose members may share a partition: with more members than
 * partitions, every partition is read by several. With different subscriptions each topic is shared by itself.
 *
 * Kafka keeps a topic's entry when the member's last partition of it is revoked, and so does this. Where eight
 * or more topics of hundreds of partitions are shared together, Kafka's own answer differs from run to run: it
 * orders partitions of equal hash by object addresses. What is shared stays the same, who reads what does not.
 *
 * @see org.apache.kafka.coordinator.group.assignor.SimpleAssignor of Kafka 4.3.1
 */
export function assignShareSimple(group: ServerGroup): ServerAnswer {
  const { members, homogeneous } = readServerGroup(group)
  const target = members.map(({ current }) => copyPartitions(current))
  if (!members.some(({ topics }) => topics.size > 0)) for (const partitions of target) partitions.clear()
  else if (homogeneous) shareTopicsTogether(members, target)
  else shareTopicsApart(members, target)
  return toServerAnswer(members.map(({ id }, index) => [id, target[index] ?? new Map()]))
}

function shareTopicsTogether(
  members: CoordinatedGroup['members'],
  target: readonly MemberPartitions[],
): void {
  const subscription = members[0]?.topics ?? new Set<ServerTopic>()
  const interned = new Map<ServerTopic, TopicIdPartition[]>()
  const partitionOf = (topic: ServerTopic, partition: number): TopicIdPartition => {
    const partitions = interned.get(topic) ?? []
    interned.set(topic, partitions)
    const found = partitions[partition] ?? { topic, partition }
    partitions[partition] = found
    return found
  }
  for (const partitions of target)
    for (const topic of partitions.keys()) if (!subscription.has(topic)) partitions.delete(topic)

  shareOut<TopicIdPartition>({
    members: [...members.keys()],
    targets: [...subscription].flatMap((topic) =>
      Array.from({ length: topic.partitions }, (_, partition) => partitionOf(topic, partition)),
    ),
    hash: topicIdPartitionHash,
    held: target.flatMap((partitions, member) =>
      [...partitions].flatMap(([topic, set]) =>
        [...set].map((partition) => [member, partitionOf(topic, partition)] as const),
      ),
    ),
    give: (member, { topic, partition }) => addTo(target, member, topic, partition),
    take: (member, { topic, partition }) => target[member]?.get(topic)?.delete(partition),
  })
}

function shareTopicsApart(members: readonly CoordinatedMember[], target: readonly MemberPartitions[]): void {
  for (const topic of new Set(members.flatMap(({ topics }) => [...topics]))) {
    shareOut<number>({
      members: [...members.keys()].filter((index) => members[index]?.topics.has(topic)),
      targets: [...new Array(topic.partitions).keys()],
      hash: integerHash,
      held: members.flatMap(({ current }, member) =>
        [...(current.get(topic) ?? [])].map((partition) => [member, partition] as const),
      ),
      give: (member, partition) => addTo(target, member, topic, partition),
      take: (member, partition) => target[member]?.get(topic)?.delete(partition),
    })
  }
}

function addTo(
  target: readonly MemberPartitions[],
  member: number,
  topic: ServerTopic,
  partition: number,
): void {
  const partitions = target[member]
  if (partitions !== undefined) addPartition(partitions, topic, partition)
}
