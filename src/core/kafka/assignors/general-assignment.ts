import { compareText } from '../java-collections'
import { GeneralBalance } from './general-balance'
import type { Consumer } from './load-order'
import { NO_GENERATION, type StickyGroup, type StickyMember } from './sticky-group'
import type { StickyRacks } from './sticky-racks'
import type { TopicPartition } from './topic-partition'

/**
 * The sticky assignment of a group whose members subscribe to different topics: what may stay stays, the rest
 * goes to the least loaded, and then partitions move as long as that makes the loads more even.
 *
 * @see AbstractStickyAssignor.GeneralAssignmentBuilder
 */
export class GeneralAssignment {
  readonly #group: StickyGroup
  readonly #racks: StickyRacks
  readonly #subscribers: ReadonlyMap<string, readonly Consumer[]>
  readonly #consumers: ReadonlyMap<string, Consumer>
  readonly #ownerOf = new Map<TopicPartition, Consumer>()

  constructor(group: StickyGroup, racks: StickyRacks) {
    this.#group = group
    this.#racks = racks
    this.#consumers = new Map(group.members.map((member) => [member.id, toConsumer(group, member)]))
    const subscribers = new Map<string, Consumer[]>([...group.topics.keys()].map((topic) => [topic, []]))
    for (const consumer of this.#consumers.values())
      for (const topic of consumer.topics) subscribers.get(topic)?.push(consumer)
    this.#subscribers = subscribers
  }

  build(): Map<string, TopicPartition[]> {
    let mustRevoke = false
    for (const consumer of this.#consumers.values()) {
      for (const partition of this.#group.owned.get(consumer.id) ?? []) {
        this.#ownerOf.set(partition, consumer)
        if (consumer.subscribed.has(partition.topic) && !this.#racks.mismatch(consumer.id, partition))
          consumer.assigned.push(partition)
        else mustRevoke = true
      }
    }
    const sorted = this.#sortedPartitions()
    const kept = new Set([...this.#consumers.values()].flatMap((consumer) => consumer.assigned))
    const unassigned = sorted.filter((partition) => !kept.has(partition))
    new GeneralBalance({
      consumers: this.#consumers,
      subscribers: this.#subscribers,
      ownerOf: this.#ownerOf,
      racks: this.#racks,
      earlierOwners: this.#earlierOwners(),
      mustRevoke,
    }).balance(sorted, unassigned)
    return new Map([...this.#consumers.values()].map(({ id, assigned }) => [id, assigned]))
  }

  /** Topics that the fewest may read first, then by name; partitions ascending. */
  #sortedPartitions(): TopicPartition[] {
    const subscribers = (topic: string) => this.#subscribers.get(topic)?.length ?? 0
    return [...this.#group.topics]
      .sort(([one], [other]) => subscribers(one) - subscribers(other) || compareText(one, other))
      .flatMap(([topic, count]) =>
        Array.from({ length: count }, (_, index) => this.#group.partitions.of(topic, index)),
      )
  }

  /** Who owned a partition in a generation before the last: the latest of them. */
  #earlierOwners(): Map<TopicPartition, Consumer> {
    const found = new Map<TopicPartition, { consumer: Consumer; generation: number }>()
    for (const member of this.#group.members) {
      const consumer = this.#consumers.get(member.id)
      const generation = member.generation ?? NO_GENERATION
      if (consumer === undefined || generation >= this.#group.lastGeneration) continue
      for (const partition of member.claimed) {
        if (generation > (found.get(partition)?.generation ?? Number.NEGATIVE_INFINITY))
          found.set(partition, { consumer, generation })
      }
    }
    return new Map([...found].map(([partition, { consumer }]) => [partition, consumer]))
  }
}

function toConsumer(group: StickyGroup, member: StickyMember): Consumer {
  const topics = member.topics.filter((topic) => group.topics.has(topic))
  const counts =
    topics.length === group.topics.size
      ? [...group.topics.values()]
      : topics.map((topic) => group.topics.get(topic) ?? 0)
  return {
    id: member.id,
    subscribed: new Set(member.topics),
    topics,
    potential: counts.reduce((sum, count) => sum + count, 0),
    assigned: [],
  }
}
