/** Catches a curve that misses its ends or the middle, and a label that would lie on a node. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { curveBetween, labelOn, pathOf, pointAt } from './curve'

const point = fc.tuple(fc.integer({ min: -5000, max: 5000 }), fc.integer({ min: -5000, max: 5000 }))
const side = fc.constantFrom('left' as const, 'right' as const)

describe('a curve', () => {
  it('begins and ends where its nodes are, and has a path without gaps in its numbers', () => {
    fc.assert(
      fc.property(point, side, point, side, (from, side1, to, side2) => {
        const curve = curveBetween(from, side1, to, side2)
        for (const axis of [0, 1] as const) {
          expect(pointAt(curve, 0)[axis]).toBeCloseTo(from[axis])
          expect(pointAt(curve, 1)[axis]).toBeCloseTo(to[axis])
        }
        expect(pathOf(curve)).not.toMatch(/NaN|Infinity/)
      }),
    )
  })

  it('passes the middle between two sides that face each other', () => {
    expect(pointAt(curveBetween([0, 0], 'right', [200, 100], 'left'), 0.5)).toEqual([100, 50])
  })
})

describe('a label', () => {
  const straight = (length: number) => curveBetween([0, 0], 'right', [length, 0], 'left')

  it('stands over the middle of its line, higher where the line is wide', () => {
    expect(labelOn(straight(200), '50 k/s', 2, 'over')).toMatchObject({ y: -5, anchor: 'middle' })
    expect(labelOn(straight(200), '50 k/s', 10, 'over')?.y).toBe(-9)
  })

  it('stands on the side to which a steep line falls away', () => {
    const falling = labelOn(curveBetween([0, 0], 'right', [200, 100], 'left'), '50 k/s', 4, 'over')
    const rising = labelOn(curveBetween([0, 100], 'right', [200, 0], 'left'), '50 k/s', 4, 'over')
    expect(falling?.anchor).toBe('start')
    expect(falling?.x).toBeGreaterThan(100)
    expect(rising?.anchor).toBe('end')
    expect(rising?.x).toBeLessThan(100)
  })

  it('stands beside a line of dead letters', () => {
    expect(labelOn(straight(400), 'dead letters 0.1 %', 1, 'beside')?.anchor).toBe('start')
  })

  it('stands at the start where several lines of dead letters run into one topic', () => {
    const label = labelOn(curveBetween([400, 0], 'left', [0, 300], 'right'), '0.1 %', 1, 'start')
    expect(label?.anchor).toBe('end')
    expect(label?.x).toBeGreaterThan(300)
  })

  it('is left out where the nodes leave no room, or where there is nothing to say', () => {
    expect(labelOn(straight(40), '50 k/s', 2, 'over')).toBeNull()
    expect(labelOn(straight(400), '', 2, 'over')).toBeNull()
  })
})
