import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { designArbitrary } from '@/testing/arbitraries'
import { arrange } from '../layout/arrange'
import { boxFrom } from '../layout/box-of'
import { NODE_SIZE } from '../layout/node-size'
import type { Design } from '../model/design'
import { emptyDesign } from '../model/empty-design'
import { parseNodeId } from '../model/node-id'
import { compareDesigns } from './compare-designs'
import { placeRemoved } from './place-removed'

const shop = (topics: readonly string[], groups: readonly string[]): Design => ({
  ...emptyDesign('shop'),
  topics: topics.map((name) => ({ name })),
  consumerGroups: groups.map((name) => ({ name, consumes: topics.slice(0, 1).map((topic) => ({ topic })) })),
})

const removed = (before: Design, after: Design) =>
  placeRemoved(before, after, compareDesigns(before, after).removed)

describe('placeRemoved', () => {
  it('keeps what is gone as far from its neighbour as it stood', () => {
    const before: Design = {
      ...shop(['orders'], ['billing']),
      layout: { positions: { 'topic:orders': [0, 0], 'consumerGroup:billing': [400, 20] } },
    }
    const after: Design = { ...shop(['orders'], []), layout: { positions: { 'topic:orders': [1000, 500] } } }
    expect(removed(before, after).get('consumerGroup:billing')).toMatchObject({ x: 1400, y: 520 })
  })

  it('covers nothing that is drawn, and nothing else that is gone', () => {
    fc.assert(
      fc.property(designArbitrary, designArbitrary, (before, after) => {
        const unplaced = { ...after, layout: {} }
        const positions = arrange(unplaced)
        const drawn = Object.entries(positions).map(([id, at]) => {
          const { width, height } = NODE_SIZE[parseNodeId(id)?.kind ?? 'topic']
          return boxFrom(at, [width, height])
        })
        const boxes = [...removed({ ...before, layout: {} }, unplaced).values()]
        for (const [at, box] of boxes.entries()) {
          for (const other of [...drawn, ...boxes.slice(0, at)]) {
            const isApart =
              box.x >= other.x + other.width ||
              other.x >= box.x + box.width ||
              box.y >= other.y + other.height ||
              other.y >= box.y + box.height
            expect(isApart).toBe(true)
          }
        }
      }),
      { numRuns: 50 },
    )
  })
})
