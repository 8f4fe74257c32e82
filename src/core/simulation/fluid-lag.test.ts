import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fluidLag, lagAt } from './fluid-lag'

describe('fluidLag', () => {
  it('grows by what is beyond the capacity and drains by what is left of it', () => {
    const points = fluidLag([
      { seconds: 10, arrival: 300, capacity: 100 },
      { seconds: 30, arrival: 20, capacity: 100 },
    ])
    expect(points).toEqual([
      { seconds: 0, records: 0 },
      { seconds: 10, records: 2000 },
      { seconds: 35, records: 0 },
      { seconds: 40, records: 0 },
    ])
    expect(lagAt(points, 5)).toBe(1000)
    expect(lagAt(points, 22.5)).toBe(1000)
    expect(lagAt(points, 99)).toBe(0)
  })

  it('keeps a lag where arrivals and capacity are the same', () => {
    expect(fluidLag([{ seconds: 5, arrival: 7, capacity: 7 }], 40)).toEqual([
      { seconds: 0, records: 40 },
      { seconds: 5, records: 40 },
    ])
  })

  it('leaves out steps without a length, and says nothing of no points', () => {
    expect(fluidLag([{ seconds: 0, arrival: 9, capacity: 1 }])).toEqual([{ seconds: 0, records: 0 }])
    expect(lagAt([], 3)).toBe(0)
  })

  it('is never below none and never above all that arrived', () => {
    const steps = fc.array(
      fc.record({ seconds: fc.nat(100), arrival: fc.nat(10_000), capacity: fc.nat(10_000) }),
      { maxLength: 12 },
    )
    fc.assert(
      fc.property(steps, fc.nat(5000), (list, lag) => {
        const arrived = list.reduce((sum, { seconds, arrival }) => sum + seconds * arrival, lag)
        for (const { records } of fluidLag(list, lag)) {
          expect(records).toBeGreaterThanOrEqual(0)
          expect(records).toBeLessThanOrEqual(arrived + 1e-6)
        }
      }),
    )
  })
})
