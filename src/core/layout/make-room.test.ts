import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Box } from './box-of'
import { makeRoom } from './make-room'

const box = fc.record({
  x: fc.integer({ min: -600, max: 600 }),
  y: fc.integer({ min: -600, max: 600 }),
  width: fc.constant(200),
  height: fc.constant(90),
})

const overlap = (one: Box, other: Box): boolean =>
  one.x < other.x + other.width &&
  other.x < one.x + one.width &&
  one.y < other.y + other.height &&
  other.y < one.y + one.height

it('moves nothing that is in nobody’s way', () => {
  const fixed = { x: 0, y: 0, width: 200, height: 90 }
  expect(makeRoom(fixed, [['far', { ...fixed, y: 400 }]])).toEqual({})
  expect(makeRoom(fixed, [['beside', { ...fixed, x: 300 }]])).toEqual({})
})

it('leaves what was put where it was put, and pushes the others straight up or down', () => {
  const fixed = { x: 0, y: 0, width: 200, height: 90 }
  const moved = makeRoom(fixed, [
    ['above', { ...fixed, y: -40 }],
    ['below', { ...fixed, x: 20, y: 30 }],
    ['under', { ...fixed, x: 20, y: 140 }],
  ])
  expect(moved).toEqual({ above: [0, -114], below: [20, 114], under: [20, 228] })
})

it('leaves nothing on what was put, nor on what moved, wherever things stand', () => {
  fc.assert(
    fc.property(box, fc.array(box, { maxLength: 30 }), (fixed, boxes) => {
      const named = boxes.map((one, at): [string, Box] => [`b${at}`, one])
      const moved = makeRoom(fixed, named)
      const after = named.map(([id, one]): [string, Box] => {
        const [x, y] = moved[id] ?? [one.x, one.y]
        expect(x).toBe(one.x)
        return [id, { ...one, x, y }]
      })
      for (const [, one] of after) expect(overlap(one, fixed)).toBe(false)
      const movers = after.filter(([id]) => moved[id])
      for (const [id, one] of movers)
        for (const [other, two] of movers) if (id !== other) expect(overlap(one, two)).toBe(false)
    }),
  )
})
