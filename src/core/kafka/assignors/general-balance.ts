import { type Consumer, LoadOrder } from './load-order'
import { PartitionMovements } from './partition-movements'
import { removeFirst } from './sticky-group'
import type { StickyRacks } from './sticky-racks'
import type { TopicPartition } from './topic-partition'

interface Parts {
  readonly consumers: ReadonlyMap<string, Consumer>
  readonly subscribers: ReadonlyMap<string, readonly Consumer[]>
  readonly ownerOf: Map<TopicPartition, Consumer>
  readonly racks: StickyRacks
  readonly earlierOwners: ReadonlyMap<TopicPartition, Consumer>
  /** Whether a member must give something up anyway. */
  readonly mustRevoke: boolean
}

/**
 * Hands out what nobody has and moves partitions from the loaded to the idle, in place.
 *
 * @see AbstractStickyAssignor.GeneralAssignmentBuilder.balance
 */
export class GeneralBalance {
  readonly #parts: Parts
  readonly #order = new LoadOrder()
  readonly #participating = new Set<Consumer>()
  readonly #movements = new PartitionMovements()
  /** How many partitions of a topic each consumer holds. */
  readonly #holders = new Map<string, Map<Consumer, number>>()
  #knownBalanced: boolean | undefined
  /** The topic that was last seen out of balance: the first to look at again. */
  #unevenTopic: string | undefined

  constructor(parts: Parts) {
    this.#parts = parts
    for (const consumer of parts.consumers.values()) this.#order.add(consumer)
  }

