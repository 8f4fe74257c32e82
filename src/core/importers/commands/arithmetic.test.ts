import { expect, it } from 'vitest'
import { arithmetic } from './arithmetic'

const days = (name: string) => (name === 'DAYS' ? '7' : name === 'WORD' ? 'x' : undefined)

it.each([
  ['24*3600*1000', 86_400_000],
  ['DAYS * 2 + 1', 15],
  ['$DAYS-(1+2)*-2', 13],
  [' $DAYS / 2 % 2 ', 1],
])('computes %s', (text, expected) => {
  expect(arithmetic(text, days)).toBe(expected)
})

it.each(['HOURS*2', 'WORD+1', '1/0', '2**3', '(1', '1)', '', '1 2', '1<<2'])('leaves %s unknown', (text) => {
  expect(arithmetic(text, days)).toBeUndefined()
})
