import { expect, it } from 'vitest'
import { isWithin, patternWithin, wholeNameTest } from './quick-pattern'

it.each([
  ['orders', 'orders', true],
  ['ord.*', 'orders', true],
  ['(shop|store)\\.(orders|items)\\..*', 'shop.orders.v1', true],
  ['([^.]+)\\.([^.]+)\\.([^.]+)', 'db.public.orders', true],
  ['^(?!internal).*$', 'internal-x', false],
  ['mov.d|x?y?z?', 'moved', true],
  ['[\\w-]+\\.dlq', 'orders.dlq', true],
])('tells of %s whether it fits %s', (pattern, name, fits) => {
  expect(wholeNameTest(pattern)?.(name)).toBe(fits)
})

it.each([
  '(a+)+b',
  '(a|a)*b',
  '(?:a*)*b',
  '((a|ab)(c|bcd))+x',
  '(.*){9}x',
  '(a|aa)+$',
  '.*.*.*.*x',
  'a*a*a*b',
  `${'a?'.repeat(40)}b`,
  `${'(a|a)'.repeat(40)}b`,
  '[^.]+[^.]+[^.]+x',
  '[[^.]+\\.[[^.]+\\.[[^.]+\\.x',
  '[^.]+\\.?[^.]+\\.?[^.]+\\.?x',
  '(unclosed',
  'closed)',
  'a'.repeat(30_000),
])('does not run %s', (pattern) => {
  expect(wholeNameTest(pattern)).toBeUndefined()
  expect(patternWithin(pattern)).toBeUndefined()
})

it('takes no time for what it runs', () => {
  const begun = performance.now()
  for (const pattern of ['.*.*x', `${'a?'.repeat(17)}x`, '[^.]+\\.[^.]+\\.[^.]+x', 'a+a+b'])
    for (let times = 0; times < 20; times += 1) wholeNameTest(pattern)?.('a'.repeat(249))
  expect(performance.now() - begun).toBeLessThan(1500)
  expect(wholeNameTest('a*')?.('a'.repeat(250))).toBe(false)
  const within = patternWithin('a+b')
  expect(within && isWithin(within, 'a'.repeat(100_000))).toBe(false)
})
