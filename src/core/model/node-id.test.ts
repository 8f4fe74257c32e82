import fc from 'fast-check'
import { expect, it } from 'vitest'
import { edgeId } from './node-id'

it('gives every pair of names an edge id of its own, and ordinary names a readable one', () => {
  expect(edgeId('produces', 'checkout', 'orders.v2')).toBe('produces:checkout→orders.v2')
  expect(edgeId('produces', 'a→b', 'c')).not.toBe(edgeId('produces', 'a', 'b→c'))
  const name = fc.array(fc.constantFrom('a', 'b', '→', '\\'), { maxLength: 5 }).map((parts) => parts.join(''))
  fc.assert(
    fc.property(name, name, name, name, (from, to, otherFrom, otherTo) => {
      const isSame = edgeId('consumes', from, to) === edgeId('consumes', otherFrom, otherTo)
      expect(isSame).toBe(from === otherFrom && to === otherTo)
    }),
    { numRuns: 2000 },
  )
})
