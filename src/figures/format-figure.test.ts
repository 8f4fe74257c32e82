/** Catches a unit that does not fit its number. */
import { expect, it } from 'vitest'
import { formatExactly } from './format-figure'

it('writes the unit in full, and one of a thing without its s', () => {
  expect(formatExactly(1, 'brokers')).toBe('1 broker')
  expect(formatExactly(3, 'brokers')).toBe('3 brokers')
  expect(formatExactly(1, 'ms')).toBe('1 ms')
  expect(formatExactly(1, 'bytes/s')).toBe('1 bytes/s')
  expect(formatExactly(3, 'count')).toBe('3')
  expect(formatExactly(0.75, 'ratio')).toBe('0.75 (75 %)')
})

it('prints no fraction of a byte of many, and those first as they are spoken of', () => {
  expect(formatExactly(19_494_339.623, 'bytes/s')).toBe('19.5 MB/s (19,494,340 bytes/s)')
  expect(formatExactly(1234.567, 'bytes')).toBe('1,235 bytes')
  expect(formatExactly(1000, 'bytes')).toBe('1,000 bytes')
  expect(formatExactly(0.5, 'records/s')).toBe('0.5 records/s')
})
