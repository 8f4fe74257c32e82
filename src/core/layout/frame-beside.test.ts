/** Catches a frame that is drawn under a neighbour, and one without room for its title. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Box } from './box-of'
import { frameBeside } from './frame-beside'

const box = (x: number, y: number, width = 200, height = 88): Box => ({ x, y, width, height })

const crosses = (frame: Box, other: Box): boolean => {
  const meets =
    frame.x < other.x + other.width &&
    other.x < frame.x + frame.width &&
    frame.y < other.y + other.height &&
    other.y < frame.y + frame.height
  const holds =
    other.x >= frame.x &&
    other.y >= frame.y &&
    other.x + other.width <= frame.x + frame.width &&
    other.y + other.height <= frame.y + frame.height
  return meets && !holds
}

describe('frameBeside', () => {
  it('keeps between what it is drawn around and what stands below and beside', () => {
    const frame = frameBeside(box(0, 0), [box(0, 120), box(230, 0)])
    expect(frame).toEqual({ x: -28, y: -52, width: 28 + 200 + 15, height: 52 + 88 + 16 })
  })

  it('takes whole what would stand half in it', () => {
    const others = [box(40, 130), box(0, 200)]
    const frame = frameBeside({ x: 0, y: 0, width: 500, height: 180 }, others)
    expect(others.filter((other) => crosses(frame, other))).toEqual([])
    expect(frame.y + frame.height).toBeGreaterThan(288)
  })

  it('lies under none of the nodes that stand in the rows and columns of a drawing', () => {
    const column = fc.integer({ min: 0, max: 5 })
    fc.assert(
      fc.property(fc.array(fc.tuple(column, column), { minLength: 2, maxLength: 20 }), (cells) => {
        const [first = box(0, 0), ...others] = [...new Set(cells.map(String))]
          .map((cell) => cell.split(',').map(Number))
          .map(([x = 0, y = 0]) => box(x * 310, y * 120))
        const frame = frameBeside(first, others)
        expect(others.filter((other) => crosses(frame, other))).toEqual([])
      }),
    )
  })

  it.each([
    ['above', { x: 100, y: 40, width: 200, height: 50 }, { y: 90 }],
    ['at the right', { x: 304, y: 100, width: 200, height: 100 }, { width: 28 + 200 + 4 }],
  ])('gives up room to a neighbour that stands close %s', (_where, other, expected) => {
    expect(frameBeside({ x: 100, y: 100, width: 200, height: 100 }, [other])).toMatchObject(expected)
  })

  it('lies under none of the boxes, however near they stand', () => {
    const place = fc.integer({ min: 0, max: 400 })
    const length = fc.integer({ min: 1, max: 200 })
    const any = fc
      .tuple(place, place, length, length)
      .map(([x, y, width, height]) => box(x, y, width, height))
    fc.assert(
      fc.property(any, fc.array(any, { maxLength: 12 }), (first, others) => {
        const frame = frameBeside(first, others)
        expect(others.filter((other) => crosses(frame, other))).toEqual([])
        expect(crosses(frame, first)).toBe(false)
      }),
    )
  })
})
