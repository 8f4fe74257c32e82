import { describe, expect, it } from 'vitest'
import { boxOf, contentsOf } from '../layout/box-of'
import type { Design } from '../model/design'
import { emptyDesign } from '../model/empty-design'
import { nodeIds } from '../model/node-id'
import { copyNodes, duplicateBeside, duplicateNodes, pasteNodes } from './paste-nodes'

const design: Design = {
  ...emptyDesign('Lines'),
  producers: [{ name: 'checkout', produces: [{ topic: 'orders', recordsPerSecond: { average: 5 } }] }],
  topics: [{ name: 'orders' }, { name: 'dlq', coPartitionedWith: ['orders'] }],
  consumerGroups: [{ name: 'billing', consumes: [{ topic: 'orders' }], deadLetter: { topic: 'dlq' } }],
  layout: { positions: { 'topic:orders': [10, 20] } },
}

describe('pasting', () => {
  it('leads lines among the copies to the copies and keeps those to other topics', () => {
    const pasted = duplicateNodes(['topic:orders', 'consumerGroup:billing'], [30, 40]).apply(design)
    expect(pasted.consumerGroups[1]).toEqual({
      name: 'billing-2',
      consumes: [{ topic: 'orders-2' }],
      deadLetter: { topic: 'dlq' },
    })
    expect(pasted.layout?.positions).toEqual({ 'topic:orders': [10, 20], 'topic:orders-2': [40, 60] })
  })

  it('drops references to topics that the other design has not, with the lists they leave empty', () => {
    const fragment = copyNodes(design, ['producer:checkout', 'topic:dlq'])
    const pasted = pasteNodes(fragment, [0, 0]).apply(emptyDesign('Other'))
    expect(pasted.producers).toEqual([{ name: 'checkout' }])
    expect(pasted.topics).toEqual([{ name: 'dlq' }])
  })

  it('goes on counting where a copy is copied', () => {
    const twice = duplicateNodes(['topic:orders-2'], [0, 0]).apply(
      duplicateNodes(['topic:orders'], [0, 0]).apply(design),
    )
    expect(twice.topics.map(({ name }) => name)).toEqual(['orders', 'dlq', 'orders-2', 'orders-3'])
  })
})

describe('the names of copies', () => {
  const chained = (names: readonly string[]): Design => ({
    ...emptyDesign('Chain'),
    topics: names.map((name) => ({ name })),
    consumerGroups: [
      {
        name: 'processor',
        consumes: [{ topic: 'orders' }],
        retryTopics: [{ topic: 'orders.retry-1' }, { topic: 'orders.retry-2' }],
        deadLetter: { topic: 'orders.dlq' },
      },
    ],
  })
  const CHAIN = ['orders', 'orders.retry-1', 'orders.retry-2', 'orders.dlq'] as const
  const copiesOf = (design: Design, names: readonly string[]) =>
    duplicateNodes(
      names.map((name) => `topic:${name}`),
      [0, 0],
    )
      .apply(design)
      .topics.slice(design.topics.length)
      .map(({ name }) => name)

  it('keep the meaning of a chain of retries, and what names it follows', () => {
    const design = chained(CHAIN)
    const twice = duplicateNodes([...nodeIds(design)], [0, 0]).apply(design)
    expect(twice.topics.slice(4).map(({ name }) => name)).toEqual([
      'orders-2',
      'orders-2.retry-1',
      'orders-2.retry-2',
      'orders-2.dlq',
    ])
    expect(twice.consumerGroups[1]).toEqual({
      name: 'processor-2',
      consumes: [{ topic: 'orders-2' }],
      retryTopics: [{ topic: 'orders-2.retry-1' }, { topic: 'orders-2.retry-2' }],
      deadLetter: { topic: 'orders-2.dlq' },
    })
  })

  it.each([
    { has: CHAIN, copied: ['orders.retry-1'], names: ['orders-2.retry-1'] },
    { has: [...CHAIN, 'orders-2'], copied: ['orders.dlq'], names: ['orders-3.dlq'] },
    {
      has: [...CHAIN, 'orders-2.dlq'],
      copied: ['orders', 'orders.dlq'],
      names: ['orders-3', 'orders-3.dlq'],
    },
    {
      has: ['a_b', 'a_b-retry-5m', 'a_b_dlt'],
      copied: ['a_b_dlt', 'a_b-retry-5m'],
      names: ['a_b-2-retry-5m', 'a_b-2_dlt'],
    },
    { has: ['orders-retry-0', 'orders-dlt'], copied: ['orders-dlt'], names: ['orders-2-dlt'] },
    {
      has: ['dlq', 'retry-1', 'errors-of-2'],
      copied: ['dlq', 'retry-1', 'errors-of-2'],
      names: ['dlq-2', 'retry-2', 'errors-of-3'],
    },
  ])('of $copied among $has are $names', ({ has, copied, names }) => {
    expect(copiesOf(chained(has), copied)).toEqual(names)
  })

  it('stay as they are where they are free', () => {
    const fragment = copyNodes(chained(CHAIN), ['topic:orders.dlq'])
    const pasted = pasteNodes(fragment, [0, 0]).apply(chained(['orders']))
    expect(pasted.topics.map(({ name }) => name)).toEqual(['orders', 'orders.dlq'])
  })
})