  balance(sorted: readonly TopicPartition[], unassigned: readonly TopicPartition[]): void {
    const starting = this.#order.largest === 0
    const { racks } = this.#parts
    let rest = unassigned
    if (racks.followed)
      rest = rest.filter((partition) => !this.#hand(partition, (id) => !racks.mismatch(id, partition)))
    for (const partition of rest) this.#hand(partition, () => true)

    const movable = (partition: TopicPartition) => this.#isShared(partition.topic)
    for (const consumer of this.#parts.consumers.values()) {
      if (this.#canTakePart(consumer)) this.#participating.add(consumer)
      else this.#order.remove(consumer)
    }
    this.#countHolders()
    const before = new Map([...this.#participating].map((consumer) => [consumer, [...consumer.assigned]]))
    const scoreBefore = this.#score()

    if (!this.#parts.mustRevoke) this.#reassign(unassigned.filter(movable))
    const moved = this.#reassign(sorted.filter(movable))
    if (!starting && moved && this.#score() >= scoreBefore)
      for (const [{ assigned }, partitions] of before) assigned.splice(0, assigned.length, ...partitions)
  }

  /** Gives a partition to the least loaded of its subscribers. */
  #hand(partition: TopicPartition, accepts: (id: string) => boolean): boolean {
    const consumer = this.#order.leastLoaded(
      ({ id, subscribed }) => subscribed.has(partition.topic) && accepts(id),
    )
    if (consumer === undefined) return false
    this.#order.remove(consumer)
    consumer.assigned.push(partition)
    this.#parts.ownerOf.set(partition, consumer)
    this.#order.add(consumer)
    return true
  }

  #isShared(topic: string): boolean {
    return (this.#parts.subscribers.get(topic)?.length ?? 0) >= 2
  }

  #canTakePart({ assigned, potential }: Consumer): boolean {
    return assigned.length < potential || assigned.some(({ topic }) => this.#isShared(topic))
  }

  #countHolders(): void {
    for (const consumer of this.#participating)
      for (const { topic } of consumer.assigned) this.#countHolder(topic, consumer, 1)
  }

  #countHolder(topic: string, consumer: Consumer, change: number): void {
    let holders = this.#holders.get(topic)
    if (holders === undefined) {
      holders = new Map()
      this.#holders.set(topic, holders)
    }
    const count = (holders.get(consumer) ?? 0) + change
    if (count === 0) holders.delete(consumer)
    else holders.set(consumer, count)
  }

  /** The sum of the differences between all pairs of loads. */
  #score(): number {
    const sizes = [...this.#participating]
      .map(({ assigned }) => assigned.length)
      .sort((one, other) => one - other)
    return sizes.reduce((score, size, index) => score + size * (2 * index + 1 - sizes.length), 0)
  }

  #isBalanced(): boolean {
    if (this.#order.smallest >= this.#order.largest - 1) return true
    this.#knownBalanced ??= this.#findUnevenTopic() === undefined
    return this.#knownBalanced
  }

  /** A topic with a partition that a subscriber could take over from somebody who holds two more. */
  #findUnevenTopic(): string | undefined {
    if (this.#unevenTopic !== undefined && this.#isUneven(this.#unevenTopic)) return this.#unevenTopic
    for (const topic of this.#parts.subscribers.keys()) {
      if (!this.#isUneven(topic)) continue
      this.#unevenTopic = topic
      return topic
    }
    return undefined
  }

  #isUneven(topic: string): boolean {
    let largest = 0
    for (const { assigned } of this.#holders.get(topic)?.keys() ?? [])
      largest = Math.max(largest, assigned.length)
    for (const consumer of this.#parts.subscribers.get(topic) ?? []) {
      const { assigned, potential } = consumer
      if (!this.#participating.has(consumer) || assigned.length === potential) continue
      if (assigned.length + 1 < largest) return true
    }
    return false
  }

  /**
   * Moves partitions until none makes the loads more even. On some claims that no group makes by itself Kafka
   * moves the same partitions round and round for ever; this stops when owners come back to where they were.
   */
  #reassign(partitions: readonly TopicPartition[]): boolean {
    const owners = () => partitions.map((partition) => this.#parts.ownerOf.get(partition))
    let remembered: (Consumer | undefined)[] = []
    let passes = 0
    let rememberAt = 1
    let movedNow = true
    while (movedNow) {
      movedNow = false
      for (const partition of partitions) {
        if (this.#isBalanced()) break
        if (this.#reassignOne(partition)) movedNow = true
      }
      if (movedNow) passes++
      if (movedNow && owners().every((owner, index) => owner === remembered[index])) break
      if (passes === rememberAt) {
        remembered = owners()
        rememberAt *= 2
      }
    }
    return passes > 0
  }

  #reassignOne(partition: TopicPartition): boolean {
    const { ownerOf, earlierOwners, subscribers } = this.#parts
    const owner = ownerOf.get(partition)
    if (owner === undefined) return false
    const earlier = earlierOwners.get(partition)
    if (earlier !== undefined && this.#participating.has(earlier) && isMuchMore(owner, earlier)) {
      this.#moveTo(partition, owner, earlier)
      return true
    }
    if (!subscribers.get(partition.topic)?.some((other) => isMuchMore(owner, other))) return false
    const least = this.#order.leastLoaded(({ subscribed }) => subscribed.has(partition.topic))
    if (least === undefined) return false
    this.#moveTo(partition, owner, least)
    return true
  }

  #moveTo(partition: TopicPartition, owner: Consumer, newOwner: Consumer): void {
    const actual = this.#movements.actualPartition(partition, owner.id, newOwner.id)
    const oldOwner = this.#parts.ownerOf.get(actual)
    if (oldOwner === undefined) return
    this.#order.remove(oldOwner)
    this.#order.remove(newOwner)
    this.#movements.move(actual, oldOwner.id, newOwner.id)
    removeFirst(oldOwner.assigned, actual)
    newOwner.assigned.push(actual)
    this.#parts.ownerOf.set(actual, newOwner)
    this.#countHolder(actual.topic, oldOwner, -1)
    this.#countHolder(actual.topic, newOwner, 1)
    this.#order.add(newOwner)
    this.#order.add(oldOwner)
    this.#knownBalanced = undefined
  }
}

const isMuchMore = (one: Consumer, other: Consumer): boolean =>
  one.assigned.length > other.assigned.length + 1
