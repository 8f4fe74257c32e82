import { JavaHashMap, stringHash } from '../java-collections'
import type { ClientAnswer, ClientGroup, ClientMember } from './assignor'
import { namesByMember } from './client-group'
import { assignSticky } from './sticky-assignment'
import { readStickyGroup } from './sticky-group'
import type { TopicPartition, TopicPartitions } from './topic-partition'

/**
 * As even as can be, and of those the assignment that moves least from what the members owned. Eager: everybody
 * stops for it.
 *
 * @see org.apache.kafka.clients.consumer.StickyAssignor of Kafka 4.3.1
 */
export function assignStickyEagerly(group: ClientGroup): ClientAnswer {
  return { assignment: namesByMember(assignSticky(readStickyGroup(group, claimsInUserData)).assignment) }
}

/** The claims travel in the subscription's user data, grouped by topic in `HashMap` order. */
function claimsInUserData(member: ClientMember, partitions: TopicPartitions): TopicPartition[] {
  const byTopic = new JavaHashMap<string, TopicPartition[]>(stringHash)
  for (const name of member.owned ?? []) {
    const partition = partitions.parse(name)
    byTopic.computeIfAbsent(partition.topic, () => []).push(partition)
  }
  return byTopic.keys().flatMap((topic) => byTopic.get(topic) ?? [])
}
