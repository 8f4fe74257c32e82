/** Catches a value that is carried over to another item, and one that is made again without need. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { finish } from '../shared/pieces'
import { carryOver, indexesOf, listChange } from './list-change'

const items = fc.array(
  fc.integer({ min: 0, max: 9 }).map((value) => ({ value })),
  { maxLength: 60 },
)

/** A list, and the same with one stretch of it replaced. */
const edited = fc.tuple(items, fc.nat(60), fc.nat(4), items).map(([before, at, removed, added]) => {
  const start = Math.min(at, before.length)
  return { before, now: before.toSpliced(start, removed, ...added.slice(0, 4)) }
})

describe('carryOver', () => {
  it('has for every item the value that it would have anew, and makes only what changed', () => {
    fc.assert(
      fc.property(edited, ({ before, now }) => {
        const known = new Set(before)
        const made: object[] = []
        const values = before.map((item) => ({ item }))
        const carried = finish(
          carryOver(values, now, listChange(before, now), [], (item) => {
            made.push(item)
            return { item }
          }),
        )
        expect(carried.map(({ item }) => item)).toEqual(now)
        expect(made.length).toBeLessThanOrEqual(now.filter((item) => !known.has(item)).length + 4)
        if (before === now) expect(carried).toBe(values)
      }),
    )
  })

  it('makes what is stale again, once', () => {
    fc.assert(
      fc.property(edited, fc.nat(60), ({ before, now }, stale) => {
        const values = before.map(() => 'old')
        const change = listChange(before, now)
        const carried = finish(carryOver(values, now, change, [stale, stale], () => 'new'))
        if (stale < now.length) expect(carried[stale]).toBe('new')
        expect(carried).toHaveLength(now.length)
      }),
    )
  })
})

describe('placesOf', () => {
  it('finds few and many alike', () => {
    const list = Array.from({ length: 100 }, (_, value) => ({ value }))
    for (const count of [3, 80]) {
      const wanted = new Set(list.filter((_, at) => at % 7 < 6).slice(0, count))
      const indexes = indexesOf(list, wanted, (item) => item)
      expect(new Set(indexes.map((at) => list[at]))).toEqual(wanted)
    }
    expect(indexesOf(list, new Set([{ value: 1 }]), (item) => item)).toEqual([])
  })
})
