/**
 * A queue that gives items out as Java's `PriorityQueue` does: the least first, and items of one rank in the order that
 * its binary heap happens to have them in.
 *
 * @see java.util.PriorityQueue of JDK 17 (`siftUp`, `siftDown`)
 */
export class JavaPriorityQueue<Item> {
  readonly #rank: (item: Item) => number
  readonly #heap: Item[] = []

  constructor(rank: (item: Item) => number) {
    this.#rank = rank
  }

  offer(item: Item): void {
    let index = this.#heap.length
    this.#heap.push(item)
    while (index > 0) {
      const above = (index - 1) >>> 1
      const parent = this.#heap[above] as Item
      if (this.#rank(item) >= this.#rank(parent)) break
      this.#heap[index] = parent
      index = above
    }
    this.#heap[index] = item
  }

  /** Takes the first item out; undefined where there is none. */
  poll(): Item | undefined {
    const first = this.#heap[0]
    const last = this.#heap.pop()
    const size = this.#heap.length
    if (size === 0 || last === undefined) return first
    let index = 0
    while (index < size >>> 1) {
      let below = 2 * index + 1
      const right = below + 1
      if (right < size && this.#rank(this.#heap[below] as Item) > this.#rank(this.#heap[right] as Item))
        below = right
      if (this.#rank(last) <= this.#rank(this.#heap[below] as Item)) break
      this.#heap[index] = this.#heap[below] as Item
      index = below
    }
    this.#heap[index] = last
    return first
  }
}
