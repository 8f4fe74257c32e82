/** Catches arrow keys that leave the lines, go backwards, or jump over a nearer node. */

import { describe, expect, it } from 'vitest'
import { edgesOf } from '@/core/graph/edges'
import type { Design } from '@/core/model/design'
import { emptyDesign } from '@/core/model/empty-design'
import { nodeIds } from '@/core/model/node-id'
import { isDirection, stepOn, walk } from './walk'

/** Two producers over one topic, two groups behind it, and a topic of dead letters. */
const design: Design = {
  ...emptyDesign('walk'),
  producers: [
    { name: 'high', produces: [{ topic: 'orders' }] },
    { name: 'low', produces: [{ topic: 'orders' }] },
  ],
  topics: [{ name: 'orders' }, { name: 'dead' }],
  consumerGroups: [
    { name: 'far', consumes: [{ topic: 'orders' }] },
    { name: 'near', consumes: [{ topic: 'orders' }], deadLetter: { topic: 'dead' } },
  ],
  layout: {
    positions: {
      'producer:high': [0, 0],
      'producer:low': [0, 300],
      'topic:orders': [300, 100],
      'topic:dead': [300, 400],
      'consumerGroup:far': [700, 500],
      'consumerGroup:near': [700, 120],
    },
  },
}

describe('walk', () => {
  it('goes right with the records, to the neighbour that is nearest in height', () => {
    expect(walk(design, 'producer:low', 'ArrowRight')).toBe('topic:orders')
    expect(walk(design, 'topic:orders', 'ArrowRight')).toBe('consumerGroup:near')
  })

  it('goes left against the records, and on along dead letters', () => {
    expect(walk(design, 'topic:orders', 'ArrowLeft')).toBe('producer:high')
    expect(walk(design, 'consumerGroup:near', 'ArrowRight')).toBe('topic:dead')
    expect(walk(design, 'topic:dead', 'ArrowLeft')).toBe('consumerGroup:near')
  })

  it('goes up and down in the same column before it looks at another', () => {
    expect(walk(design, 'producer:high', 'ArrowDown')).toBe('producer:low')
    expect(walk(design, 'consumerGroup:far', 'ArrowUp')).toBe('consumerGroup:near')
  })

  it('stays where no line and no node leads on', () => {
    expect(walk(design, 'producer:high', 'ArrowLeft')).toBeNull()
    expect(walk(design, 'producer:high', 'ArrowUp')).toBeNull()
    expect(walk(design, 'consumerGroup:far', 'ArrowDown')).toBeNull()
  })

  it('lists every node, sources first, and knows arrow keys from others', () => {
    expect(nodeIds(design)[0]).toBe('producer:high')
    expect(nodeIds(design)).toHaveLength(6)
    expect(['ArrowLeft', 'ArrowUp', 'Enter', 'ArrowLefty'].map(isDirection)).toEqual([
      true,
      true,
      false,
      false,
    ])
  })
})

describe('stepOn', () => {
  const ARROWS = ['ArrowRight', 'ArrowLeft', 'ArrowUp', 'ArrowDown'] as const

  it('leads to every node and every edge that is joined to where it began', () => {
    const reached = new Set<string>(['producer:low'])
    for (const from of reached) {
      for (const arrow of ARROWS) {
        const to = stepOn(design, from, arrow)
        if (to !== null) reached.add(to)
      }
    }
    expect([...reached].sort()).toEqual([...nodeIds(design), ...edgesOf(design).map(({ id }) => id)].sort())
  })

  it('goes from a node over its edge to the next node', () => {
    const edge = stepOn(design, 'producer:low', 'ArrowRight') ?? ''
    expect(edge).toContain('→topic:orders')
    expect(stepOn(design, edge, 'ArrowRight')).toBe('topic:orders')
    expect(stepOn(design, edge, 'ArrowLeft')).toBe('producer:low')
    expect(stepOn(design, 'consumerGroup:far', 'ArrowRight')).toBe(null)
  })
})