const framed: Design = {
  ...design,
  layout: {
    positions: {
      'producer:checkout': [100, 100],
      'topic:orders': [400, 100],
      'topic:dlq': [1400, 100],
      'consumerGroup:billing': [900, 700],
    },
    areas: {
      outer: { title: 'Shop', at: [50, 50], size: [700, 400] },
      inner: { title: 'Topics', at: [380, 80], size: [260, 200] },
    },
    notes: { why: { text: 'why', at: [100, 300], size: [220, 110] } },
  },
}

describe('copying an area', () => {
  const copied = ['producer:checkout-2', 'topic:orders-2', 'note:note-1', 'area:area-2']

  it('copies what stands in it, in one step', () => {
    const twice = duplicateBeside(['area:outer']).apply(framed)
    expect(contentsOf(twice, 'area:area-1')).toEqual(copied)
    expect(twice.producers[1]?.produces?.[0]?.topic).toBe('orders-2')
    expect(contentsOf(twice, 'area:area-2')).toEqual(['topic:orders-2'])
  })

  it('leaves the original with what stood in it', () => {
    const twice = duplicateBeside(['area:outer']).apply(framed)
    expect(contentsOf(twice, 'area:outer')).toEqual(contentsOf(framed, 'area:outer'))
  })

  it('copies nothing twice that is selected with its area', () => {
    const twice = duplicateBeside(['area:outer', 'topic:orders', 'area:inner']).apply(framed)
    expect(twice.topics.map(({ name }) => name)).toEqual(['orders', 'dlq', 'orders-2'])
    expect(Object.keys(twice.layout?.areas ?? {})).toHaveLength(4)
  })
})

it('a copy covers nothing, of whatever and however often', () => {
  let now = framed
  for (const id of [...nodeIds(framed), 'note:why', 'area:inner', 'area:outer']) {
    for (let times = 0; times < 3; times += 1) {
      const before = new Map([...nodeIds(now)].map((known) => [known, boxOf(now, known)]))
      now = duplicateBeside([id]).apply(now)
      const added = nodeIds(now).filter((node) => !before.has(node))
      for (const node of added) {
        const box = boxOf(now, node)
        for (const other of before.values()) expect(box && other && meets(box, other)).toBe(false)
      }
    }
  }
})

const meets = (one: { x: number; y: number; width: number; height: number }, other: typeof one): boolean =>
  one.x < other.x + other.width &&
  other.x < one.x + one.width &&
  one.y < other.y + other.height &&
  other.y < one.y + one.height
