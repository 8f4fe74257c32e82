import { expect, it } from 'vitest'
import type { Design } from '../model/design'
import { emptyDesign } from '../model/empty-design'
import { arrangeSome, tidyNodes } from './arrange-nodes'

const design: Design = {
  ...emptyDesign('x'),
  producers: [{ name: 'shop', produces: [{ topic: 'orders' }] }],
  topics: [{ name: 'orders' }, { name: 'far' }],
  layout: {
    positions: { 'producer:shop': [900, 300], 'topic:orders': [700, 500], 'topic:far': [3000, 3000] },
  },
}

it('arranges what is selected where it stands, and nothing else', () => {
  const { positions } = arrangeSome(['producer:shop', 'topic:orders']).apply(design).layout ?? {}
  expect(positions?.['topic:far']).toEqual([3000, 3000])
  const [shop, orders] = [positions?.['producer:shop'], positions?.['topic:orders']]
  expect(shop?.[0]).toBe(700)
  expect(orders?.[0]).toBeGreaterThan(700)
  expect(Math.min(shop?.[1] ?? 0, orders?.[1] ?? 0)).toBe(300)
})

it('tidies only what overlaps or has no place', () => {
  expect(tidyNodes().apply(design)).toBe(design)
  const positions = { 'producer:shop': [0, 0], 'topic:orders': [900, 10], 'topic:far': [910, 40] } as const
  const tidied = tidyNodes().apply({ ...design, layout: { positions } })
  expect(tidied.layout?.positions).toMatchObject({ 'producer:shop': [0, 0], 'topic:orders': [900, 10] })
  expect(tidied.layout?.positions?.['topic:far']?.[1]).toBeGreaterThanOrEqual(104)
})
