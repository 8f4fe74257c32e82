/** Catches a rate that nobody means and a field takes, with the brokers that it would need. */
import { expect, it } from 'vitest'
import { formatNeeded } from '@/core/shared/format'
import { readRate } from './quantity'

it('takes what a cluster could carry, and asks about more', () => {
  expect(readRate(1000)('1,000,000,000')).toEqual({ ok: true, value: 1_000_000_000 })
  expect(readRate(1000)('999999999999999')).toMatchObject({
    ok: false,
    error: expect.stringContaining('No cluster carries more'),
  })
})

it('writes out no number of brokers that nobody could have', () => {
  expect(formatNeeded(2_147_483_647)).toBe('more than any cluster has')
  expect(formatNeeded(12)).toBe('12')
})
