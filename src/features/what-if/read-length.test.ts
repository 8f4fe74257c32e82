/** Catches a length that is taken for another than was meant, and one that cannot be typed again. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { readLength } from './read-length'
import { sayLength } from './say-length'

const read = (text: string) => {
  const length = readLength(text)
  return length.ok ? length.value : length.error
}

it.each([
  ['20 min', 1200],
  ['6 h', 21_600],
  ['6h', 21_600],
  ['1 d', 86_400],
  ['1h30m', 5400],
  ['90 s', 90],
  ['2 days', 172_800],
  ['1 week', 604_800],
])('%s', (text, seconds) => {
  expect(read(text)).toBe(seconds)
})

it('refuses what has no unit, is too short or too long, in a sentence', () => {
  expect(read('20')).toBe('20 of what? Write for example 20 min, 6 h or 1 d.')
  expect(read('soon')).toContain('6 h')
  expect(read('5 s')).toBe('The shortest is 10 s.')
  expect(read('3 years')).toMatch(/longest|6 h/)
  expect(read('400 d')).toBe('The longest is a year.')
  expect(read('')).toContain('6 h')
})

it('says every length as it can be typed again', () => {
  fc.assert(
    fc.property(fc.integer({ min: 10, max: 31_536_000 }), (seconds) => {
      expect(read(sayLength(seconds))).toBe(seconds)
    }),
  )
})
