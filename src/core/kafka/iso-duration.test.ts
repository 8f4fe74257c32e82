import { describe, expect, it } from 'vitest'
import { parseDuration } from './iso-duration'

describe('parseDuration', () => {
  it.each([
    ['PT1H', 3600n],
    ['P7D', 604_800n],
    ['P1DT2H3M4S', 93_784n],
    ['pt15m', 900n],
    ['-PT1H', -3600n],
    ['PT-1H', -3600n],
    ['-PT-1H', 3600n],
    ['+PT+1H', 3600n],
    ['PT0S', 0n],
  ])('reads %s', (text, seconds) => {
    expect(parseDuration(text)).toBe(seconds * 1_000_000_000n)
  })

  it('reads fractions of a second, signed as the second is', () => {
    expect(parseDuration('PT0.5S')).toBe(500_000_000n)
    expect(parseDuration('PT-0,5S')).toBe(-500_000_000n)
    expect(parseDuration('PT1.S')).toBe(1_000_000_000n)
  })

  it.each([
    '',
    'P',
    'PT',
    '1H',
    'P1Y',
    'P1W',
    'PT1.5H',
    'PT1H ',
    'PT.5S',
    'PT0.1234567891S',
    'P1DT',
    'PT9223372036854775808S',
  ])('refuses %j', (text) => {
    expect(parseDuration(text)).toBeUndefined()
  })
})
