import { describe, expect, it } from 'vitest'
import { rampStep, stripSteps } from './share-strip'

describe('the strip of partitions', () => {
  it('shades a share against an even one', () => {
    expect([0, 0.03, 0.06, 0.1, 0.5].map((share) => rampStep(share, 10))).toEqual([0, 1, 2, 3, 5])
  })

  it('is one tone for a spread of a few per cent, and shouts where a partition cannot bear its share', () => {
    expect([0.0592, 0.0625, 0.0662].map((share) => rampStep(share, 16))).toEqual([3, 3, 3])
    expect([0.1, 0.15, 0.3].map((share) => rampStep(share, 10, 0.25))).toEqual([3, 4, 5])
    expect(rampStep(0.1, 10, 0.05)).toBe(5)
  })

  it('bins neighbours by the largest share, so that a hot partition is never hidden', () => {
    const shares = Array.from({ length: 640 }, (_, at) => (at === 321 ? 0.5 : 0.5 / 639))
    const steps = stripSteps(shares)
    expect(steps).toHaveLength(64)
    expect(steps.indexOf(5)).toBe(32)
  })
})
