import type { ServerAnswer, ServerGroup } from './assignor'
import { compareMembers } from './client-group'
import { readServerGroup, type ServerTopic, toServerAnswer } from './server-group'

/**
 * The range assignor of the coordinator (KIP-848): contiguous ranges of every topic over its sorted members,
 * the extra ones to the first. It looks at neither racks nor the assignment so far.
 *
 * @see org.apache.kafka.coordinator.group.assignor.RangeAssignor of Kafka 4.3.1
 */
export function assignServerRange(group: ServerGroup): ServerAnswer {
  const members = readServerGroup(group).members.toSorted(compareMembers)
  const subscribers = new Map<ServerTopic, number>()
  for (const { topics } of members)
    for (const topic of topics) subscribers.set(topic, (subscribers.get(topic) ?? 0) + 1)
  const next = new Map<ServerTopic, { partition: number; extras: number }>()

  const takeRange = (topic: ServerTopic): number[] => {
    const count = subscribers.get(topic) ?? 1
    const state = next.get(topic) ?? { partition: 0, extras: topic.partitions % count }
    const size = Math.floor(topic.partitions / count) + (state.extras > 0 ? 1 : 0)
    next.set(topic, { partition: state.partition + size, extras: state.extras - 1 })
    return Array.from({ length: size }, (_, index) => state.partition + index)
  }

  return toServerAnswer(
    members.map(({ id, topics }) => [
      id,
      new Map(
        [...topics]
          .map((topic) => [topic, takeRange(topic)] as const)
          .filter(([, range]) => range.length > 0),
      ),
    ]),
  )
}
