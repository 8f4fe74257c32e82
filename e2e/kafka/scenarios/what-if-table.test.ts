import { describe, expect, it } from 'vitest'
import { type Curve, clearedAt } from './what-if-table'

const LEVEL = 60
/** Four looks a second at a lag of so many records. */
const curveOf = (...records: readonly number[]): Curve =>
  records.map((lag, at) => ({ at: at / 4, records: lag }))
const high = (seconds: number): number[] => Array<number>(seconds * 4).fill(200)
const low = (seconds: number): number[] => Array<number>(seconds * 4).fill(0)

describe('when a lag is back', () => {
  it('is where the line between two looks crosses the level', () => {
    expect(clearedAt(curveOf(...high(2), 120, 0, 0), LEVEL)).toBeCloseTo(2.125)
  })

  it('is not put off by a moment in which the machine stood still', () => {
    const calm = clearedAt(curveOf(...high(2), ...low(5)), LEVEL)
    expect(clearedAt(curveOf(...high(2), ...low(3), 77, 70, ...low(2)), LEVEL)).toBe(calm)
    expect(clearedAt(curveOf(...high(2), ...low(1), 77, ...low(1), 77, ...low(2)), LEVEL)).toBe(calm)
  })

  it('is put off by a lag that comes again and lasts', () => {
    expect(clearedAt(curveOf(...high(2), ...low(3), ...high(1), ...low(2)), LEVEL)).toBeGreaterThan(5)
  })

  it('never comes where the lag is there at the last look', () => {
    expect(clearedAt(curveOf(...high(2), ...low(3), 77), LEVEL)).toBe(Number.POSITIVE_INFINITY)
  })
})
