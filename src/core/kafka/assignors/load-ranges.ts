/**
 * Picks the members of one topic that are to receive and to give up a partition: from the least loaded upwards
 * and from the most loaded downwards, in rounds in which every member of a level has its turn.
 *
 * @see UniformHeterogeneousAssignmentBuilder.MemberAssignmentBalancer
 */
export class LoadRanges {
  /** Partitions by member index, kept up to date by whoever assigns. */
  readonly #loads: readonly number[]
  readonly #sorted: number[]
  #leastEnd = 0
  #leastLoad: number
  #nextLeast = 0
  #mostStart: number
  #mostEnd: number
  #mostLoad: number
  #nextMost: number
  /** The difference between the most and the least loaded at the start. */
  readonly imbalance: number

  /** @param members at least one, by index */
  constructor(loads: readonly number[], members: readonly number[]) {
    this.#loads = loads
    this.#sorted = members.toSorted((one, other) => this.#load(one) - this.#load(other) || one - other)
    const least = this.#loadAt(0)
    const most = this.#loadAt(members.length - 1)
    this.#leastLoad = least - 1
    this.#mostStart = members.length
    this.#mostEnd = members.length
    this.#mostLoad = most + 1
    this.#nextMost = members.length - 1
    this.imbalance = most - least
  }

  /** The member to receive the next partition. Call it once for each, and assign before the next call. */
  nextLeastLoaded(): number {
    if (this.#nextLeast >= this.#leastEnd) {
      this.#leastLoad++
      while (this.#leastEnd < this.#sorted.length && this.#loadAt(this.#leastEnd) === this.#leastLoad)
        this.#leastEnd++
      this.#nextLeast = 0
    }
    return this.#sorted[this.#nextLeast++] ?? -1
  }

  /** The member to give up the next partition, or undefined where nobody has any left. */
  nextMostLoaded(): number | undefined {
    if (this.#nextMost < this.#mostStart) {
      if (this.#mostEnd <= this.#mostStart && this.#mostStart > 0)
        this.#mostLoad = this.#loadAt(this.#mostStart - 1)
      else this.#mostLoad--
      while (this.#mostStart > 0 && this.#loadAt(this.#mostStart - 1) === this.#mostLoad) this.#mostStart--
      this.#nextMost = this.#mostEnd - 1
    }
    return this.#nextMost < 0 ? undefined : this.#sorted[this.#nextMost--]
  }

  /** Leaves out the member that `nextMostLoaded` just named: it has nothing of this topic to give. */
  excludeMostLoaded(): void {
    const excluded = this.#nextMost + 1
    const last = this.#mostEnd - 1
    const member = this.#sorted[excluded] ?? -1
    this.#sorted[excluded] = this.#sorted[last] ?? -1
    this.#sorted[last] = member
    this.#mostEnd--
  }

  get isBalanced(): boolean {
    return this.#mostLoad - this.#leastLoad <= 1
  }

  #load(member: number): number {
    return this.#loads[member] ?? 0
  }

  #loadAt(position: number): number {
    return this.#load(this.#sorted[position] ?? -1)
  }
}
