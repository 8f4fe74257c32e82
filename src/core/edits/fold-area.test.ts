import { describe, expect, it } from 'vitest'
import { boxOf, contentsOf, foldedAway, standsIn } from '../layout/box-of'
import { hiddenByFolding } from '../layout/folded-areas'
import type { Design } from '../model/design'
import { emptyDesign } from '../model/empty-design'
import { FOLDED_SIZE } from '../model/marks'
import { addRetryTopic } from './add-retry-topic'
import { foldArea } from './fold-area'
import { moveNodes } from './move-nodes'
import { duplicateBeside } from './paste-nodes'
import { removeItems } from './remove-items'
import { renameNode } from './rename-node'

const pipeline: Design = {
  ...emptyDesign('Orders'),
  topics: [{ name: 'orders' }, { name: 'far' }],
  consumerGroups: [{ name: 'billing', consumes: [{ topic: 'orders' }] }],
  layout: {
    positions: {
      'topic:orders': [100, 100],
      'consumerGroup:billing': [500, 100],
      'topic:far': [2000, 100],
    },
    areas: { 'area-1': { title: 'Billing', at: [60, 40], size: [900, 600] } },
  },
}
const folded = foldArea('area-1', true).apply(pipeline)
const AREA = 'area:area-1'

describe('a folded area', () => {
  it('holds what stood in it, and opens as it was', () => {
    expect(contentsOf(folded, AREA)).toEqual(['topic:orders', 'consumerGroup:billing'])
    expect(boxOf(folded, AREA)).toEqual({ x: 60, y: 40, width: FOLDED_SIZE[0], height: FOLDED_SIZE[1] })
    expect(foldArea('area-1', false).apply(folded)).toEqual(pipeline)
    expect(foldArea('area-1', true).apply(folded)).toBe(folded)
  })

  it('takes nothing that is put on its ground, which makes way when it opens', () => {
    const put = moveNodes({ 'topic:far': [400, 300] }).apply(folded)
    expect([...hiddenByFolding(put).keys()]).toEqual(['topic:orders', 'consumerGroup:billing'])
    const open = foldArea('area-1', false).apply(put)
    const [frame, far] = [boxOf(open, AREA), boxOf(open, 'topic:far')]
    expect(frame && far && standsIn(far, frame)).toBe(false)
    expect(contentsOf(open, AREA)).toEqual(contentsOf(pipeline, AREA))
    expect(open.layout?.positions?.['topic:orders']).toEqual([100, 100])
  })

  it('takes what it holds along, and follows its names', () => {
    const moved = moveNodes({ [AREA]: [1060, 40] }).apply(folded)
    expect(moved.layout?.positions?.['topic:orders']).toEqual([1100, 100])
    const renamed = renameNode('topic', 'orders', 'sales').apply(moved)
    expect(contentsOf(renamed, AREA)).toEqual(['topic:sales', 'consumerGroup:billing'])
    const gone = removeItems(['topic:sales']).apply(renamed)
    expect(gone.layout?.areas?.['area-1']?.holds).toEqual(['consumerGroup:billing'])
  })

  it('is copied right beside its box, and the copy holds the copies', () => {
    const copied = duplicateBeside([AREA]).apply(folded)
    const [one, other] = [boxOf(copied, AREA), boxOf(copied, 'area:area-2')]
    expect(one && other && Math.max(other.x - one.x - one.width, other.y - one.y - one.height)).toBeLessThan(
      60,
    )
    expect(contentsOf(copied, 'area:area-2')).toEqual(['topic:orders-2', 'consumerGroup:billing-2'])
    expect(contentsOf(copied, AREA)).toEqual(contentsOf(folded, AREA))
    const open = foldArea('area-1', false).apply(copied)
    expect(contentsOf(open, AREA)).toEqual(contentsOf(pipeline, AREA))
    expect([...foldedAway(open)]).toEqual(['topic:orders-2', 'consumerGroup:billing-2'])
  })

  it('leaves what it holds where it stood when it is deleted', () => {
    const left = removeItems([AREA]).apply(folded)
    expect(left.layout?.areas).toBeUndefined()
    expect(left.layout?.positions).toEqual(pipeline.layout?.positions)
  })

  it('stands in another one with all that it holds', () => {
    const outer: Design = {
      ...pipeline,
      layout: {
        ...pipeline.layout,
        areas: { ...pipeline.layout?.areas, outer: { title: 'All', at: [0, 0], size: [1200, 900] } },
      },
    }
    const inner = foldArea('area-1', true).apply(outer)
    expect(contentsOf(inner, 'area:outer')).toEqual(['topic:orders', 'consumerGroup:billing', AREA])
    const both = foldArea('outer', true).apply(inner)
    expect(hiddenByFolding(both).get('topic:orders')).toBe('area:outer')
    expect(hiddenByFolding(both).get(AREA)).toBe('area:outer')
    const open = foldArea('outer', false).apply(both)
    expect(open).toEqual(inner)
  })
})

describe('what is made from a node in an area', () => {
  const chain = (design: Design) => [1, 2, 3, 4].reduce((so) => addRetryTopic('billing').apply(so), design)

  it('comes to stand in it: the area grows, and others make way', () => {
    const crowded: Design = {
      ...pipeline,
      layout: {
        ...pipeline.layout,
        positions: { ...pipeline.layout?.positions, 'topic:far': [560, 660] },
      },
    }
    const grown = chain(crowded)
    const held = contentsOf(grown, AREA)
    expect(held.filter((id) => id.includes('retry'))).toHaveLength(4)
    expect(held).not.toContain('topic:far')
    const bottom = (id: string) => {
      const box = boxOf(grown, id)
      return box ? box.y + box.height : 0
    }
    for (const id of held) expect(bottom(id)).toBeLessThanOrEqual(bottom(AREA))
    expect(grown.layout?.areas?.['area-1']?.at).toEqual([60, 40])
  })

  it('is folded with it where the area is folded', () => {
    const grown = chain(folded)
    expect(hiddenByFolding(grown).get('topic:orders.retry-4')).toBe(AREA)
    expect(contentsOf(foldArea('area-1', false).apply(grown), AREA)).toContain('topic:orders.retry-4')
  })

  it('stands below the group where only the group is in the area', () => {
    const apart: Design = {
      ...pipeline,
      layout: {
        ...pipeline.layout,
        areas: { 'area-1': { title: 'Team', at: [460, 40], size: [300, 200] } },
      },
    }
    expect(contentsOf(chain(apart), AREA)).toHaveLength(5)
  })
})
