/** Catches a rate that is taken for a part of a name, or a name for a rate. */
import { expect, it } from 'vitest'
import { splitTyped } from './split-typed'

it.each([
  ['orders 5k', 'orders', '5k'],
  ['orders  500 to 2000 ', 'orders', '500 to 2000'],
  ['orders 10 MB/s', 'orders', '10 MB/s'],
  ['writes orders 1 500/s', 'writes orders', '1 500/s'],
  ['terminal 4 feed 5k', 'terminal 4 feed', '5k'],
  ['terminal 4 feed 500 to 2000', 'terminal 4 feed', '500 to 2000'],
  ['terminal 4 feed', 'terminal 4 feed', undefined],
  ['orders.v2', 'orders.v2', undefined],
  ['orders 2nd', 'orders 2nd', undefined],
  ['5k', '5k', undefined],
  ['', '', undefined],
])('%j is %j at %s', (typed, name, rate) => {
  expect(splitTyped(typed)).toEqual(rate === undefined ? { name } : { name, rate })
})
