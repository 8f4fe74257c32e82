import { vi } from 'vitest'

/** A `localStorage` in memory that can be full: it holds at most so many characters. */
export function memoryStorage(capacity = Number.POSITIVE_INFINITY): Storage {
  const items = new Map<string, string>()
  const used = () => [...items].reduce((sum, [key, text]) => sum + key.length + text.length, 0)
  return {
    get length() {
      return items.size
    },
    key: (at) => [...items.keys()][at] ?? null,
    getItem: (key) => items.get(key) ?? null,
    setItem(key, text) {
      const before = items.get(key)
      items.set(key, text)
      if (used() <= capacity) return
      if (before === undefined) items.delete(key)
      else items.set(key, before)
      throw new DOMException('full', 'QuotaExceededError')
    },
    removeItem: (key) => void items.delete(key),
    clear: () => items.clear(),
  }
}

/** What fake-indexeddb calls when a transaction ends without being asked to. */
interface Ended {
  readonly error: DOMException | null
  _abort(reason: string): void
}

/**
 * Leaves no room in IndexedDB until something is deleted from it. As in a browser a write that finds no room
 * ends its transaction, and the writes beside it say only that they were ended.
 */
export function fillDatabase(): void {
  let isFull = true
  const { put, delete: remove } = IDBObjectStore.prototype
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...args) {
    const transaction = this.transaction as unknown as Ended
    // Once the other writes of the transaction stand in line.
    queueMicrotask(() => {
      if (isFull && transaction.error === null) transaction._abort('QuotaExceededError')
    })
    return put.apply(this, args)
  })
  vi.spyOn(IDBObjectStore.prototype, 'delete').mockImplementation(function (this: IDBObjectStore, key) {
    isFull = false
    return remove.call(this, key)
  })
}
