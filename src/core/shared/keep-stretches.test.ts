/** Catches a result that is kept for items that changed, and one that is computed again without need. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { keepStretches } from './keep-stretches'
import { finish } from './pieces'

const items = (length: number) => Array.from({ length }, (_, value) => ({ value }))
const sum = (stretch: readonly { readonly value: number }[]) =>
  stretch.reduce((total, { value }) => total + value, 0)

describe('keepStretches', () => {
  it('computes after any edits what it would compute anew', () => {
    const edit = fc.tuple(fc.constantFrom('change', 'insert', 'remove'), fc.nat(1000), fc.nat(1e6))
    fc.assert(
      fc.property(fc.nat(1200), fc.array(edit, { maxLength: 8 }), (length, edits) => {
        const keep = keepStretches(sum)
        let list = items(length)
        finish(keep(list))
        for (const [what, at, value] of edits) {
          const here = list.length === 0 ? 0 : at % list.length
          list = list.toSpliced(here, what === 'insert' ? 0 : 1, ...(what === 'remove' ? [] : [{ value }]))
          expect(finish(keep(list))).toEqual(finish(keepStretches(sum)(list)))
        }
      }),
    )
  })

  it('computes one stretch again where one item changed', () => {
    const computed: number[] = []
    const keep = keepStretches((stretch: readonly { readonly value: number }[]) => {
      computed.push(stretch[0]?.value ?? -1)
      return sum(stretch)
    })
    const list = items(1000)
    finish(keep(list))
    computed.length = 0
    finish(keep(list.with(300, { value: 7 })))
    expect(computed).toEqual([256])
  })
})
