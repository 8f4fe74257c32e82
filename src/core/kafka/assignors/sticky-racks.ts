import { followsRacks, racksOf } from './client-group'
import type { StickyGroup } from './sticky-group'
import type { TopicPartition } from './topic-partition'

/**
 * Who reads what inside a rack, for the sticky assignors. Where racks are not followed it knows of none.
 *
 * @see AbstractStickyAssignor.RackInfo
 */
export class StickyRacks {
  readonly followed: boolean
  readonly #memberRacks: ReadonlyMap<string, string>
  readonly #partitionRacks: ReadonlyMap<TopicPartition, ReadonlySet<string>>
  /** How many members each partition could be read by inside their rack. */
  readonly #readers = new Map<TopicPartition, number>()

  constructor({ group, members, topics, partitions }: StickyGroup) {
    const memberRacks = new Map<string, string>()
    const membersInRack = new Map<string, number>()
    for (const { id, rack } of members) {
      if (rack === undefined) continue
      memberRacks.set(id, rack)
      membersInRack.set(rack, (membersInRack.get(rack) ?? 0) + 1)
    }
    const partitionRacks = new Map<TopicPartition, ReadonlySet<string>>()
    const allRacks = new Set<string>()
    if (memberRacks.size > 0) {
      for (const [topic, count] of topics) {
        for (let index = 0; index < count; index++) {
          const partition = partitions.of(topic, index)
          const racks = racksOf(group, partition.name)
          partitionRacks.set(partition, racks)
          let readers = 0
          for (const rack of racks) {
            allRacks.add(rack)
            readers += membersInRack.get(rack) ?? 0
          }
          this.#readers.set(partition, readers)
        }
      }
    }
    this.followed = followsRacks(new Set(memberRacks.values()), allRacks, partitionRacks.values())
    this.#memberRacks = this.followed ? memberRacks : new Map()
    this.#partitionRacks = this.followed ? partitionRacks : new Map()
  }

  /** Whether the member names a rack in which the partition has no replica. */
  mismatch(id: string, partition: TopicPartition): boolean {
    const rack = this.#memberRacks.get(id)
    return rack !== undefined && !(this.#partitionRacks.get(partition)?.has(rack) ?? false)
  }

  /** Whether the member names a rack in which the partition has a replica. */
  match(id: string, partition: TopicPartition): boolean {
    const rack = this.#memberRacks.get(id)
    return rack !== undefined && (this.#partitionRacks.get(partition)?.has(rack) ?? false)
  }

  /** The partitions that the fewest members can read inside their rack first; otherwise in their order. */
  rarestFirst(partitions: readonly TopicPartition[]): TopicPartition[] {
    const readers = (partition: TopicPartition) => this.#readers.get(partition) ?? 0
    return partitions.toSorted((one, other) => readers(one) - readers(other))
  }

  /** The index of the next member, round from `start`, that can read the partition inside its rack, or -1. */
  nextMatch(partition: TopicPartition, ids: readonly string[], start: number): number {
    for (let step = 0; step < ids.length; step++) {
      const index = (start + step) % ids.length
      const id = ids[index]
      if (id !== undefined && this.match(id, partition)) return index
    }
    return -1
  }
}
