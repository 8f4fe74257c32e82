/** Catches a scenario that nobody can wait for, and one that is over before it was seen. */
import { expect, it } from 'vitest'
import { speedOf, speedsFor } from './playing-speed'

it.each([
  [60, [1, 10, 30, 60]],
  [1200, [1, 10, 30, 60]],
  [21_600, [30, 60, 300, 900]],
  [86_400, [60, 300, 900, 3600]],
])('offers speeds for %i s', (lengthSeconds, speeds) => {
  expect(speedsFor(lengthSeconds)).toEqual(speeds)
})

it('shows any length in a minute at most, by the fastest', () => {
  for (const lengthSeconds of [1, 20, 600, 7200, 86_400, 604_800, 2_592_000, 31_536_000]) {
    const fastest = speedsFor(lengthSeconds).at(-1) ?? 0
    expect(lengthSeconds / fastest).toBeLessThanOrEqual(110)
  }
})

it('takes one that is offered where the chosen one is not', () => {
  expect(speedOf({ speed: 30, scenario: { lengthSeconds: 1200 } })).toBe(30)
  expect(speedOf({ speed: 30, scenario: { lengthSeconds: 86_400 } })).toBe(900)
})
