/** Catches causes that the weakest link hides. */
import { expect, it } from 'vitest'
import { join, pass, SOUND, type Weakness } from './guarantee'

const weak = (name: string, rank: number): Weakness => ({
  kind: 'not-idempotent',
  at: `producer:${name}`,
  name,
  rank,
  origin: 'user',
})

it('keeps all causes of a fact, the weakest first, each once', () => {
  const one = pass(SOUND, { repeat: weak('a', 2) })
  const other = pass(SOUND, { repeat: weak('b', 3) })
  const both = join(one, other)
  expect(both.repeat?.name).toBe('b')
  expect(both.causes.repeat.map(({ name }) => name)).toEqual(['b', 'a'])
  expect(join(both, one)).toBe(both)
  const read = pass(both, { repeat: weak('reader', 2), reorder: weak('c', 1) })
  expect(read.causes.repeat.map(({ name }) => name)).toEqual(['b', 'a', 'reader'])
  expect(read.causes.reorder.map(({ name }) => name)).toEqual(['c'])
})
