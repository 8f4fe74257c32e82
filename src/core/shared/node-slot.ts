/** One of the things that are cached of an object, by the slot that it stands in. */
interface Cell {
  readonly slot: object
  value: unknown
  next: Cell | undefined
}

/**
 * All that is cached of an object hangs on one entry: a table of ten thousand weak keys for each thing that is cached
 * would cost the garbage collector more than what it saves.
 */
const cells = new WeakMap<object, Cell>()

/** What is cached of objects under one slot; it lives as long as they do. */
export interface Slot<Key extends object, Value> {
  get(key: Key): Value | undefined
  set(key: Key, value: Value): void
}

/** Returns a new slot to cache one thing of each of many objects. */
export function createSlot<Key extends object, Value>(): Slot<Key, Value> {
  const slot = {}
  const find = (key: Key): Cell | undefined => {
    let cell = cells.get(key)
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
      const first = cells.get(key)
      if (first === undefined) cells.set(key, { slot, value, next: undefined })
      else first.next = { slot, value, next: first.next }
    },
  }
}
