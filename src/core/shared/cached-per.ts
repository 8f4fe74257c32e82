/**
 * Returns `read` with its results cached: one for each object, for as long as that very object is in use. A cached object
 * costs the garbage collector something whatever its result is: ask only of those that have one.
 */
export function cachedPer<Key extends object, Value>(read: (key: Key) => Value): (key: Key) => Value {
  const known = new WeakMap<Key, Value>()
  return (key) => {
    const before = known.get(key)
    if (before !== undefined) return before
    const value = read(key)
    known.set(key, value)
    return value
  }
}
