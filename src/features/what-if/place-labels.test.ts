import { expect, it } from 'vitest'
import { type Box, placeLabels } from './place-labels'

const within = { left: 0, top: 0, width: 400, height: 80 }

const apart = (one: Box, two: Box): boolean =>
  one.left + one.width <= two.left ||
  two.left + two.width <= one.left ||
  one.top + one.height <= two.top ||
  two.top + two.height <= one.top

it.each([
  ['one upon another', [100, 76, 110, 76]],
  ['at the right', [390, 10, 396, 14]],
  ['at the left', [2, 40, 6, 44]],
  ['at a foot', [398, 79, 399, 80]],
] as const)('labels stand apart and inside: %s', (_, [x, y, otherX, otherY]) => {
  const points = [
    { x, y, width: 110 },
    { x: otherX, y: otherY, width: 80 },
  ]
  const boxes = placeLabels(points, within, { air: 8, height: 16 })
  const [one, two] = boxes
  expect(one && two && apart(one, two)).toBe(true)
  for (const { left, top, width, height } of boxes) {
    expect(left).toBeGreaterThanOrEqual(0)
    expect(left + width).toBeLessThanOrEqual(400)
    expect(top).toBeGreaterThanOrEqual(0)
    expect(top + height).toBeLessThanOrEqual(80)
  }
})
