import { JavaTreeBin } from './java-tree-bin'

/** Java's `String.hashCode`: 31 times the hash so far plus the UTF-16 unit, as a signed 32-bit integer. */
export function stringHash(text: string): number {
  let hash = 0
  for (let index = 0; index < text.length; index++) hash = (Math.imul(hash, 31) + text.charCodeAt(index)) | 0
  return hash
}

/** Java's `Integer.hashCode`. */
export const integerHash = (value: number): number => value | 0

/** Java's `String.compareTo` as an order: by UTF-16 unit, whatever the reader's language. */
export const compareText = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)

/** The capacity that Kafka's coordinator asks for where it knows the count (`AssignorHelpers.newHashMap`). */
export const capacityForCount = (count: number): number =>
  Math.trunc(Math.fround(Math.fround((count + 1) / 0.75) + 1))

/** The capacity that `new HashSet(collection)` takes for a collection of this size. */
export const capacityForCopy = (size: number): number =>
  Math.max(Math.trunc(Math.fround(size / 0.75)) + 1, DEFAULT_CAPACITY)

const DEFAULT_CAPACITY = 16

/** From this bin length on, Java makes the bin a tree, or grows a table that is still smaller than this. */
const LONG_BIN = 8
const SMALLEST_TREE_TABLE = 64

/**
 * A map that is walked in the order of Java's `HashMap`, by the bins of its table, because Kafka's assignors
 * settle their ties by that order. Keys are compared by identity, so they are primitives or interned objects.
 *
 * Followed exactly: the table's size, when it doubles, where a key goes inside a bin (`put` at the end,
 * `computeIfAbsent` at the front), long bins that become trees, and removals. Not followed: a removal from a
 * tree, which here makes it a list; and keys of equal hash in a tree that have no order of their own (all but
 * text and numbers), where Java goes by object addresses and no order is right.
 *
 * @see java.util.HashMap of JDK 17
 */
export class JavaHashMap<Key, Value> {
  readonly #hash: (key: Key) => number
  readonly #values = new Map<Key, Value>()
  #bins: (Key[] | JavaTreeBin<Key> | undefined)[]

  /** @param capacity what the constructor of `HashMap` is given; its default is 16 */
  constructor(hash: (key: Key) => number, capacity: number = DEFAULT_CAPACITY) {
    this.#hash = hash
    this.#bins = new Array(tableSizeFor(capacity))
  }

  get size(): number {
    return this.#values.size
  }

  has(key: Key): boolean {
    return this.#values.has(key)
  }

  get(key: Key): Value | undefined {
    return this.#values.get(key)
  }

  put(key: Key, value: Value): void {
    if (!this.#values.has(key)) {
      const bin = this.#binOf(key)
      if (bin instanceof JavaTreeBin) bin.insert(key, this.#spread(key))
      else if (bin.push(key) > LONG_BIN) this.#relieve(key, bin)
      if (this.#values.size + 1 > this.#threshold()) this.#grow()
    }
    this.#values.set(key, value)
  }

  computeIfAbsent(key: Key, make: () => Value): Value {
    if (this.#values.size > this.#threshold()) this.#grow()
    const present = this.#values.get(key)
    if (present !== undefined) return present
    const bin = this.#binOf(key)
    if (bin instanceof JavaTreeBin) bin.insert(key, this.#spread(key))
    else if (bin.unshift(key) >= LONG_BIN) this.#relieve(key, bin)
    const value = make()
    this.#values.set(key, value)
    return value
  }

  delete(key: Key): boolean {
    if (!this.#values.delete(key)) return false
    this.#bins[this.#index(key)] = keysIn(this.#binOf(key)).filter((other) => other !== key)
    return true
  }

  /** The first key in Java's order. */
  firstKey(): Key | undefined {
    for (const bin of this.#bins) {
      const [first] = keysIn(bin)
      if (first !== undefined) return first
    }
    return undefined
  }

  [Symbol.iterator](): Iterator<Key> {
    return this.keys()[Symbol.iterator]()
  }

  /** The keys as Java walks them, as a list of its own: the map may change while it is read. */
  keys(): Key[] {
    const keys: Key[] = []
    for (const bin of this.#bins) if (bin !== undefined) for (const key of keysIn(bin)) keys.push(key)
    return keys
  }

  #spread(key: Key): number {
    const hash = this.#hash(key)
    return hash ^ (hash >>> 16)
  }

  #index(key: Key): number {
    return this.#spread(key) & (this.#bins.length - 1)
  }

  #binOf(key: Key): Key[] | JavaTreeBin<Key> {
    const index = this.#index(key)
    const bin = this.#bins[index] ?? []
    this.#bins[index] = bin
    return bin
  }

  #threshold(): number {
    return Math.floor(this.#bins.length * 0.75)
  }

  #relieve(key: Key, bin: readonly Key[]): void {
    if (this.#bins.length < SMALLEST_TREE_TABLE) this.#grow()
    else
      this.#bins[this.#index(key)] = new JavaTreeBin(
        bin.map((other) => [other, this.#spread(other)] as const),
        compareKeys,
      )
  }

  #grow(): void {
    const before = this.#bins
    this.#bins = new Array(before.length * 2)
    for (const [index, bin] of before.entries()) {
      if (bin instanceof JavaTreeBin) {
        const { low, high } = bin.split((hash) => (hash & before.length) !== 0)
        this.#bins[index] = low
        this.#bins[index + before.length] = high
      } else if (bin !== undefined) {
        for (const key of bin) keysIn(this.#binOf(key)).push(key)
      }
    }
  }
}

/** The keys of a bin; of a list the list itself. */
const keysIn = <Key>(bin: Key[] | JavaTreeBin<Key> | undefined): Key[] =>
  bin instanceof JavaTreeBin ? bin.keys : (bin ?? [])

const compareKeys = (one: unknown, other: unknown): number =>
  typeof one === 'string' && typeof other === 'string' ? compareText(one, other) : 0

/** The distinct values in the order in which a `HashSet` of default capacity, filled in this order, is walked. */
export function inHashOrder<Key>(
  values: Iterable<Key>,
  hash: (key: Key) => number,
  capacity?: number,
): Key[] {
  const set = new JavaHashMap<Key, true>(hash, capacity)
  for (const value of values) set.put(value, true)
  return set.keys()
}

function tableSizeFor(capacity: number): number {
  let size = 1
  while (size < capacity) size *= 2
  return size
}
