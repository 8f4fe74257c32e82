import fc from 'fast-check'
import { expect, it } from 'vitest'
import { boxOf, contentsOf } from '../layout/box-of'
import type { Design, Position } from '../model/design'
import { emptyDesign } from '../model/empty-design'
import { nodeIds } from '../model/node-id'
import { arrangeNodes, turnDrawing } from './arrange-nodes'

/** A shop that hands orders over to a warehouse, each in an area of its own. */
const design: Design = {
  ...emptyDesign('x'),
  producers: [{ name: 'shop', produces: [{ topic: 'orders' }] }],
  topics: [{ name: 'orders' }, { name: 'shipments' }],
  consumerGroups: [
    { name: 'warehouse', consumes: [{ topic: 'orders' }], produces: [{ topic: 'shipments' }] },
    { name: 'mail', consumes: [{ topic: 'shipments' }] },
  ],
  layout: {
    positions: {
      'producer:shop': [0, 0],
      'topic:orders': [0, 200],
      'consumerGroup:warehouse': [2000, 0],
      'topic:shipments': [2000, 200],
      'consumerGroup:mail': [900, 900],
    },
    areas: {
      sales: { title: 'Sales', at: [-50, -50], size: [500, 500] },
      stock: { title: 'Stock', at: [1950, -50], size: [700, 700] },
      top: { title: 'Shelves', at: [1980, 150], size: [400, 200] },
    },
    notes: { why: { text: 'Asked every Monday.', at: [2000, 400], size: [220, 110] } },
  },
}

const areasOf = (drawn: Design) =>
  Object.keys(drawn.layout?.areas ?? {}).map((key) => [key, contentsOf(drawn, `area:${key}`)] as const)

const overlapping = (drawn: Design, ids: readonly string[]) => {
  const boxes = ids.flatMap((id) => boxOf(drawn, id) ?? [])
  return boxes.filter((one, at) =>
    boxes.some(
      (other, later) =>
        later > at &&
        one.x < other.x + other.width &&
        other.x < one.x + one.width &&
        one.y < other.y + other.height &&
        other.y < one.y + one.height,
    ),
  )
}

it('keeps what stands in an area in it, and the areas in the order of records', () => {
  const drawn = arrangeNodes().apply(design)
  expect(areasOf(drawn)).toEqual(areasOf(design))
  const [sales, stock, mail] = ['area:sales', 'area:stock', 'consumerGroup:mail'].map((id) =>
    boxOf(drawn, id),
  )
  expect((sales?.x ?? 0) + (sales?.width ?? 0)).toBeLessThan(stock?.x ?? 0)
  expect((stock?.x ?? 0) + (stock?.width ?? 0)).toBeLessThan(mail?.x ?? 0)
  expect(overlapping(drawn, [...nodeIds(drawn), 'note:why'])).toEqual([])
  expect(overlapping(drawn, ['area:sales', 'area:stock', 'consumerGroup:mail'])).toEqual([])
})

it('draws the frame of an area around what it holds', () => {
  const drawn = arrangeNodes().apply(design)
  const outer = boxOf(drawn, 'area:stock')
  for (const id of contentsOf(drawn, 'area:stock')) {
    const box = boxOf(drawn, id)
    expect(box?.x).toBeGreaterThanOrEqual(outer?.x ?? 0)
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual((outer?.y ?? 0) + (outer?.height ?? 0))
  }
})

it('changes nothing when it is done again, in both directions', () => {
  for (const edit of [arrangeNodes(), turnDrawing('down')]) {
    const once = edit.apply(design)
    expect(arrangeNodes().apply(once)).toEqual(once)
  }
})

it('leaves an area with something locked as it is, and keeps the others clear of it', () => {
  const locked: Design = { ...design, layout: { ...design.layout, locked: ['topic:shipments'] } }
  const drawn = arrangeNodes().apply(locked)
  for (const id of ['area:stock', 'area:top', 'note:why', 'consumerGroup:warehouse', 'topic:shipments'])
    expect(boxOf(drawn, id)).toEqual(boxOf(design, id))
  expect(areasOf(drawn)).toEqual(areasOf(design))
  expect(overlapping(drawn, ['area:sales', 'area:stock', 'consumerGroup:mail'])).toEqual([])
})

it('keeps the contents of any areas that do not cross', () => {
  const corner = fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 3 }))
  fc.assert(
    fc.property(fc.array(corner, { minLength: 5, maxLength: 5 }), fc.boolean(), (cells, isDown) => {
      const ids = nodeIds(design)
      const at = ([column, row]: readonly [number, number], step: number): Position => [
        column * 400 + 100,
        row * 400 + 60 + step * 10,
      ]
      const positions = Object.fromEntries(ids.map((id, index) => [id, at(cells[index] ?? [0, 0], index)]))
      const areas = Object.fromEntries(
        [0, 1, 2].map((cell) => [
          `a${cell}`,
          { title: '', at: [cell * 400, 0] as Position, size: [390, 390] as Position },
        ]),
      )
      const layout = { positions, areas, ...(isDown && { direction: 'down' as const }) }
      const before: Design = { ...design, layout }
      const drawn = arrangeNodes().apply(before)
      const holding = (from: Design) =>
        areasOf(from).filter(([key]) => areasOf(before).some(([one, held]) => one === key && held.length > 0))
      expect(
        holding(drawn).map(([key, held]) => [key, held.filter((id) => !id.startsWith('area:'))]),
      ).toEqual(holding(before))
      expect(overlapping(drawn, ids)).toEqual([])
    }),
  )
})
