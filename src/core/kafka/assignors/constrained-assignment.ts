import { compareText } from '../java-collections'
import type { StickyGroup } from './sticky-group'
import type { StickyRacks } from './sticky-racks'
import type { TopicPartition } from './topic-partition'

/**
 * The sticky assignment of a group whose members subscribe to the same topics: everybody gets the quota or
 * one more, and keeps of its own what fits.
 *
 * @see AbstractStickyAssignor.ConstrainedAssignmentBuilder
 */
export class ConstrainedAssignment {
  readonly #group: StickyGroup
  readonly #racks: StickyRacks
  readonly #assignment: Map<string, TopicPartition[]>
  readonly #transferring = new Map<TopicPartition, string>()
  readonly #revokedFrom = new Map<TopicPartition, string>()
  readonly #minimum: number
  readonly #maximum: number
  /** How many members are to hold more than the minimum, and how many do. */
  readonly #expectedOver: number
  #over = 0
  #underMinimum: string[] = []
  #atMinimum: string[] = []

  constructor(group: StickyGroup, racks: StickyRacks) {
    this.#group = group
    this.#racks = racks
    const members = group.members.length
    const total = [...group.topics.values()].reduce((sum, count) => sum + count, 0)
    this.#minimum = Math.floor(total / members)
    this.#maximum = Math.ceil(total / members)
    this.#expectedOver = total % members
    this.#assignment = new Map(group.members.map(({ id }) => [id, []]))
  }

  build(): { assignment: Map<string, TopicPartition[]>; transferring: ReadonlyMap<TopicPartition, string> } {
    for (const { id } of this.#group.members) this.#keepOwned(id)
    this.#underMinimum.sort(compareText)
    this.#atMinimum.sort(compareText)
    let unassigned = this.#racks.rarestFirst(this.#unassigned())
    if (this.#racks.followed)
      unassigned = unassigned.filter((partition) => !this.#assignInsideRack(partition))
    this.#assignInTurn(unassigned)
    return { assignment: this.#assignment, transferring: this.#transferring }
  }

  #keepOwned(id: string): void {
    const owned: TopicPartition[] = []
    for (const partition of this.#group.owned.get(id) ?? []) {
      if (this.#racks.mismatch(id, partition)) this.#revokedFrom.set(partition, id)
      else if (!this.#group.contested.has(partition)) owned.push(partition)
    }
    owned.sort((one, other) => one.partition - other.partition || compareText(one.topic, other.topic))

    let keeps = owned.length
    if (owned.length < this.#minimum) {
      this.#underMinimum.push(id)
    } else if (owned.length >= this.#maximum && this.#over < this.#expectedOver) {
      keeps = this.#maximum
      this.#over++
      if (this.#over === this.#expectedOver) this.#atMinimum = []
    } else {
      keeps = this.#minimum
      if (this.#over < this.#expectedOver) this.#atMinimum.push(id)
    }
    this.#assigned(id).push(...owned.slice(0, keeps))
    for (const partition of owned.slice(keeps)) this.#revokedFrom.set(partition, id)
  }

  #unassigned(): TopicPartition[] {
    const kept = new Set([...this.#assignment.values()].flat())
    const unassigned: TopicPartition[] = []
    for (const topic of [...this.#group.topics.keys()].sort(compareText)) {
      for (let index = 0; index < (this.#group.topics.get(topic) ?? 0); index++) {
        const partition = this.#group.partitions.of(topic, index)
        if (!kept.has(partition)) unassigned.push(partition)
      }
    }
    return unassigned
  }

  #nextInRack = 0

  #assignInsideRack(partition: TopicPartition): boolean {
    let index = this.#racks.nextMatch(partition, this.#underMinimum, this.#nextInRack)
    const under = this.#underMinimum[index]
    if (under !== undefined) {
      const count = this.#assigned(under).length + 1
      if (count >= this.#minimum) {
        this.#underMinimum.splice(index, 1)
        if (count < this.#maximum && this.#over < this.#expectedOver) this.#atMinimum.push(under)
      } else {
        index++
      }
      this.#nextInRack = this.#underMinimum.length === 0 ? 0 : index % this.#underMinimum.length
      this.#assign(partition, under)
      return true
    }
    const next = this.#racks.nextMatch(partition, this.#atMinimum, 0)
    const exact = this.#atMinimum[next]
    if (exact === undefined) return false
    if (this.#assigned(exact).length + 1 === this.#maximum) {
      this.#atMinimum.splice(next, 1)
      this.#over++
      if (this.#over === this.#expectedOver) this.#atMinimum = []
    }
    this.#assign(partition, exact)
    return true
  }

  #assignInTurn(unassigned: readonly TopicPartition[]): void {
    let turn = 0
    for (const partition of unassigned) {
      if (turn >= this.#underMinimum.length) turn = 0
      const under = this.#underMinimum[turn]
      const id = under ?? this.#atMinimum.shift()
      if (id === undefined)
        throw new Error('IllegalStateException: No more unfilled consumers to be assigned.')
      const count = this.#assign(partition, id)
      if (under !== undefined && count === this.#minimum) {
        this.#underMinimum.splice(turn, 1)
        this.#atMinimum.push(id)
      } else if (under !== undefined) {
        turn++
      }
    }
  }

  /** @returns how many partitions the member has now */
  #assign(partition: TopicPartition, id: string): number {
    const former = this.#revokedFrom.get(partition)
    if ((former !== undefined && former !== id) || this.#group.contested.has(partition))
      this.#transferring.set(partition, id)
    return this.#assigned(id).push(partition)
  }

  #assigned(id: string): TopicPartition[] {
    return this.#assignment.get(id) ?? []
  }
}
