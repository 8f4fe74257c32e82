/** Catches a result that is kept for items that changed, and one that is computed again without need. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { finish } from './pieces'
import { filterStretches, keepStretches, largestInStretches, listStretches } from './stretches'

interface Item {
  readonly name: string
  readonly value: number
}

const item = (value: number): Item => ({ name: `item-${value}`, value })
const items = (length: number) => Array.from({ length }, (_, value) => item(value))
const listed = (stretch: readonly Item[]) => stretch.map(({ value }) => value)

const edits = fc.array(
  fc.tuple(fc.constantFrom('change', 'insert', 'remove'), fc.nat(3000), fc.integer({ min: 5000, max: 6000 })),
  { maxLength: 8 },
)

function* states(length: number, changes: readonly [string, number, number][]): Generator<readonly Item[]> {
  let list = items(length)
  yield list
  for (const [what, at, value] of changes) {
    const here = list.length === 0 ? 0 : at % list.length
    list = list.toSpliced(here, what === 'insert' ? 0 : 1, ...(what === 'remove' ? [] : [item(value)]))
    yield list
  }
}

describe('stretches', () => {
  it('give after any edits what they would give anew', () => {
    fc.assert(
      fc.property(fc.nat(1800), edits, (length, changes) => {
        const keep = keepStretches(listed)
        const odd = filterStretches(({ value }: Item) => value % 2 === 1)
        const largest = largestInStretches(({ value }: Item) => value % 700)
        for (const list of states(length, changes)) {
          // What is cut of copies depends on nothing that was cut before.
          const copy = list.map((one) => ({ ...one }))
          expect(finish(keep(list))).toEqual(finish(keepStretches(listed)(copy)))
          expect(odd(list)).toEqual(list.filter(({ value }) => value % 2 === 1))
          const most = Math.max(...list.map(({ value }) => value % 700))
          expect(largest(list)).toBe(list.find(({ value }) => value % 700 === most))
        }
      }),
      { numRuns: 60 },
    )
  })

  it('compute one of many again where an item changed, and hardly more where the first one went', () => {
    let computed = 0
    const keep = listStretches((stretch: readonly Item[]) => {
      computed += stretch.length
      return listed(stretch)
    })
    const list = items(4000)
    keep(list)
    for (const edited of [list.with(300, item(9000)), list.slice(1), list.toSpliced(2000, 0, item(9001))]) {
      computed = 0
      expect(keep(edited)).toEqual(listed(edited))
      expect(computed).toBeLessThanOrEqual(1024)
    }
  })
})
