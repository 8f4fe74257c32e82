import { expect, it } from 'vitest'
import { edgesOf } from '../graph/edges'
import type { Design } from '../model/design'
import { emptyDesign } from '../model/empty-design'
import type { NodeId } from '../model/node-id'
import { canInsert, insertOnEdge } from './insert-on-edge'

const design: Design = {
  ...emptyDesign('x'),
  producers: [{ name: 'shop', produces: [{ topic: 'orders', recordsPerSecond: { average: 500 } }] }],
  topics: [{ name: 'orders' }, { name: 'clean' }],
  consumerGroups: [{ name: 'billing', consumes: [{ topic: 'orders' }] }, { name: 'filter' }],
}

const edge = (from: string, to: string) => {
  const found = edgesOf(design).find((one) => one.from === from && one.to === to)
  if (!found) throw new Error('no such edge')
  return found
}

const waysOf = (after: Design) =>
  edgesOf(after)
    .map(({ from, to }) => `${from.split(':')[1]} → ${to.split(':')[1]}`)
    .sort()
const insert = (id: NodeId, from: string, to: string) =>
  insertOnEdge(id, edge(from, to), [0, 0]).apply(design)

it('a group on an edge that writes reads a topic of its own, and writes on', () => {
  const after = insert('consumerGroup:filter', 'producer:shop', 'topic:orders')
  expect(waysOf(after)).toEqual([
    'filter → orders',
    'filter-in → filter',
    'orders → billing',
    'shop → filter-in',
  ])
  expect(after.producers[0]?.produces?.[0]?.recordsPerSecond).toEqual({ average: 500 })
})

it('a topic on an edge that writes is written instead, and read into the one that was', () => {
  const after = insert('topic:clean', 'producer:shop', 'topic:orders')
  expect(waysOf(after)).toEqual([
    'clean → clean-processor',
    'clean-processor → orders',
    'orders → billing',
    'shop → clean',
  ])
})

it.each([
  [
    'consumerGroup:filter',
    ['filter → filter-out', 'filter-out → billing', 'orders → filter', 'shop → orders'],
  ],
  [
    'topic:clean',
    ['clean → billing', 'clean-processor → clean', 'orders → clean-processor', 'shop → orders'],
  ],
] as const)('%s on an edge that reads stands between', (id, ways) => {
  expect(waysOf(insert(id, 'topic:orders', 'consumerGroup:billing'))).toEqual(ways)
})

it('changes nothing for a node that is joined already, or a producer', () => {
  const reads = edge('topic:orders', 'consumerGroup:billing')
  expect(canInsert(design, 'producer:shop', reads)).toBe(false)
  expect(
    insertOnEdge('consumerGroup:billing', edge('producer:shop', 'topic:orders'), [0, 0]).apply(design),
  ).toBe(design)
})
