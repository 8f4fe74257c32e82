import { expect, it } from 'vitest'
import { linesOf } from './untaken-lines'

it('tells lines of equal rates apart', () => {
  const lines = linesOf(
    [
      ['50 records/s', 'refused'],
      ['50 records/s', 'held back'],
    ],
    true,
  )
  expect(lines.map(({ words }) => words)).toEqual(['50 records/s', 'refused', '50 records/s', 'held back'])
  expect(new Set(lines.map(({ key }) => key)).size).toBe(4)
})
