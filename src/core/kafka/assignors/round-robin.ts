import { compareText } from '../java-collections'
import type { ClientAnswer, ClientGroup } from './assignor'
import { compareMembers, membersInHashOrder, namesByMember, topicsInHashOrder } from './client-group'
import { type TopicPartition, TopicPartitions } from './topic-partition'

/**
 * Deals the partitions of all topics, sorted, one by one to the sorted members, passing over those that are
 * not subscribed. Racks and earlier owners do not matter.
 *
 * @see org.apache.kafka.clients.consumer.RoundRobinAssignor of Kafka 4.3.1
 */
export function assignRoundRobin(group: ClientGroup): ClientAnswer {
  const members = membersInHashOrder(group.members)
    .sort(compareMembers)
    .map((member) => ({ id: member.id, topics: new Set(member.topics), assigned: [] as TopicPartition[] }))
  const partitions = new TopicPartitions()
  const subscribed = new Set(group.members.flatMap((member) => member.topics))
  const topics = [...topicsInHashOrder(group)]
    .filter(([topic]) => subscribed.has(topic))
    .sort(([one], [other]) => compareText(one, other))
  let turn = 0
  const takeTurn = () => {
    const member = members[turn]
    turn = (turn + 1) % members.length
    return member
  }
  for (const [topic, count] of topics) {
    for (let partition = 0; partition < count; partition++) {
      let member = takeTurn()
      while (member !== undefined && !member.topics.has(topic)) member = takeTurn()
      member?.assigned.push(partitions.of(topic, partition))
    }
  }
  return { assignment: namesByMember(members.map(({ id, assigned }) => [id, assigned])) }
}
