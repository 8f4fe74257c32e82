import * as d3 from 'd3-interpolate'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { interpolate, interpolateZoom } from './interpolate'

/** Whole: of two places nearer to each other than any two on a screen, d3's path may be no number. */
const position = fc.integer({ min: -1e5, max: 1e5 })
/** As wide as a window shows: of far smaller ones d3 takes differences of nearly equal numbers, and loses digits. */
const width = fc.double({ min: 100, max: 1e5, noNaN: true })
const view = fc.tuple(position, position, width)
const share = fc.double({ min: 0, max: 1, noNaN: true })

/** To a pixel of a drawing of a hundred thousand: the path is a quotient of what nearly cancels. */
function expectNear(ours: readonly number[], theirs: readonly number[]): void {
  for (const [at, value] of theirs.entries())
    expect(Math.abs((ours[at] ?? Number.NaN) - value)).toBeLessThan(1e-5 * Math.max(Math.abs(value), 1e5))
}

describe('a path between two views', () => {
  it('is the one that d3 takes', () => {
    fc.assert(
      fc.property(view, view, share, (from, to, at) =>
        expectNear(interpolateZoom(from, to)(at), d3.interpolateZoom(from, to)(at)),
      ),
    )
  })

  it('zooms about a point as d3 does', () => {
    fc.assert(
      fc.property(view, width, share, ([x, y, from], to, at) =>
        expectNear(
          interpolateZoom([x, y, from], [x, y, to])(at),
          d3.interpolateZoom([x, y, from], [x, y, to])(at),
        ),
      ),
    )
  })

  it('is of numbers alone, however near the two are', () => {
    const near = fc.double({ min: -1e-3, max: 1e-3, noNaN: true })
    fc.assert(
      fc.property(near, near, width, width, share, (x, y, from, to, at) => {
        for (const value of interpolateZoom([0, 0, from], [x, y, to])(at)) expect(value).not.toBeNaN()
      }),
    )
  })

  it('may be even', () => {
    fc.assert(
      fc.property(view, view, share, (from, to, at) =>
        expectNear(interpolate(from, to)(at), d3.interpolate(from, to)(at)),
      ),
    )
  })
})
