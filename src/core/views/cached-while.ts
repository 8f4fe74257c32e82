import { createSlot } from '../shared/node-slot'

/** Whether two lists have the same length and their items match one by one. */
export function allSame<One, Other>(
  ones: readonly One[],
  others: readonly Other[],
  same: (one: One, other: Other) => boolean,
): boolean {
  if (ones.length !== others.length) return false
  for (let at = 0; at < ones.length; at += 1) {
    const one = ones[at]
    const other = others[at]
    if (one === undefined || other === undefined || !same(one, other)) return false
  }
  return true
}

/** Returns a cache of one value per key, valid for as long as it is current; the key's life bounds the value's. */
export function cachedWhile<Key extends object, Value>() {
  const values = createSlot<Key, Value>()
  return (key: Key, isCurrent: (value: Value) => boolean, make: () => Value): Value => {
    const known = values.get(key)
    if (known !== undefined && isCurrent(known)) return known
    const value = make()
    values.set(key, value)
    return value
  }
}

/**
 * Returns `make` with its last result for each key cached, valid for the same `of`. Without a function for every call, as
 * what is asked of thousands of nodes again and again must be.
 */
export function cachedFor<Key extends object, Of, Value>(
  make: (key: Key, of: Of) => Value,
): (key: Key, of: Of) => Value {
  const values = createSlot<Key, { readonly of: Of; readonly value: Value }>()
  return (key, of) => {
    const known = values.get(key)
    if (known !== undefined && known.of === of) return known.value
    const value = make(key, of)
    values.set(key, { of, value })
    return value
  }
}
