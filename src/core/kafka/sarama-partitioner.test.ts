import { expect, it } from 'vitest'
import { keyBytes } from './key-bytes'
import { saramaHash } from './sarama-partitioner'

it('is FNV-1a of 32 bits without the sign of a signed integer', () => {
  // The vectors of FNV's authors: 0x811c9dc5, 0xe40c292c and 0xbf9cf968.
  expect(saramaHash(keyBytes(''))).toBe(2_128_831_035)
  expect(saramaHash(keyBytes('a'))).toBe(468_965_076)
  expect(saramaHash(keyBytes('foobar'))).toBe(1_080_231_576)
})
