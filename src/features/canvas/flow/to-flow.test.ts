/**
 * What keeps an edit cheap to draw: a node or line that reads the same comes back as the same object. Catches
 * one that is made anew for nothing, and one that is cached although something on it changed.
 */
import { describe, expect, it } from 'vitest'
import { NODE_SIZE, outsideOf } from '@/core/layout/node-size'
import type { Connector, Design } from '@/core/model/design'
import { emptyDesign } from '@/core/model/empty-design'
import { loadArranger } from '@/stores/document/arranger'
import { drawnNumbers } from '@/testing/drawn-numbers'
import { edgeWidth } from '../edges/edge-width'
import { positionsOf } from './boxes'
import { toFlowEdges, toFlowNodes } from './to-flow'

const design: Design = {
  ...emptyDesign('flow'),
  producers: [
    { name: 'shop', produces: [{ topic: 'orders', recordsPerSecond: { average: 100 } }] },
    { name: 'depot', produces: [{ topic: 'stock', recordsPerSecond: { average: 50 } }] },
  ],
  topics: [{ name: 'orders' }, { name: 'stock' }],
  consumerGroups: [
    { name: 'billing', consumes: [{ topic: 'orders' }], deadLetter: { topic: 'stock' } },
    { name: 'planning', consumes: [{ topic: 'stock' }] },
  ],
  layout: { positions: { 'topic:orders': [40, 50] } },
}

const drawn = (of: Design) => {
  const numbers = drawnNumbers(of)
  const nodes = toFlowNodes(of, numbers)
  const edges = toFlowEdges(of, numbers)
  return {
    node: (id: string) => nodes.find((node) => node.id === id),
    edgesOf: (id: string) => edges.filter(({ source, target }) => source === id || target === id),
    nodes,
    edges,
  }
}

describe('toFlowNodes', () => {
  it('joins a connector with topics at its frame, beside which its system stands', () => {
    const { width } = NODE_SIZE.connector
    const handlesOf = (connector: Connector, direction?: 'down') => {
      const layout = { positions: { 'connector:one': [0, 0] as const }, ...(direction && { direction }) }
      const handles = drawn({ ...design, connectors: [connector], layout }).node('connector:one')?.handles
      return (type: 'source' | 'target') =>
        handles?.find((handle) => handle.type === type && handle.id === undefined)
    }
    const source = handlesOf({ name: 'one', type: 'source' })
    expect(source('target')?.x).toBeGreaterThan(outsideOf('connector'))
    expect(source('source')?.x).toBeGreaterThan(width - 12)
    const sink = handlesOf({ name: 'one', type: 'sink' })
    expect(sink('target')?.x).toBeLessThan(12)
    expect(sink('source')?.x).toBeLessThan(width - outsideOf('connector'))
    expect(handlesOf({ name: 'one' })('source')?.x).toBeGreaterThan(width - 12)
    const frame = width - outsideOf('connector')
    expect(handlesOf({ name: 'one', type: 'sink' }, 'down')('target')?.x).toBe((frame - 8) / 2)
    expect(handlesOf({ name: 'one', type: 'source' }, 'down')('source')?.x).toBe(
      outsideOf('connector') + (frame - 8) / 2,
    )
  })

  it('begins with the nodes that have a place; the others follow when arranging is loaded', async () => {
    expect(drawn(design).nodes.map(({ id }) => id)).toEqual(['topic:orders'])
    await loadArranger()
    expect(drawn(design).nodes).toHaveLength(6)
  })

  it('gives the same objects for the same design', () => {
    const before = drawn(design)
    const after = drawn({ ...design, name: 'renamed' })
    expect(after.nodes.every((node, at) => node === before.nodes[at])).toBe(true)
    expect(after.edges.every((edge, at) => edge === before.edges[at])).toBe(true)
  })

  it('makes only the moved node anew', () => {
    const positions = Object.fromEntries(
      drawn(design).nodes.map(({ id, position: { x, y } }) => [id, [x, y] as const]),
    )
    const placed = { ...design, layout: { positions } }
    const before = drawn(placed)
    const moved = { ...design, layout: { positions: { ...positions, 'topic:orders': [99, 50] as const } } }
    const changed = drawn(moved).nodes.filter((node, at) => node !== before.nodes[at])
    expect(changed.map(({ id, position }) => ({ id, position }))).toEqual([
      { id: 'topic:orders', position: { x: 99, y: 50 } },
    ])
  })

  it('makes an edited node anew with its neighbours, and leaves the others', () => {
    const before = drawn(design)
    const after = drawn({
      ...design,
      consumerGroups: design.consumerGroups.map((group) =>
        group.name === 'planning' ? { ...group, members: 7 } : group,
      ),
    })
    expect(after.node('consumerGroup:planning')).not.toBe(before.node('consumerGroup:planning'))
    expect(after.node('producer:shop')).toBe(before.node('producer:shop'))
    expect(after.node('topic:orders')).toBe(before.node('topic:orders'))
  })

  it('places what the document does not place, and what it places there', () => {
    const positionOf = positionsOf(design)
    expect(positionOf('topic:orders')).toEqual([40, 50])
    expect(positionOf('topic:stock').every(Number.isFinite)).toBe(true)
    expect(positionOf('topic:unknown')).toEqual([0, 0])
  })
})

describe('toFlowEdges', () => {
  it('makes a line anew when the traffic on it changes, and only such lines', () => {
    const before = drawn(design)
    const after = drawn({
      ...design,
      producers: design.producers.map((producer) =>
        producer.name === 'shop'
          ? { ...producer, produces: [{ topic: 'orders', recordsPerSecond: { average: 900 } }] }
          : producer,
      ),
    })
    expect(after.edgesOf('topic:orders').map(({ data }) => data?.label)).toEqual(['900 /s', '900 /s'])
    expect(after.edgesOf('producer:depot')[0]).toBe(before.edgesOf('producer:depot')[0])
  })

  it('says each line in words, and leads dead letters from their own handle', () => {
    const { edges } = drawn(design)
    const read = edges.find(({ source }) => source === 'topic:orders')
    const dead = edges.find(({ data }) => data?.kind === 'deadLetter')
    expect(read?.ariaLabel).toMatch(/^billing reads orders, /)
    expect(dead).toMatchObject({
      sourceHandle: 'dead-letters',
      data: { kind: 'deadLetter', guarantee: null },
    })
  })
})

describe('edgeWidth', () => {
  it('grows from 1.5 to 10 pixels between 1 MB/s and 1 GB/s, and no farther', () => {
    expect([0, 1e6, 1e9, 1e12].map(edgeWidth)).toEqual([1.5, 1.5, 10, 10])
    expect(edgeWidth(1e8)).toBeGreaterThan(edgeWidth(1e7))
  })
})
