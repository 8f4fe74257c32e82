/** One of the things that are cached of an object, by the slot that it stands in. */
interface Cell {
  readonly slot: object
  value: unknown
  next: Cell | undefined
}

/** What is frozen or sealed may take no field. */
const ofFrozen = new WeakMap<object, Cell>()

/** Gives the object back instead of a new one: what extends it adds its private fields to that object. */
class Itself {
  constructor(object: object) {
    // biome-ignore lint/correctness/noConstructorReturn: that is what it is for
    return object
  }
}

/**
 * All that is cached of an object hangs on one private field of it, which nothing else can see: the object is the plain
 * data that it was to whoever reads, compares, copies or prints it. A `WeakMap` says the same, and the garbage collector
 * walks each of its keys apart, which of ten thousand nodes is half of a full collection.
 */
class Cached extends Itself {
  #first: Cell | undefined

  static first(object: object): Cell | undefined {
    return #first in object ? object.#first : Object.isExtensible(object) ? undefined : ofFrozen.get(object)
  }

  static begin(object: object, first: Cell): void {
    if (!Object.isExtensible(object)) {
      ofFrozen.set(object, first)
      return
    }
    const cached = new Cached(object)
    cached.#first = first
  }
}

/** What is cached of objects under one slot; it lives as long as they do. */
export interface Slot<Key extends object, Value> {
  get(key: Key): Value | undefined
  set(key: Key, value: Value): void
}

/** Returns a new slot to cache one thing of each of many objects. */
export function createSlot<Key extends object, Value>(): Slot<Key, Value> {
  const slot = {}
  const find = (key: Key): Cell | undefined => {
    let cell = Cached.first(key)
    while (cell !== undefined && cell.slot !== slot) cell = cell.next
    return cell
  }
  return {
    get: (key) => find(key)?.value as Value | undefined,
    set(key, value) {
      const cell = find(key)
      if (cell !== undefined) {
        cell.value = value
        return
      }
      const first = Cached.first(key)
      if (first === undefined) Cached.begin(key, { slot, value, next: undefined })
      else first.next = { slot, value, next: first.next }
    },
  }
}
