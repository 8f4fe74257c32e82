import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { keyBytes } from './key-bytes'
import { crc32 } from './librdkafka-partitioner'
import { type KeySpread, partitionShares } from './partition-shares'
import { partitionForKey } from './partitioner'

const sum = (shares: readonly number[]) => shares.reduce((total, share) => total + share, 0)

const spreads: fc.Arbitrary<KeySpread> = fc.oneof(
  fc.constant({ spread: 'even' } as const),
  fc.record({ spread: fc.constant('samples' as const), keys: fc.array(fc.string(), { maxLength: 30 }) }),
  fc.record({
    spread: fc.constant('skewed' as const),
    cardinality: fc.double({ min: 0.1, max: 1e12, noNaN: true }),
    hottestShare: fc.double({ min: 0, max: 1, noNaN: true }),
  }),
)

describe('partitionShares', () => {
  it('adds up to 1 for any spread, count and hash, without a negative share', () => {
    fc.assert(
      fc.property(
        spreads,
        fc.integer({ min: 1, max: 300 }),
        fc.constantFrom('murmur2' as const, 'crc32' as const),
        (spread, partitions, hash) => {
          const shares = partitionShares(spread, partitions, hash)
          expect(shares).toHaveLength(partitions)
          expect(sum(shares)).toBeCloseTo(1, 9)
          expect(shares.every((share) => share >= 0)).toBe(true)
        },
      ),
      { numRuns: 60 },
    )
  })

  it('puts sample keys where the hash does, by their weight', () => {
    const shares = partitionShares({ spread: 'samples', keys: ['abc', 'foobar'], weights: [3, 1] }, 100)
    expect(shares[partitionForKey(keyBytes('abc'), 100)]).toBe(0.75)
    expect(shares[partitionForKey(keyBytes('foobar'), 100)]).toBe(0.25)
    const other = partitionShares({ spread: 'samples', keys: ['abc'] }, 100, 'crc32')
    expect(other[crc32(keyBytes('abc')) % 100]).toBe(1)
  })

  it('counts a repeated sample as often as it stands there', () => {
    const shares = partitionShares({ spread: 'samples', keys: ['abc', 'abc', 'foobar', 'abc'] }, 100)
    expect(Math.max(...shares)).toBe(0.75)
  })

  it('gives the hottest key its share, and one key everything', () => {
    const shares = partitionShares({ spread: 'skewed', cardinality: 1_000_000, hottestShare: 0.3 }, 12)
    expect(Math.max(...shares)).toBeGreaterThanOrEqual(0.3)
    expect(Math.max(...shares)).toBeLessThan(0.6)
    expect(
      Math.max(...partitionShares({ spread: 'skewed', cardinality: 5e6, hottestShare: 1 }, 8)),
    ).toBeCloseTo(1, 9)
  })

  it('follows Zipf: the shares of a thousand keys with exponent 1 recover its harmonic number', () => {
    const harmonic = Array.from({ length: 1000 }, (_, index) => 1 / (index + 1)).reduce((a, b) => a + b)
    const partitions = 100_003
    const shares = partitionShares(
      { spread: 'skewed', cardinality: 1000, hottestShare: 1 / harmonic },
      partitions,
    )
    const second = shares[partitionForKey(keyBytes('key-2'), partitions)] ?? 0
    expect(second * harmonic).toBeCloseTo(1 / 2, 3)
  })

  it('leaves partitions empty where there are fewer keys', () => {
    const shares = partitionShares({ spread: 'skewed', cardinality: 3 }, 12)
    expect(shares.filter((share) => share > 1e-9).length).toBeLessThanOrEqual(3)
  })
})
