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

/** From this bin length on, Java grows a table that is still smaller than `SMALLEST_TREE_TABLE`. */
const LONG_BIN = 8
const SMALLEST_TREE_TABLE = 64

/**
 * A map that is walked in the order of Java's `HashMap`, by the bins of its table, because Kafka's assignors
 * settle their ties by that order. Keys are compared by identity, so they are primitives or interned objects.
 *
 * Followed exactly: the table's size, when it doubles, where a key goes inside a bin (`put` at the end,
 * `computeIfAbsent` at the front), and removals. Left out: bins that Java turns into trees, which takes nine
 * keys in one bin of a table of 64 or more; for keys with equal hashes and no order of their own Java then
 * follows object addresses, so that no order is right.
 *
 * @see java.util.HashMap of JDK 17
 */
export class JavaHashMap<Key, Value> {
  readonly #hash: (key: Key) => number
  readonly #values = new Map<Key, Value>()
  #bins: (Key[] | undefined)[]

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
      bin.push(key)
      if (bin.length > LONG_BIN && this.#bins.length < SMALLEST_TREE_TABLE) this.#grow()
      if (this.#values.size + 1 > this.#threshold()) this.#grow()
    }
    this.#values.set(key, value)
  }

  computeIfAbsent(key: Key, make: () => Value): Value {
    const present = this.#values.get(key)
    if (this.#values.size > this.#threshold()) this.#grow()
    if (present !== undefined) return present
    const bin = this.#binOf(key)
    bin.unshift(key)
    if (bin.length >= LONG_BIN && this.#bins.length < SMALLEST_TREE_TABLE) this.#grow()
    const value = make()
    this.#values.set(key, value)
    return value
  }

  delete(key: Key): boolean {
    if (!this.#values.delete(key)) return false
    const bin = this.#binOf(key)
    bin.splice(bin.indexOf(key), 1)
    return true
  }

  /** The first key in Java's order. */
  firstKey(): Key | undefined {
    for (const bin of this.#bins) if (bin !== undefined && bin.length > 0) return bin[0]
    return undefined
  }

  [Symbol.iterator](): Iterator<Key> {
    return this.keys()[Symbol.iterator]()
  }

  /** The keys as Java walks them, as a list of its own: the map may change while it is read. */
  keys(): Key[] {
    const keys: Key[] = []
    for (const bin of this.#bins) if (bin !== undefined) keys.push(...bin)
    return keys
  }

  #binOf(key: Key): Key[] {
    const hash = this.#hash(key)
    const index = (hash ^ (hash >>> 16)) & (this.#bins.length - 1)
    let bin = this.#bins[index]
    if (bin === undefined) {
      bin = []
      this.#bins[index] = bin
    }
    return bin
  }

  #threshold(): number {
    return Math.floor(this.#bins.length * 0.75)
  }

  #grow(): void {
    const keys = this.keys()
    this.#bins = new Array(this.#bins.length * 2)
    for (const key of keys) this.#binOf(key).push(key)
  }
}

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
