import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { wholeDesignArbitrary } from '@/testing/arbitraries'
import { emptyDesign } from '../model/empty-design'
import { shareStructure } from './share-structure'

describe('shareStructure', () => {
  it('reads like the second design, whatever the first one is', () => {
    fc.assert(
      fc.property(wholeDesignArbitrary, wholeDesignArbitrary, (before, after) => {
        expect(shareStructure(before, structuredClone(after))).toEqual(after)
      }),
    )
  })

  it('is the first design where both say the same', () => {
    fc.assert(
      fc.property(wholeDesignArbitrary, (design) => {
        expect(shareStructure(design, structuredClone(design))).toBe(design)
      }),
    )
  })

  it('keeps the nodes that say the same, wherever they stand', () => {
    const before = { ...emptyDesign('Two'), topics: [{ name: 'a' }, { name: 'b', partitions: 3 }] }
    const after = structuredClone({
      ...before,
      topics: [
        { name: 'b', partitions: 3 },
        { name: 'a', partitions: 1 },
      ],
    })
    const shared = shareStructure(before, after)
    expect(shared.topics[0]).toBe(before.topics[1])
    expect(shared.topics[1]).toEqual({ name: 'a', partitions: 1 })
    expect(shared.cluster).toBe(before.cluster)
    expect(shared.producers).toBe(before.producers)
  })
})
