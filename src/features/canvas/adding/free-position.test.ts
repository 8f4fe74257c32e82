/** Catches a new node that lies on another one, or farther from where it was asked for than it has to. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { overlaps } from '../flow/scene'
import { freePosition } from './free-position'

const SIZE = { width: 200, height: 80 }

describe('freePlace', () => {
  it('is where it was wanted, as long as nothing stands there', () => {
    expect(freePosition(SIZE, [30, 40], [])).toEqual([30, 40])
    expect(freePosition(SIZE, [30, 40], [{ x: 300, y: 40, ...SIZE }])).toEqual([30, 40])
  })

  it('steps below what stands there, or above where that is nearer', () => {
    expect(freePosition(SIZE, [0, 30], [{ x: 0, y: 0, ...SIZE }])).toEqual([0, 126])
    expect(freePosition(SIZE, [0, -30], [{ x: 0, y: 0, ...SIZE }])).toEqual([0, -126])
  })

  it('steps aside where a column is full', () => {
    const column = Array.from({ length: 30 }, (_, at) => ({ x: 0, y: (at - 15) * 100, ...SIZE }))
    const [x] = freePosition(SIZE, [0, 0], column)
    expect(Math.abs(x)).toBe(240)
  })

  it('covers nothing, wherever boxes lie', () => {
    const box = fc.record({ x: fc.integer({ min: -400, max: 400 }), y: fc.integer({ min: -300, max: 300 }) })
    fc.assert(
      fc.property(fc.array(box, { maxLength: 12 }), (corners) => {
        const boxes = corners.map((corner) => ({ ...corner, ...SIZE }))
        const [x, y] = freePosition(SIZE, [0, 0], boxes)
        expect(boxes.filter((other) => overlaps(other, { x, y, ...SIZE }))).toEqual([])
      }),
    )
  })
})
