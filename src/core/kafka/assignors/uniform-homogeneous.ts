import { capacityForCopy, inHashOrder } from '../java-collections'
import {
  addPartition,
  type CoordinatedMember,
  copyPartitions,
  type MemberPartitions,
  type ServerTopic,
  topicHash,
} from './server-group'

interface Quota {
  readonly member: CoordinatedMember
  readonly remaining: number
}

/**
 * The uniform assignment of members with one subscription.
 *
 * @see UniformHomogeneousAssignmentBuilder
 */
export function assignUniformHomogeneous(
  members: readonly CoordinatedMember[],
): Map<string, MemberPartitions> {
  const subscription = members[0]?.topics ?? new Set<ServerTopic>()
  if (subscription.size === 0) return new Map(members.map(({ id }) => [id, new Map()]))
  const topics = inHashOrder(subscription, topicHash, capacityForCopy(subscription.size))
  const unassigned = ownedByNobody(topics, members)
  const total = topics.reduce((sum, { partitions }) => sum + partitions, 0)
  const minimum = Math.floor(total / members.length)
  let extras = total % members.length

  const target = new Map<string, MemberPartitions>()
  const unfilled: Quota[] = []
  for (const [index, member] of members.entries()) {
    let takesExtra = extras > 0
    const { kept, revoked, spare } = keepUpTo(minimum + (takesExtra ? 1 : 0), member, subscription)
    target.set(member.id, kept)
    unassigned.push(...revoked)
    let remaining = spare
    if (remaining > 0 && takesExtra && members.length - index > extras) {
      remaining--
      takesExtra = false
    }
    if (remaining > 0) unfilled.push({ member, remaining })
    if (takesExtra) extras--
  }

  let next = 0
  for (const { member, remaining } of unfilled) {
    const partitions = target.get(member.id) ?? new Map()
    for (const [topic, partition] of unassigned.slice(next, next + remaining))
      addPartition(partitions, topic, partition)
    next += remaining
  }
  return target
}

function ownedByNobody(
  topics: readonly ServerTopic[],
  members: readonly CoordinatedMember[],
): [ServerTopic, number][] {
  const owned = new Map<ServerTopic, Set<number>>(topics.map((topic) => [topic, new Set()]))
  for (const { current } of members)
    for (const [topic, partitions] of current)
      for (const partition of partitions) owned.get(topic)?.add(partition)
  return topics.flatMap((topic) =>
    Array.from({ length: topic.partitions }, (_, partition): [ServerTopic, number] => [
      topic,
      partition,
    ]).filter(([, partition]) => !owned.get(topic)?.has(partition)),
  )
}

/** Keeps of a member's partitions as many as the quota lets it; a topic that it left goes without a trace. */
function keepUpTo(quota: number, { current }: CoordinatedMember, subscription: ReadonlySet<ServerTopic>) {
  const kept = copyPartitions(current)
  const revoked: [ServerTopic, number][] = []
  let spare = quota
  for (const [topic, partitions] of current) {
    if (!subscription.has(topic)) {
      kept.delete(topic)
      continue
    }
    const set = kept.get(topic)
    for (const partition of partitions) {
      if (spare > 0) {
        spare--
      } else {
        set?.delete(partition)
        revoked.push([topic, partition])
      }
    }
    if (partitions.size > 0 && set?.size === 0) kept.delete(topic)
  }
  return { kept, revoked, spare }
}
