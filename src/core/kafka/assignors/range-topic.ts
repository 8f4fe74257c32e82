import type { ClientGroup, ClientMember } from './assignor'
import { followsRacks, rackOf, racksOf } from './client-group'
import type { TopicPartition } from './topic-partition'

/** One topic while the range assignor hands it out: what is left, and what each member may still take. */
export class RangeTopic {
  readonly partitions: readonly TopicPartition[]
  readonly members: readonly ClientMember[]
  /** Whether some of its members name a rack, so that its replicas' racks are looked at. */
  readonly knowsRacks: boolean
  readonly followsRacks: boolean
  readonly #racks: ReadonlyMap<TopicPartition, ReadonlySet<string>>
  readonly #assignment: ReadonlyMap<string, TopicPartition[]>
  readonly #assigned: Map<ClientMember, number>
  readonly #quota: number
  #extras: number
  #unassigned: TopicPartition[]

  /** @param members sorted */
  constructor(
    group: ClientGroup,
    partitions: readonly TopicPartition[],
    members: readonly ClientMember[],
    assignment: ReadonlyMap<string, TopicPartition[]>,
  ) {
    this.partitions = partitions
    this.members = members
    this.#assignment = assignment
    this.#unassigned = [...partitions]
    this.#assigned = new Map(members.map((member) => [member, 0]))
    this.#quota = members.length === 0 ? 0 : Math.floor(partitions.length / members.length)
    this.#extras = members.length === 0 ? 0 : partitions.length % members.length
    const memberRacks = new Set(members.flatMap((member) => rackOf(member) ?? []))
    this.knowsRacks = memberRacks.size > 0
    this.#racks = new Map(
      this.knowsRacks ? partitions.map((partition) => [partition, racksOf(group, partition.name)]) : [],
    )
    const partitionRacks = new Set([...this.#racks.values()].flatMap((racks) => [...racks]))
    this.followsRacks = followsRacks(memberRacks, partitionRacks, this.#racks.values())
  }

  /** Equal for topics with the same members, racks and count of partitions. */
  get coPartitioning(): string {
    const members = this.members.map((member) => [member.id, rackOf(member) ?? null])
    return JSON.stringify([members, this.#racks.size])
  }

  assignRanges(mayAssign: (member: ClientMember, partition: TopicPartition) => boolean): void {
    for (const member of this.members) {
      if (this.#unassigned.length === 0) break
      const limit = this.assignable(member)
      const taken: TopicPartition[] = []
      const left: TopicPartition[] = []
      let index = 0
      for (; index < this.#unassigned.length && taken.length < limit; index++) {
        const partition = this.#unassigned[index]
        if (partition !== undefined) (mayAssign(member, partition) ? taken : left).push(partition)
      }
      this.#unassigned = left.concat(this.#unassigned.slice(index))
      this.#give(member, taken)
    }
  }

  assignAt(member: ClientMember, index: number): void {
    const partition = this.partitions[index]
    if (partition === undefined) return
    this.#unassigned.splice(this.#unassigned.indexOf(partition), 1)
    this.#give(member, [partition])
  }

  /** How many more partitions the member may take. */
  assignable(member: ClientMember): number {
    const most = this.#quota + (this.#extras > 0 ? 1 : 0)
    return Math.max(0, most - (this.#assigned.get(member) ?? 0))
  }

  rackMatches(member: ClientMember, partition: TopicPartition): boolean {
    const rack = rackOf(member)
    return rack === undefined || (this.#racks.get(partition)?.has(rack) ?? false)
  }

  rackMatchesAt(member: ClientMember, index: number): boolean {
    const partition = this.partitions[index]
    return partition !== undefined && this.rackMatches(member, partition)
  }

  #give(member: ClientMember, taken: readonly TopicPartition[]): void {
    if (taken.length === 0) return
    this.#assignment.get(member.id)?.push(...taken)
    const assigned = (this.#assigned.get(member) ?? 0) + taken.length
    this.#assigned.set(member, assigned)
    if (assigned > this.#quota) this.#extras--
  }
}
