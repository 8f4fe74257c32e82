import { describe, expect, it } from 'vitest'
import { emptyDesign } from './empty-design'
import { replaceNode } from './replace-node'

const design = { ...emptyDesign('Two'), topics: [{ name: 'a' }, { name: 'b' }] }

describe('replaceNode', () => {
  it('changes one node and keeps the identity of the others', () => {
    const changed = replaceNode(design, 'topic', 'b', (topic) => ({ ...topic, partitions: 3 }))
    expect(changed.topics).toEqual([{ name: 'a' }, { name: 'b', partitions: 3 }])
    expect(changed.topics[0]).toBe(design.topics[0])
    expect(changed.producers).toBe(design.producers)
  })

  it('returns the same design where there is nothing to change', () => {
    expect(replaceNode(design, 'topic', 'c', (topic) => ({ ...topic, partitions: 3 }))).toBe(design)
    expect(replaceNode(design, 'producer', 'a', (producer) => ({ ...producer, instances: 3 }))).toBe(design)
    expect(replaceNode(design, 'topic', 'a', (topic) => topic)).toBe(design)
  })
})
