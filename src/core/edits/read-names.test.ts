import { expect, it } from 'vitest'
import { readNames } from './read-names'

it.each([
  ['orders\npayments\n', ['orders', 'payments']],
  ['- orders\n- payments\n- orders', ['orders', 'payments']],
  ['1. orders\r\n2. payments', ['orders', 'payments']],
  ['"orders", "payments.dlq"', ['orders', 'payments.dlq']],
  ['orders\tpayments', ['orders', 'payments']],
])('reads %j', (text, names) => {
  expect(readNames(text)).toEqual(names)
})

it.each(['orders', '', 'dear diary\nwhat a day', 'a: 1\nb: 2', '{"a": 1}', '1\n2\n3'])(
  'is no list: %j',
  (text) => {
    expect(readNames(text)).toBeNull()
  },
)
