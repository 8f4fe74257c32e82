/** What is to happen, in the order of its time; of the same time in the order in which it was planned. */
export class Agenda {
  readonly #heap: { readonly at: number; readonly order: number; readonly act: (at: number) => void }[] = []
  #order = 0

  plan(at: number, act: (at: number) => void): void {
    const heap = this.#heap
    const entry = { at, order: this.#order, act }
    this.#order += 1
    let hole = heap.push(entry) - 1
    while (hole > 0) {
      const parent = (hole - 1) >> 1
      const above = heap[parent]
      if (!above || !isBefore(entry, above)) break
      heap[hole] = above
      hole = parent
    }
    heap[hole] = entry
  }

  /** When the next thing happens; infinity where nothing is planned. */
  get next(): number {
    return this.#heap[0]?.at ?? Number.POSITIVE_INFINITY
  }

  /** Does the next thing. */
  do(): void {
    const heap = this.#heap
    const first = heap[0]
    const last = heap.pop()
    if (!first || !last) return
    if (heap.length > 0) {
      let hole = 0
      for (;;) {
        let child = 2 * hole + 1
        const left = heap[child]
        if (!left) break
        const right = heap[child + 1]
        if (right && isBefore(right, left)) child += 1
        const below = heap[child]
        if (!below || !isBefore(below, last)) break
        heap[hole] = below
        hole = child
      }
      heap[hole] = last
    }
    first.act(first.at)
  }
}

interface Timed {
  readonly at: number
  readonly order: number
}

const isBefore = (one: Timed, other: Timed): boolean =>
  one.at < other.at || (one.at === other.at && one.order < other.order)
