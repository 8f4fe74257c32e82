import fc from 'fast-check'
import { expect, it } from 'vitest'
import { restOf, withRest } from './link-rest'

/** Plain data as JSON has it, with names that break naive code. */
const plain = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.string(),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom('a', 'b', '0', 'constructor', '__proto__'), tie('value'), {
      noNullPrototype: true,
    }),
  ),
})).value

it('makes the whole again of any two values', () => {
  fc.assert(
    fc.property(plain, plain, (whole, carried) => {
      const rest = restOf(whole, carried)
      const made =
        rest === undefined ? carried : withRest(structuredClone(carried), JSON.parse(JSON.stringify(rest)))
      expect(made).toEqual(whole)
    }),
    { numRuns: 2000 },
  )
})

it('names only what differs, lists by the index of their items', () => {
  const carried = { groups: [{ name: 'a' }, { name: 'b', members: 2 }] }
  const whole = { groups: [{ name: 'a' }, { name: 'b', members: 2, owner: 'team' }] }
  expect(restOf(whole, carried)).toEqual({ groups: { 1: { owner: 'team' } } })
  expect(restOf(carried, structuredClone(carried))).toBeUndefined()
})
