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
