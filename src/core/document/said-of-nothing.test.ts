import fc from 'fast-check'
import { expect, it } from 'vitest'
import { designArbitrary } from '@/testing/arbitraries'
import { validateDesign } from './validate-design'

/** What may stand where something else should. */
const ODD = [undefined, null, '', 0, -1, true, [], {}, [null], { name: null }, 'x'.repeat(1200)]

/** A copy in which some values are gone and some are something else. */
function damaged(value: unknown, draw: () => number): unknown {
  if (draw() % 9 === 0) return ODD[draw() % ODD.length]
  if (Array.isArray(value)) return value.map((item) => damaged(item, draw))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]) =>
      key !== 'surveyor' && draw() % 12 === 0 ? [] : [[key, damaged(inner, draw)]],
    ),
  )
}

it('says what is wrong with any document in words, whatever is missing from it', () => {
  fc.assert(
    fc.property(designArbitrary, fc.array(fc.nat(), { minLength: 5, maxLength: 200 }), (design, draws) => {
      // A name may be a backtick itself.
      const hasBackticks = JSON.stringify(design).includes('`')
      let at = 0
      const draw = () => draws[at++ % draws.length] ?? 0
      const read = validateDesign({ ...(damaged(design, draw) as object), surveyor: 1 })
      if (read.ok) return
      for (const { message, path } of read.error) {
        expect(message).not.toMatch(/\b(undefined|NaN)\b|\[object/)
        if (!hasBackticks) expect(message).not.toContain('``')
        expect(path).not.toMatch(/undefined/)
        expect(message.length).toBeLessThan(1500)
      }
    }),
  )
})

it('names a node that has no name by its kind', () => {
  const read = validateDesign({
    surveyor: 1,
    name: 'a',
    topics: [{ coPartitionedWith: ['orders'] }],
    producers: [{ name: '', produces: [{ topic: 'orders' }, { topic: 'orders' }] }],
  })
  expect(read.ok ? [] : read.error.map(({ message }) => message)).toEqual(
    expect.arrayContaining([
      'A topic without a name is co-partitioned with `orders`, which is not in this design.',
      'A producer without a name writes `orders` twice; once is enough.',
    ]),
  )
})
