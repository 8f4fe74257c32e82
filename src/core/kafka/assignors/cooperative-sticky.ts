import type { ClientAnswer, ClientGroup } from './assignor'
import { namesByMember } from './client-group'
import { assignSticky } from './sticky-assignment'
import { readStickyGroup, removeFirst, type StickyGroup } from './sticky-group'
import type { TopicPartition } from './topic-partition'

/**
 * What the sticky assignor wants, reached in two rebalances: a partition that changes hands is given to nobody
 * in the first, so that its old owner can let it go while all others keep on; the second hands it out. Members
 * with racks may need more of them: what one holds outside its rack moves on at every rebalance.
 *
 * @see org.apache.kafka.clients.consumer.CooperativeStickyAssignor of Kafka 4.3.1
 */
export function assignStickyCooperatively(group: ClientGroup): ClientAnswer {
  const assignment = rebalance(group)
  const generation = 1 + Math.max(group.generation ?? 0, ...group.members.map((one) => one.generation ?? 0))
  const assignmentSecondRebalance = rebalance({
    ...group,
    members: group.members.map((member) => ({ ...member, generation, owned: assignment[member.id] ?? [] })),
  })
  return { assignment, assignmentSecondRebalance }
}

function rebalance(group: ClientGroup) {
  const sticky = readStickyGroup(group, (member, partitions) =>
    (member.owned ?? []).map((name) => partitions.parse(name)),
  )
  const { assignment, transferring } = assignSticky(sticky)
  for (const [partition, newOwner] of transferring ?? changingHands(sticky, assignment))
    removeFirst(assignment.get(newOwner) ?? [], partition)
  return namesByMember(assignment)
}

/** Partitions that somebody gains and somebody loses, with who gains them. */
function changingHands(
  { members }: StickyGroup,
  assignment: ReadonlyMap<string, readonly TopicPartition[]>,
): Map<TopicPartition, string> {
  const gained = new Map<TopicPartition, string>()
  const lost = new Set<TopicPartition>()
  for (const { id, claimed } of members) {
    const before = new Set(claimed)
    const after = new Set(assignment.get(id))
    for (const partition of after) if (!before.has(partition)) gained.set(partition, id)
    for (const partition of before) if (!after.has(partition)) lost.add(partition)
  }
  for (const partition of gained.keys()) if (!lost.has(partition)) gained.delete(partition)
  return gained
}
