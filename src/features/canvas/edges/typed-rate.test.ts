import { expect, it } from 'vitest'
import { readTypedRate } from './typed-rate'

it.each([
  ['500', { average: 500 }],
  ['5M/day', { average: 57.8704 }],
  ['500 to 2000', { average: 500, peak: 2000 }],
  ['500-2000', { average: 500, peak: 2000 }],
  ['1k - 2k', { average: 1000, peak: 2000 }],
  ['500 – 2,000', { average: 500, peak: 2000 }],
  ['500..2000', { average: 500, peak: 2000 }],
  ['500 -> 2000', { average: 500, peak: 2000 }],
  ['500, peak 2000', { average: 500, peak: 2000 }],
  ['500 to 500', { average: 500, peak: 500 }],
  ['1e-1', { average: 0.1 }],
])('%s', (typed, rate) => {
  expect(readTypedRate(typed, 'orders')).toEqual({ ok: true, value: rate })
})

it.each(['1 to 2 to 3', 'some', '500 to', '-5', '2000 to 500', '1k - 500', '2 k/s, peak 500'])(
  'refuses %s',
  (typed) => {
    expect(readTypedRate(typed, 'orders').ok).toBe(false)
  },
)
