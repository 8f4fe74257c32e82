import { describe, expect, it } from 'vitest'
import { createSlot } from './node-slot'

const named = (name: string): { readonly name: string } => ({ name })

describe('what is cached of an object', () => {
  it('is there for that very object alone, and for that slot', () => {
    const [lengths, letters] = [createSlot<object, number>(), createSlot<object, string>()]
    const [one, other] = [named('one'), named('one')]
    lengths.set(one, 3)
    letters.set(one, 'o')
    lengths.set(one, 4)
    expect([lengths.get(one), letters.get(one)]).toEqual([4, 'o'])
    expect([lengths.get(other), letters.get(other)]).toEqual([undefined, undefined])
  })

  it('is seen by nobody, and goes into no copy', () => {
    const lengths = createSlot<object, number>()
    const one = named('one')
    lengths.set(one, 3)
    expect(Reflect.ownKeys(one)).toEqual(['name'])
    expect(JSON.stringify(one)).toBe('{"name":"one"}')
    expect(one).toStrictEqual(named('one'))
    expect(lengths.get({ ...one })).toBeUndefined()
    expect(lengths.get(structuredClone(one))).toBeUndefined()
  })

  it('is there of what was frozen before, and of what is frozen after', () => {
    const lengths = createSlot<object, number>()
    const [before, after] = [Object.freeze(named('before')), named('after')]
    lengths.set(before, 6)
    lengths.set(after, 5)
    Object.freeze(after)
    expect([lengths.get(before), lengths.get(after)]).toEqual([6, 5])
  })
})
