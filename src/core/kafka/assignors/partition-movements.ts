import { JavaHashMap } from '../java-collections'
import { type TopicPartition, topicPartitionHash } from './topic-partition'

interface Movement {
  readonly from: string
  readonly to: string
}

type MovedPartitions = JavaHashMap<TopicPartition, true>

/**
 * The moves made so far, so that no topic has one partition go from A to B and another from B to A.
 *
 * @see AbstractStickyAssignor.PartitionMovements
 */
export class PartitionMovements {
  readonly #byPartition = new Map<TopicPartition, Movement>()
  /** Keyed by topic, then by the pair of members. */
  readonly #byTopic = new Map<string, Map<string, MovedPartitions>>()

  move(partition: TopicPartition, from: string, to: string): void {
    const earlier = this.#byPartition.get(partition)
    if (earlier === undefined) {
      this.#add(partition, { from, to })
      return
    }
    this.#remove(partition, earlier)
    if (earlier.from !== to) this.#add(partition, { from: earlier.from, to })
  }

  /** The partition to move instead of this one: where the topic has one that went the other way, that goes back. */
  actualPartition(partition: TopicPartition, from: string, to: string): TopicPartition {
    const origin = this.#byPartition.get(partition)?.from ?? from
    const wentBack = this.#byTopic.get(partition.topic)?.get(pairKey({ from: to, to: origin }))
    return wentBack?.firstKey() ?? partition
  }

  #add(partition: TopicPartition, movement: Movement): void {
    this.#byPartition.set(partition, movement)
    let pairs = this.#byTopic.get(partition.topic)
    if (pairs === undefined) {
      pairs = new Map()
      this.#byTopic.set(partition.topic, pairs)
    }
    let moved = pairs.get(pairKey(movement))
    if (moved === undefined) {
      moved = new JavaHashMap(topicPartitionHash)
      pairs.set(pairKey(movement), moved)
    }
    moved.put(partition, true)
  }

  #remove(partition: TopicPartition, movement: Movement): void {
    this.#byPartition.delete(partition)
    const pairs = this.#byTopic.get(partition.topic)
    const moved = pairs?.get(pairKey(movement))
    moved?.delete(partition)
    if (moved?.size === 0) pairs?.delete(pairKey(movement))
  }
}

const pairKey = ({ from, to }: Movement): string => JSON.stringify([from, to])
