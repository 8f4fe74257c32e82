import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { differenceOf, withDifference } from './difference'

const carried = (value: unknown) => JSON.parse(JSON.stringify(value))

const there = (before: unknown, after: unknown) =>
  withDifference(before, carried(differenceOf(before, after)))

describe('differenceOf', () => {
  it('leads from any value to any other, with its fields in their order', () => {
    const value = fc.jsonValue({ maxDepth: 4 }).map(carried)
    fc.assert(
      fc.property(value, value, (before, after) => {
        expect(JSON.stringify(there(before, after))).toBe(JSON.stringify(after))
      }),
    )
  })

  it('leads to a list whose items were added, taken out, changed and put elsewhere', () => {
    const pool = Array.from({ length: 12 }, (_, at) => ({ name: `topic-${at}`, config: { at } }))
    const some = fc.array(fc.constantFrom(...pool), { maxLength: 20 })
    const changed = (list: readonly object[], at: number) =>
      list.map((item, index) => (index === at ? { ...item, owner: 'payments' } : item))
    fc.assert(
      fc.property(some, some, fc.nat(20), (before, after, at) => {
        expect(there(before, after)).toEqual(after)
        expect(there(before, changed(before, at))).toEqual(changed(before, at))
      }),
    )
  })

  it('is as small as what changed, and leaves the rest the very same objects', () => {
    const topics = Array.from({ length: 5_000 }, (_, at) => ({ name: `topic-${at}`, config: {} }))
    const positions = Object.fromEntries(topics.map(({ name }, at) => [`topic:${name}`, [at, at]]))
    const before = { topics, layout: { positions } }
    const after = {
      topics: topics.map((topic, at) => (at === 70 || at === 4_900 ? { ...topic, name: 'payments' } : topic)),
      layout: { positions: { ...positions, 'topic:topic-9': [1, 2], 'topic:new': [3, 4] } },
    }
    const difference = differenceOf(before, after)
    expect(JSON.stringify(difference).length).toBeLessThan(300)
    const back = withDifference(before, carried(difference)) as typeof before
    expect(JSON.stringify(back)).toBe(JSON.stringify(after))
    expect(back.topics[0]).toBe(topics[0])
    const fewer = topics.filter((_, at) => at % 1_000 !== 5)
    expect(JSON.stringify(differenceOf(topics, fewer)).length).toBeLessThan(100)
  })

  it('tells a field without a value from one that is not there, and takes any field', () => {
    expect(Object.keys(there({ a: 1 }, { a: undefined }) as object)).toEqual(['a'])
    const nasty = JSON.parse('{"__proto__":{"a":1},"constructor":2}')
    expect(JSON.stringify(there({ constructor: 1 }, nasty))).toBe(JSON.stringify(nasty))
    expect(JSON.stringify(there(nasty, { constructor: 1 }))).toBe('{"constructor":1}')
  })
})

describe('withDifference', () => {
  it('refuses a value that the difference was not made from', () => {
    expect(() => withDifference([1], differenceOf([1, 2, 3], [1, 2, 3, 4]))).toThrow()
    expect(() => withDifference(7, differenceOf({ a: 1 }, { a: 2 }))).toThrow()
    expect(() => withDifference({ a: 1 }, differenceOf([1], [2]))).toThrow()
  })
})
