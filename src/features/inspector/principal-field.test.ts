/** Catches an application that would be everybody to the brokers. */
import { expect, it } from 'vitest'
import { readPrincipal } from './principal-field'

it.each(['*', 'User:*', ' * '])('does not take %j as the principal of an application', (typed) => {
  expect(readPrincipal(typed)).toMatchObject({ ok: false, error: expect.stringContaining('everybody') })
})

it.each(['User:CN=*', 'billing', 'User:b*'])('takes %s', (typed) => {
  expect(readPrincipal(typed)).toEqual({ ok: true, value: typed })
})
