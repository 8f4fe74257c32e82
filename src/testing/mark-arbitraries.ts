/** Notes and areas for properties, under keys that break naive code. */
import fc from 'fast-check'
import { double, text } from './arbitrary-values'

export const coordinate = fc.oneof(fc.integer({ min: -2000, max: 5000 }), double(-1e7, 1e7))

const position = fc.tuple(coordinate, coordinate)
const markSize = fc.tuple(double(20, 1e6), double(20, 1e6))

const marksArbitrary = <Mark>(mark: fc.Arbitrary<Mark>): fc.Arbitrary<Record<string, Mark>> =>
  fc.dictionary(fc.constantFrom('note-1', 'area-1', 'constructor', 'a b', '1'), mark, {
    maxKeys: 3,
    noNullPrototype: true,
  })

export const notesArbitrary = marksArbitrary(fc.record({ at: position, size: markSize, text: text(40) }))

export const areasArbitrary = (placed: readonly string[]) =>
  marksArbitrary(
    fc.record(
      {
        title: text(20),
        at: position,
        size: markSize,
        folded: fc.boolean(),
        holds: fc.subarray([...placed]),
      },
      { requiredKeys: ['title', 'at', 'size'] },
    ),
  )
