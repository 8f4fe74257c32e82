import { LoadRanges } from './load-ranges'
import {
  addPartition,
  type CoordinatedMember,
  copyPartitions,
  type MemberPartitions,
  type ServerTopic,
} from './server-group'

/** After this many rounds over all topics Kafka is content with the balance that it has. */
const MOST_ROUNDS = 16

const NOBODY = -1

/**
 * The uniform assignment of members with different subscriptions: free partitions go to the least loaded
 * subscriber topic by topic, then partitions move from the most to the least loaded subscriber of each topic.
 *
 * @see UniformHeterogeneousAssignmentBuilder
 */
export class UniformHeterogeneous {
  readonly #members: readonly CoordinatedMember[]
  readonly #target: readonly MemberPartitions[]
  readonly #loads: number[]
  /** Member indices by topic, ascending. */
  readonly #subscribers = new Map<ServerTopic, number[]>()
  /** The member that has each partition, by topic. */
  readonly #owners = new Map<ServerTopic, number[]>()

  constructor(members: readonly CoordinatedMember[]) {
    this.#members = members
    this.#target = members.map(({ current }) => copyPartitions(current))
    this.#loads = members.map(() => 0)
    for (const [index, { topics }] of members.entries()) {
      for (const topic of topics) {
        const subscribers = this.#subscribers.get(topic)
        if (subscribers !== undefined) {
          subscribers.push(index)
          continue
        }
        this.#subscribers.set(topic, [index])
        this.#owners.set(topic, new Array<number>(topic.partitions).fill(NOBODY))
      }
    }
  }

  build(): Map<string, MemberPartitions> {
    if (this.#subscribers.size === 0) return new Map(this.#members.map(({ id }) => [id, new Map()]))
    for (const index of this.#members.keys()) this.#keepSubscribed(index)
    for (const topic of this.#sortedTopics()) this.#assignFree(topic)
    this.#balance(this.#sortedTopics().filter((topic) => this.#subscribersOf(topic).length >= 2))
    return new Map(this.#members.map(({ id }, index) => [id, this.#target[index] ?? new Map()]))
  }

  #keepSubscribed(index: number): void {
    const member = this.#members[index]
    for (const [topic, partitions] of member?.current ?? []) {
      if (!member?.topics.has(topic)) {
        this.#target[index]?.delete(topic)
        continue
      }
      this.#addLoad(index, partitions.size)
      const owners = this.#owners.get(topic) ?? []
      for (const partition of partitions) owners[partition] = index
    }
  }

  /** By partitions per subscriber, descending; then by subscribers and by id, ascending. */
  #sortedTopics(): ServerTopic[] {
    const share = (topic: ServerTopic) => topic.partitions / this.#subscribersOf(topic).length
    return [...this.#subscribers.keys()].sort(
      (one, other) =>
        share(other) - share(one) ||
        this.#subscribersOf(one).length - this.#subscribersOf(other).length ||
        one.id - other.id,
    )
  }

  #assignFree(topic: ServerTopic): void {
    const ranges = new LoadRanges(this.#loads, this.#subscribersOf(topic))
    for (const [partition, owner] of (this.#owners.get(topic) ?? []).entries())
      if (owner === NOBODY) this.#assign(topic, partition, ranges.nextLeastLoaded())
  }

  #balance(topics: readonly ServerTopic[]): void {
    let lastMoved = -1
    for (let round = 0; round < MOST_ROUNDS; round++) {
      for (const [index, topic] of topics.entries()) {
        if (index === lastMoved) return
        if (this.#balanceTopic(topic) || lastMoved === -1) lastMoved = index
      }
    }
  }

  /** @returns whether a partition moved */
  #balanceTopic(topic: ServerTopic): boolean {
    const ranges = new LoadRanges(this.#loads, this.#subscribersOf(topic))
    if (ranges.imbalance <= 1) return false
    const held = new Map<number, number[]>()
    for (const [partition, owner] of (this.#owners.get(topic) ?? []).entries()) {
      const partitions = held.get(owner)
      if (partitions === undefined) held.set(owner, [partition])
      else partitions.push(partition)
    }
    let moved = false
    while (!ranges.isBalanced) {
      const partition = takeFromMostLoaded(ranges, held)
      if (partition === undefined) break
      const receiver = ranges.nextLeastLoaded()
      if (ranges.isBalanced) break
      this.#assign(topic, partition, receiver)
      moved = true
    }
    return moved
  }

  #assign(topic: ServerTopic, partition: number, receiver: number): void {
    const owners = this.#owners.get(topic) ?? []
    const owner = owners[partition] ?? NOBODY
    const before = this.#target[owner]
    if (before !== undefined) {
      const set = before.get(topic)
      set?.delete(partition)
      if (set?.size === 0) before.delete(topic)
      this.#addLoad(owner, -1)
    }
    const after = this.#target[receiver]
    if (after !== undefined) addPartition(after, topic, partition)
    owners[partition] = receiver
    this.#addLoad(receiver, 1)
  }

  #addLoad(index: number, change: number): void {
    this.#loads[index] = (this.#loads[index] ?? 0) + change
  }

  #subscribersOf(topic: ServerTopic): readonly number[] {
    return this.#subscribers.get(topic) ?? []
  }
}

/** The last partition that the most loaded member still holds, of those it held at the start. */
function takeFromMostLoaded(ranges: LoadRanges, held: ReadonlyMap<number, number[]>): number | undefined {
  for (let member = ranges.nextMostLoaded(); member !== undefined; member = ranges.nextMostLoaded()) {
    const partition = held.get(member)?.pop()
    if (partition !== undefined) return partition
    ranges.excludeMostLoaded()
  }
  return undefined
}
