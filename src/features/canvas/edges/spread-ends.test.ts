import { expect, it } from 'vitest'
import type { Design, Position } from '@/core/model/design'
import { emptyDesign } from '@/core/model/empty-design'
import { drawnNumbers } from '@/testing/drawn-numbers'
import { toFlowEdges, toFlowNodes } from '../flow/to-flow'
import { spreadEnds } from './spread-ends'

function drawn(positions: Readonly<Record<string, Position>>) {
  const design: Design = {
    ...emptyDesign('x'),
    producers: [{ name: 'shop', produces: [{ topic: 'orders' }] }],
    topics: [{ name: 'orders' }],
    consumerGroups: ['a', 'b', 'c'].map((name) => ({ name, consumes: [{ topic: 'orders' }] })),
    layout: { positions },
  }
  const numbers = drawnNumbers(design)
  const nodes = toFlowNodes(design, numbers)
  const edges = spreadEnds(toFlowEdges(design, numbers), nodes)
  return (from: string, to: string) =>
    edges.find(({ source, target }) => source.endsWith(`:${from}`) && target.endsWith(`:${to}`))?.data
      ?.shift ?? [0, 0]
}

const PLACES: Readonly<Record<string, Position>> = {
  'producer:shop': [0, 108],
  'topic:orders': [400, 100],
  'consumerGroup:a': [800, 400],
  'consumerGroup:b': [800, -200],
  'consumerGroup:c': [800, 100],
}

it('gives each line that leaves a node a port of its own, in the order of where they lead', () => {
  const shift = drawn(PLACES)
  const out = ['b', 'c', 'a'].map((name) => shift('orders', name)[0])
  expect(out).toEqual([...out].sort((one, other) => one - other))
  expect(new Set(out).size).toBe(3)
})

it('leads a line straight that is nearly so, and leaves one that is alone and slopes', () => {
  const shift = drawn(PLACES)
  const [out, into] = shift('shop', 'orders')
  const [producer, topic] = [108 + 60 / 2, 100 + 94 / 2]
  expect(Math.abs(producer + out - (topic + into))).toBeLessThan(8)
  expect(drawn({ ...PLACES, 'producer:shop': [0, 300] })('shop', 'orders')).toEqual([0, 0])
})

it('is the same line while nothing changes', () => {
  const shift = drawn(PLACES)
  expect(shift('orders', 'a')).toBe(shift('orders', 'a'))
})

it('leads dead letters back to a topic that stands before their group, and on to one that stands behind it', () => {
  const design = (x: number): Design => ({
    ...emptyDesign('x'),
    topics: [{ name: 'orders' }, { name: 'orders.dlq' }],
    consumerGroups: [{ name: 'a', consumes: [{ topic: 'orders' }], deadLetter: { topic: 'orders.dlq' } }],
    layout: {
      positions: { 'topic:orders': [0, 0], 'topic:orders.dlq': [x, 300], 'consumerGroup:a': [400, 0] },
    },
  })
  const handles = (x: number) => {
    const numbers = drawnNumbers(design(x))
    const nodes = toFlowNodes(design(x), numbers)
    const edge = spreadEnds(toFlowEdges(design(x), numbers), nodes).find(
      ({ data }) => data?.kind === 'deadLetter',
    )
    const has = (id: string, handle?: string | null) =>
      nodes.find((node) => node.id === id)?.handles?.some((one) => one.id === handle)
    expect(has('consumerGroup:a', edge?.sourceHandle) && has('topic:orders.dlq', edge?.targetHandle)).toBe(
      true,
    )
    return [edge?.sourceHandle, edge?.targetHandle]
  }
  expect(handles(0)).toEqual(['dead-letters', 'dead-letters'])
  expect(handles(800)).toEqual(['dead-letters-ahead', 'dead-letters-ahead'])
})
