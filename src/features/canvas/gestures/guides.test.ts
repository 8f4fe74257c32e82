import { expect, it } from 'vitest'
import { snapToGuides } from './guides'

const still = [{ x: 0, y: 0, width: 200, height: 90 }]

it('lays an edge or the middle on that of what stands still, the nearest within reach', () => {
  const { by, guides } = snapToGuides([{ x: 303, y: 4, width: 200, height: 90 }], still, 5)
  expect(by).toEqual([0, -4])
  expect(guides).toEqual([{ axis: 'y', at: 0, from: 0, to: 503 }])
})

it('lays both axes at once, and moves what moves together by one step', () => {
  const moving = [
    { x: 3, y: 197, width: 100, height: 50 },
    { x: 103, y: 260, width: 100, height: 50 },
  ]
  const { by, guides } = snapToGuides(moving, still, 5)
  expect(by).toEqual([-3, 0])
  expect(guides.map(({ axis }) => axis)).toEqual(['x'])
})

it('leaves alone what is out of reach', () => {
  expect(snapToGuides([{ x: 40, y: 400, width: 90, height: 50 }], still, 5)).toEqual({
    by: [0, 0],
    guides: [],
  })
  expect(snapToGuides([], still, 5)).toEqual({ by: [0, 0], guides: [] })
})
