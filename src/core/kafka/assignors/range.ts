import { compareText } from '../java-collections'
import type { ClientAnswer, ClientGroup, ClientMember } from './assignor'
import { compareMembers, membersInHashOrder, namesByMember, topicsInHashOrder } from './client-group'
import { RangeTopic } from './range-topic'
import { type TopicPartition, TopicPartitions } from './topic-partition'

/**
 * Gives every topic's partitions out as contiguous ranges over its sorted members; the first members get the
 * extra ones, of every topic anew. Where members and replicas share racks, what can be read inside a rack is
 * handed out first, co-partitioned topics together.
 *
 * @see org.apache.kafka.clients.consumer.RangeAssignor of Kafka 4.3.1
 */
export function assignRange(group: ClientGroup): ClientAnswer {
  const members = membersInHashOrder(group.members)
  const subscribers = new Map<string, ClientMember[]>()
  for (const member of members) {
    for (const topic of new Set(member.topics)) {
      const list = subscribers.get(topic)
      if (list === undefined) subscribers.set(topic, [member])
      else list.push(member)
    }
  }
  const assignment = new Map<string, TopicPartition[]>(members.map((member) => [member.id, []]))
  const partitions = new TopicPartitions()
  const topics = [...topicsInHashOrder(group)].map(([topic, count]) => {
    const all = Array.from({ length: count }, (_, index) => partitions.of(topic, index))
    return new RangeTopic(group, all, (subscribers.get(topic) ?? []).sort(compareMembers), assignment)
  })

  const followsRacks = topics.some((topic) => topic.followsRacks)
  if (followsRacks) assignInsideRacks(topics)
  for (const topic of topics) topic.assignRanges(() => true)
  if (followsRacks) for (const list of assignment.values()) list.sort(byTopicThenPartition)
  return { assignment: namesByMember(assignment) }
}

const byTopicThenPartition = (one: TopicPartition, other: TopicPartition): number =>
  compareText(one.topic, other.topic) || one.partition - other.partition

function assignInsideRacks(topics: readonly RangeTopic[]): void {
  const groups = new Map<string, RangeTopic[]>()
  for (const topic of topics) {
    const key = topic.coPartitioning
    groups.set(key, [...(groups.get(key) ?? []), topic])
  }
  for (const together of groups.values()) {
    const [first] = together
    if (first === undefined) continue
    if (together.length > 1) assignTogether(together, first)
    else if (first.followsRacks)
      first.assignRanges((member, partition) => first.rackMatches(member, partition))
  }
}

/** One member gets the same partition of all the topics, as long as it is in its rack for each of them. */
function assignTogether(topics: readonly RangeTopic[], first: RangeTopic): void {
  if (!first.knowsRacks) return
  const remaining = new Set(first.members)
  for (const [index] of first.partitions.entries()) {
    for (const member of remaining) {
      if (!topics.every((topic) => topic.rackMatchesAt(member, index) && topic.assignable(member) > 0))
        continue
      for (const topic of topics) topic.assignAt(member, index)
      if (topics.every((topic) => topic.assignable(member) === 0)) remaining.delete(member)
      break
    }
    if (remaining.size === 0) break
  }
}
