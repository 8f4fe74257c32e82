import { expect, it } from 'vitest'
import { edgesOf } from '../graph/edges'
import type { Design } from '../model/design'
import { emptyDesign } from '../model/empty-design'
import { moveEdge, whyNotMoveEdge } from './move-edge'

const design: Design = {
  ...emptyDesign('x'),
  producers: [
    {
      name: 'shop',
      produces: [{ topic: 'orders', recordsPerSecond: { average: 500 } }, { topic: 'clicks' }],
    },
    { name: 'app' },
  ],
  topics: [{ name: 'orders' }, { name: 'clicks' }, { name: 'payments' }],
  consumerGroups: [
    {
      name: 'billing',
      consumes: [{ topic: 'orders' }],
      deadLetter: { topic: 'payments', recordsShare: 0.01 },
    },
    { name: 'ledger' },
  ],
}

const edge = (from: string, to: string) => {
  const found = edgesOf(design).find((one) => one.from === from && one.to === to)
  if (!found) throw new Error('no such edge')
  return found
}

it('leads to another topic with its rate, in its place of the list', () => {
  const after = moveEdge(edge('producer:shop', 'topic:orders'), 'producer:shop', 'topic:payments').apply(
    design,
  )
  expect(after.producers[0]?.produces).toEqual([
    { topic: 'payments', recordsPerSecond: { average: 500 } },
    { topic: 'clicks' },
  ])
})

it('comes from another node with its rate', () => {
  const after = moveEdge(edge('producer:shop', 'topic:orders'), 'producer:app', 'topic:orders').apply(design)
  expect(after.producers[0]?.produces).toEqual([{ topic: 'clicks' }])
  expect(after.producers[1]?.produces).toEqual([{ topic: 'orders', recordsPerSecond: { average: 500 } }])
})

it('leads a share of dead letters to another group’s', () => {
  const letters = edge('consumerGroup:billing', 'topic:payments')
  const after = moveEdge(letters, 'consumerGroup:ledger', 'topic:payments').apply(design)
  expect(after.consumerGroups[0]?.deadLetter).toBeUndefined()
  expect(after.consumerGroups[1]?.deadLetter).toEqual({ topic: 'payments', recordsShare: 0.01 })
})

it('changes nothing where such an edge makes no sense, and says why', () => {
  const reads = edge('topic:orders', 'consumerGroup:billing')
  expect(whyNotMoveEdge(design, reads, 'topic:payments', 'consumerGroup:billing')).toContain('without end')
  expect(moveEdge(reads, 'topic:payments', 'consumerGroup:billing').apply(design)).toBe(design)
  const writes = edge('producer:shop', 'topic:orders')
  expect(whyNotMoveEdge(design, writes, 'producer:shop', 'topic:clicks')).toContain('already')
  expect(whyNotMoveEdge(design, writes, 'producer:shop', 'consumerGroup:ledger')).not.toBeNull()
})
