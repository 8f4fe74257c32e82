import fc from 'fast-check'
import { expect, it } from 'vitest'
import { addArea } from '../edits/edit-marks'
import { placeNodes } from '../edits/place-nodes'
import { emptyDesign } from '../model/empty-design'
import { contentsOf } from './box-of'
import { emptyArea } from './empty-area'

it('nothing stands in a new area, however full the drawing is', () => {
  const at = fc.tuple(fc.integer({ min: -1500, max: 1500 }), fc.integer({ min: -1500, max: 1500 }))
  fc.assert(
    fc.property(fc.array(at, { maxLength: 20 }), at, (positions, point) => {
      const topics = positions.map((_, index) => ({ name: `t${index}` }))
      const placed = Object.fromEntries(positions.map((position, index) => [`topic:t${index}`, position]))
      const design = placeNodes({ ...emptyDesign('Full'), topics }, placed)
      const drawn = addArea(emptyArea(design, point), '').apply(design)
      expect(contentsOf(drawn, 'area:area-1')).toEqual([])
    }),
  )
})

it('is smaller where the usual size has no room, and lies in a larger area', () => {
  const design = placeNodes(
    { ...emptyDesign('Two'), topics: [{ name: 'a' }, { name: 'b' }] },
    {
      'topic:a': [0, 0],
      'topic:b': [600, 0],
    },
  )
  const box = emptyArea(design, [405, 40])
  expect(box.width).toBeLessThan(520)
  expect(box.x + box.width / 2).toBe(405)
  const framed = addArea({ x: -2000, y: -2000, width: 4000, height: 4000 }, 'All').apply(design)
  expect(emptyArea(framed, [405, 40])).toEqual(box)
})
