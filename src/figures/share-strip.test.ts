import { describe, expect, it } from 'vitest'
import { rampStep, stripSteps } from './share-strip'

describe('the strip of partitions', () => {
  it('shades a share against an even one', () => {
    expect([0, 0.05, 0.1, 0.12, 0.5].map((share) => rampStep(share, 10))).toEqual([0, 0, 3, 4, 5])
  })

  it('bins neighbours by the largest share, so that a hot partition is never hidden', () => {
    const shares = Array.from({ length: 640 }, (_, at) => (at === 321 ? 0.5 : 0.5 / 639))
    const steps = stripSteps(shares)
    expect(steps).toHaveLength(64)
    expect(steps.indexOf(5)).toBe(32)
  })
})
