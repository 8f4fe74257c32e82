import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { adaptivePartitionTable, keylessPartitionShares } from './sticky-partitioner'

describe('adaptivePartitionTable', () => {
  it.each([
    [
      [0, 3, 1],
      [4, 5, 8],
    ],
    [[0, 0, 0], null],
    [
      [5, 0],
      [1, 7],
    ],
    [[7], null],
    [
      [10, 10, 9],
      [1, 2, 4],
    ],
    [
      [0, 100, 0, 0],
      [101, 102, 203, 304],
    ],
  ])('of %j is what BuiltInPartitioner makes', (queues, table) => {
    expect(adaptivePartitionTable(queues)).toEqual(table)
  })

  it('stays when partitions are left out, even if the others are alike', () => {
    expect(adaptivePartitionTable([2, 2], 3)).toEqual([1, 2])
    expect(adaptivePartitionTable([2], 2)).toEqual([1])
  })

  it('gives shares that add up to 1, and never less to a shorter queue', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1000), { minLength: 1, maxLength: 50 }), (queues) => {
        const shares = keylessPartitionShares(queues)
        expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9)
        for (let index = 1; index < queues.length; index++) {
          if ((queues[index] ?? 0) < (queues[index - 1] ?? 0))
            expect(shares[index]).toBeGreaterThanOrEqual(shares[index - 1] ?? 0)
        }
      }),
    )
  })
})
