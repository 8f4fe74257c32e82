import { compareText } from '../java-collections'
import type { TopicPartition } from './topic-partition'

/** A member in the general sticky assignment. */
export interface Consumer {
  readonly id: string
  /** Everything that it subscribes to. */
  readonly subscribed: ReadonlySet<string>
  /** Of that, what exists. */
  readonly topics: readonly string[]
  /** How many partitions those topics have. */
  readonly potential: number
  readonly assigned: TopicPartition[]
}

/** Consumers by how many partitions they hold, then by id. Take one out before its count changes. */
export class LoadOrder {
  readonly #sorted: Consumer[] = []

  get smallest(): number {
    return this.#sorted[0]?.assigned.length ?? 0
  }

  get largest(): number {
    return this.#sorted.at(-1)?.assigned.length ?? 0
  }

  leastLoaded(accepts: (consumer: Consumer) => boolean): Consumer | undefined {
    return this.#sorted.find(accepts)
  }

  add(consumer: Consumer): void {
    const index = this.#position(consumer)
    if (this.#sorted[index] !== consumer) this.#sorted.splice(index, 0, consumer)
  }

  remove(consumer: Consumer): void {
    const index = this.#position(consumer)
    if (this.#sorted[index] === consumer) this.#sorted.splice(index, 1)
  }

  #position(consumer: Consumer): number {
    let low = 0
    let high = this.#sorted.length
    while (low < high) {
      const middle = (low + high) >>> 1
      const other = this.#sorted[middle]
      if (other !== undefined && compareLoad(other, consumer) < 0) low = middle + 1
      else high = middle
    }
    return low
  }
}

const compareLoad = (one: Consumer, other: Consumer): number =>
  one.assigned.length - other.assigned.length || compareText(one.id, other.id)
