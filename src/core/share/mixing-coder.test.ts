import fc from 'fast-check'
import { expect, it } from 'vitest'
import { mixingDecode, mixingEncode } from './mixing-coder'

const DICTIONARY = ['1\n\norders\tpayments\f2\n\n3\t3', 'a second text\n'] as const

it('gives back any bytes', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      expect(mixingDecode(mixingEncode(bytes, DICTIONARY), bytes.length, DICTIONARY)).toEqual(bytes)
    }),
    { numRuns: 60 },
  )
  const long = Uint8Array.from({ length: 5000 }, (_, at) => (at * at * 7) >> 3)
  expect(mixingDecode(mixingEncode(long, DICTIONARY), long.length, DICTIONARY)).toEqual(long)
})

it('writes the same each time, whatever was written before', () => {
  const text = Uint8Array.from('payments\torders\n3\t3', (character) => character.charCodeAt(0))
  const first = mixingEncode(text, DICTIONARY)
  mixingEncode(Uint8Array.of(1, 2, 3), DICTIONARY)
  expect(mixingEncode(text, DICTIONARY)).toEqual(first)
  // Frozen: a change of a single weight would make every link of version 2 open as noise.
  expect(first.length).toBeLessThan(text.length)
})

it('makes as many bytes as asked of anything, and no more', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 50 }), fc.nat(200), (bytes, length) => {
      expect(mixingDecode(bytes, length, DICTIONARY)).toHaveLength(length)
    }),
    { numRuns: 40 },
  )
})
