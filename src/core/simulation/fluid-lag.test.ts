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

  it('has no point for a step without a length, and says nothing of no points', () => {
    expect(fluidLag([{ seconds: 0, arrival: 9, capacity: 1 }])).toEqual([{ seconds: 0, records: 0 }])
    expect(lagAt([], 3)).toBe(0)
  })

  it.each([-1, Number.NaN, Number.POSITIVE_INFINITY])('refuses %d as a quantity', (value) => {
    const step = { seconds: 1, arrival: 1, capacity: 1 }
    for (const key of ['seconds', 'arrival', 'capacity'] as const)
      expect(() => fluidLag([{ ...step, [key]: value }])).toThrow(RangeError)
    expect(() => fluidLag([], value)).toThrow(RangeError)
  })
})

const step = fc.record({ seconds: fc.nat(100), arrival: fc.nat(10_000), capacity: fc.nat(10_000) })
const steps = fc.array(step, { maxLength: 12 })
const lag = fc.nat(5000)
const endOf = (points: ReturnType<typeof fluidLag>): number => points.at(-1)?.records ?? Number.NaN

describe('the laws of a fluid', () => {
  it('is never below none and never above all that arrived', () => {
    fc.assert(
      fc.property(steps, lag, (list, begin) => {
        const arrived = list.reduce((sum, { seconds, arrival }) => sum + seconds * arrival, begin)
        for (const { records } of fluidLag(list, begin)) {
          expect(records).toBeGreaterThanOrEqual(0)
          expect(records).toBeLessThanOrEqual(arrived)
        }
      }),
    )
  })

  it('is what small steps of a queue come to', () => {
    fc.assert(
      fc.property(steps, lag, (list, begin) => {
        let queue = begin
        for (const { seconds, arrival, capacity } of list)
          for (let second = 0; second < seconds; second++) queue = Math.max(0, queue + arrival - capacity)
        expect(endOf(fluidLag(list, begin))).toBeCloseTo(queue, 3)
      }),
    )
  })

  it('goes on from where it stood', () => {
    fc.assert(
      fc.property(steps, steps, lag, (one, other, begin) => {
        const whole = endOf(fluidLag([...one, ...other], begin))
        expect(whole).toBeCloseTo(endOf(fluidLag(other, endOf(fluidLag(one, begin)))), 3)
      }),
    )
  })

  it('is never more for a quicker group', () => {
    fc.assert(
      fc.property(steps, lag, fc.nat(1000), fc.nat(1200), (list, begin, more, moment) => {
        const quicker = list.map((slow) => ({ ...slow, capacity: slow.capacity + more }))
        expect(lagAt(fluidLag(quicker, begin), moment)).toBeLessThanOrEqual(
          lagAt(fluidLag(list, begin), moment) + 1e-6,
        )
      }),
    )
  })

  it('lies between its neighbours at every moment', () => {
    fc.assert(
      fc.property(
        fc.array(step, { minLength: 1, maxLength: 12 }),
        lag,
        fc.nat(1200),
        (list, begin, moment) => {
          const points = fluidLag(list, begin)
          const before = points.findLast(({ seconds }) => seconds <= moment)?.records ?? Number.NaN
          const after = points.find(({ seconds }) => seconds >= moment)?.records ?? before
          const records = lagAt(points, moment)
          expect(records).toBeGreaterThanOrEqual(Math.min(before, after) - 1e-6)
          expect(records).toBeLessThanOrEqual(Math.max(before, after) + 1e-6)
        },
      ),
    )
  })
})
