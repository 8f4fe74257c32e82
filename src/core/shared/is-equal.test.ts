import { describe, expect, it } from 'vitest'
import { isEqual } from './is-equal'

describe('isEqual', () => {
  it.each([
    [{ a: [1, { b: null }] }, { a: [1, { b: null }] }],
    [
      { a: 1, b: 2 },
      { b: 2, a: 1 },
    ],
    [[], []],
  ])('finds %j and %j equal', (one, other) => {
    expect(isEqual(one, other)).toBe(true)
  })

  it.each([
    [{ a: 1 }, { a: 1, b: 2 }],
    [{ a: undefined }, { b: undefined }],
    [
      [1, 2],
      [2, 1],
    ],
    [[], {}],
    [null, {}],
    [1, '1'],
  ])('tells %j from %j', (one, other) => {
    expect(isEqual(one, other)).toBe(false)
  })
})
