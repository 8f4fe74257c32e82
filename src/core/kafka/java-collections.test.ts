import { describe, expect, it } from 'vitest'
import vectors from './fixtures/hash-map-order.json'
import { integerHash, JavaHashMap, stringHash } from './java-collections'

describe('stringHash', () => {
  it.each([
    ['', 0],
    ['a', 97],
    ['Aa', 2112],
    ['BB', 2112],
    ['orders', -1008770331],
    ['😀', 1772899],
  ])('hashes "%s" as Java does', (text, hash) => {
    expect(stringHash(text)).toBe(hash)
  })
})

describe('JavaHashMap', () => {
  it('is walked as a HashMap is after the same puts, computes and removals', () => {
    for (const [capacity, operations, keys] of vectors.cases as [number, [number, Key][], Key[]][]) {
      const map = new JavaHashMap<Key, boolean>(hash, capacity)
      for (const [operation, key] of operations) {
        if (operation === 0) map.put(key, true)
        else if (operation === 1) map.computeIfAbsent(key, () => true)
        else map.delete(key)
      }
      expect([...map]).toEqual(keys)
      expect(map.firstKey()).toBe(keys[0])
      expect(map.size).toBe(keys.length)
    }
  })
})

type Key = string | number

const hash = (key: Key): number => (typeof key === 'string' ? stringHash(key) : integerHash(key))
