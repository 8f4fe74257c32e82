/** Catches a drawing that goes down and has an edge upwards, or nodes on each other, or one that is not turned back. */
import { expect, it } from 'vitest'
import { turnDrawing } from '../edits/arrange-nodes'
import { edgesOf } from '../graph/edges'
import type { Design } from '../model/design'
import { emptyDesign } from '../model/empty-design'
import { nodeIds } from '../model/node-id'
import { arrange } from './arrange'
import { boxOf } from './box-of'

const design: Design = {
  ...emptyDesign('down'),
  producers: [{ name: 'checkout', produces: [{ topic: 'orders' }, { topic: 'payments' }] }],
  topics: [{ name: 'orders' }, { name: 'payments' }, { name: 'invoices' }],
  consumerGroups: [
    { name: 'billing', consumes: [{ topic: 'orders' }], produces: [{ topic: 'invoices' }] },
    { name: 'ledger', consumes: [{ topic: 'payments' }] },
  ],
}

it('lets every edge go down, and no node lie on another', () => {
  const down = turnDrawing('down').apply(design)
  for (const { from, to } of edgesOf(down)) {
    const [above, below] = [boxOf(down, from), boxOf(down, to)]
    expect((above?.y ?? 0) + (above?.height ?? 0)).toBeLessThan(below?.y ?? 0)
  }
  const boxes = nodeIds(down).flatMap((id) => boxOf(down, id) ?? [])
  for (const one of boxes)
    for (const other of boxes)
      if (one !== other)
        expect(
          one.x + one.width <= other.x ||
            other.x + other.width <= one.x ||
            one.y + one.height <= other.y ||
            other.y + other.height <= one.y,
        ).toBe(true)
})

it('is as it was when it is turned back, and says nothing of a direction', () => {
  const back = turnDrawing('right').apply(turnDrawing('down').apply(design))
  expect(back.layout).toEqual({ positions: arrange(design) })
})
