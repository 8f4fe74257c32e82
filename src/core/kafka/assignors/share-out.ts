import { capacityForCount, integerHash, JavaHashMap } from '../java-collections'

/** Partitions to be shared by members that all may have them. */
export interface Sharing<Partition> {
  /** Indices of the subscribed members, ascending. */
  readonly members: readonly number[]
  readonly targets: readonly Partition[]
  readonly hash: (partition: Partition) => number
  /** Who holds what so far; others than the subscribed members lose it. */
  readonly held: Iterable<readonly [member: number, partition: Partition]>
  give(member: number, partition: Partition): void
  take(member: number, partition: Partition): void
}

type MemberSet = JavaHashMap<number, true>

/**
 * Has every partition read by equally many members and gives every member equally many partitions, as far as
 * the numbers go: trims members that hold too many, then partitions that too many hold, then deals out the rest.
 *
 * @see SimpleHomogeneousAssignmentBuilder, SimpleHeterogeneousAssignmentBuilder
 */
export function shareOut<Partition>(sharing: Sharing<Partition>): void {
  const { members, targets, hash, held } = sharing
  const readers = targets.length === 0 ? 0 : Math.ceil(members.length / targets.length)
  const desired = desiredCounts(members, (readers * targets.length) / members.length)
  const byPartition = new JavaHashMap<Partition, MemberSet>(hash, capacityForCount(targets.length))
  const byMember = new Map<number, JavaHashMap<Partition, true>>()
  const none = (): MemberSet => new JavaHashMap(integerHash)
  for (const [member, partition] of held) {
    byPartition.computeIfAbsent(partition, none).put(member, true)
    const own = byMember.get(member) ?? new JavaHashMap<Partition, true>(hash)
    own.put(partition, true)
    byMember.set(member, own)
  }

  const revoke = (member: number, partition: Partition) => {
    sharing.take(member, partition)
    byPartition.get(partition)?.delete(member)
    byMember.get(member)?.delete(partition)
  }
  for (const [member, partitions] of byMember) {
    const surplus = Math.max(0, partitions.size - (desired.get(member) ?? 0))
    for (const partition of partitions.keys().slice(0, surplus)) revoke(member, partition)
  }
  for (const partition of byPartition) {
    const holders = byPartition.get(partition)?.keys() ?? []
    for (const member of holders.slice(0, Math.max(0, holders.length - readers))) revoke(member, partition)
  }

  const nobody = none()
  for (const partition of targets) byPartition.computeIfAbsent(partition, () => nobody)
  const has = new Map(members.map((member) => [member, new Set<Partition>(byMember.get(member) ?? [])]))
  const isUnfilled = (member: number) => (has.get(member)?.size ?? 0) < (desired.get(member) ?? 0)
  const unfilled = members.filter(isUnfilled)
  let turn = 0
  let dealtInPass = false
  for (const partition of byPartition) {
    if (unfilled.length === 0) break
    const holders = byPartition.get(partition)
    let missing = readers - (holders?.size ?? 0)
    while (missing > 0) {
      if (turn >= unfilled.length) {
        if (!dealtInPass) break
        turn = 0
        dealtInPass = false
      }
      const member = unfilled[turn++]
      if (member === undefined) break
      if (holders?.has(member)) continue
      sharing.give(member, partition)
      has.get(member)?.add(partition)
      missing--
      dealtInPass = true
      if (!isUnfilled(member)) unfilled.splice(--turn, 1)
    }
  }
}

/** How many partitions each member is to have; fractions are spread evenly over the members. */
function desiredCounts(members: readonly number[], precise: number): Map<number, number> {
  return new Map(
    members.map((member, index) => [member, Math.ceil(precise * (index + 1)) - Math.ceil(precise * index)]),
  )
}
